"""The map of a place: itself and what is named with it, but no government."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.test import Client

from entities.maps import Map
from entities.models import Entity
from entities.views.mapped import map_of
from tests.factories import make_article, make_entity, make_mention

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg flew from Oslo to Kyiv. Washington said nothing."


def make_place(name: str, latitude: float | None, longitude: float | None) -> Entity:
    return make_entity(name, "place", latitude=latitude, longitude=longitude)


@pytest.fixture
def places() -> list[Entity]:
    return [
        make_place("Oslo", 59.9, 10.7),
        make_place("Kyiv", 50.5, 30.5),
        make_place("Washington", 38.9, -77.0),
    ]


def report(*places: Entity, sense: str = "") -> None:
    article = make_article(TEXT)
    for each in places:
        make_mention(article, each.name, each, sense=sense if each.name == "Washington" else "")


def shown(client: Client, address: str) -> Map | None:
    found: Map | None = client.get(address).context["dossier"].map
    return found


def names(drawn: Map | None) -> Sequence[str]:
    assert drawn
    return [spot.name for spot in drawn.spots]


def test_a_place_is_drawn_first_with_the_places_named_with_it(
    client: Client, places: list[Entity]
) -> None:
    report(*places[:2])
    drawn = shown(client, "/places/kyiv/")
    assert names(drawn) == ["Kyiv", "Oslo"]
    assert drawn
    assert [dot.own for dot in drawn.dots if dot.url == "/places/kyiv/"] == [True]


def test_a_government_is_no_dot(client: Client, places: list[Entity]) -> None:
    report(*places, sense="government")
    assert "Washington" not in names(shown(client, "/places/kyiv/"))
    assert "Washington" not in names(shown(client, "/places/washington/"))


def test_what_is_seldom_named_does_not_widen_the_map(client: Client, places: list[Entity]) -> None:
    for _ in range(5):
        report(*places[:2])
    report(*places)
    assert names(shown(client, "/places/kyiv/")) == ["Kyiv", "Oslo"]


def test_a_place_nobody_could_locate_has_no_map(client: Client) -> None:
    report(make_place("Oslo", None, None))
    assert shown(client, "/places/oslo/") is None


def test_people_have_none(client: Client, places: list[Entity]) -> None:
    anna = make_entity("Anna Berg")
    article = make_article(TEXT)
    make_mention(article, "Anna Berg", anna)
    make_mention(article, "Oslo", places[0])
    assert shown(client, "/people/anna-berg/") is None


def test_the_equator_and_the_meridian_are_somewhere() -> None:
    drawn = map_of([(make_place("Null Island", 0.0, 0.0), 1)])
    assert names(drawn) == ["Null Island"]


def test_the_drawing_says_its_places_in_words_and_in_a_table(
    client: Client, places: list[Entity]
) -> None:
    report(*places[:2])
    text = client.get("/places/kyiv/").content.decode()
    assert "<title>Oslo: 1 report</title>" in text
    assert "Kyiv and the places most often named in the same reports." in text
    assert '<th scope="row"><a class="e place" href="/places/oslo/">Oslo</a></th>' in text
    assert 'style="' not in text
