"""The list of events: filters in force can be taken away, others be added, by htmx or without."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from entities.models import Event
from tests.factories import make_article, make_entity, make_event

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025."


@pytest.fixture
def event() -> Event:
    oslo = make_entity("Oslo", kind="place", latitude=59.9, longitude=10.7)
    parties = make_entity("Anna Berg"), make_entity("Carl Dorn")
    article = make_article(TEXT, published=date(2025, 3, 7))
    return make_event(article, "met", *parties, place=oslo, day=date(2025, 3, 6))


def test_every_filter_in_force_is_a_chip_that_takes_it_away(client: Client, event: Event) -> None:
    query = {"kind": "meeting", "person": "anna-berg", "from": "2025-03-01", "q": "oslo"}
    asked = client.get("/events/", query).context["asked"]
    labels = [chip.label for chip in asked.chips]
    assert labels == ["Anna Berg", "meeting or talks", "“oslo”", "from 1 March 2025 on"]
    assert asked.chips[0].url == "/events/?kind=meeting&from=2025-03-01&q=oslo"


def test_who_takes_part_can_be_added(client: Client, event: Event) -> None:
    asked = client.get("/events/", {"person": "anna-berg"}).context["asked"]
    ((heading, (chip,)),) = asked.facets
    assert (str(heading), chip.label, chip.reports) == ("People", "Carl Dorn", 1)
    answer = client.get(chip.url)
    assert list(answer.context["page"]) == [event]


def test_where_it_was_is_on_the_map(client: Client, event: Event) -> None:
    asked = client.get("/events/").context["asked"]
    (dot,) = asked.map.dots
    assert (dot.url, dot.spots[0].said) == ("/places/oslo/", "1 event")


def test_typing_is_answered_with_the_list_alone(client: Client, event: Event) -> None:
    answer = client.get("/events/?q=oslo&kind=", headers={"HX-Request": "true"})
    assert "<h1>" not in answer.content.decode()
    assert event.title in answer.content.decode()
    assert answer["HX-Replace-Url"] == "/events/?q=oslo"
    assert "HX-Request" in answer["Vary"]


def test_words_are_sought_in_names_too(client: Client, event: Event) -> None:
    Event.objects.update(title="Talks", place=None)
    assert list(client.get("/events/?q=dorn").context["page"]) == [event]
    assert list(client.get("/events/?q=nobody").context["page"]) == []


@pytest.mark.parametrize("query", ["kind=nonsense", "q=%00", "from=31.12.2025", "status=x"])
def test_nonsense_is_left_out_of_the_question(client: Client, event: Event, query: str) -> None:
    context = client.get(f"/events/?{query}").context
    assert not context["asked"].something
    assert list(context["page"]) == [event]


def test_the_calendar_file_asks_the_same(client: Client, event: Event) -> None:
    text = client.get("/events/?kind=meeting&page=1").content.decode()
    assert 'href="/events.ics?kind=meeting"' in text
