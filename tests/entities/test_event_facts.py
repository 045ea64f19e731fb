"""What an event's page shows follows from its tellings."""

from __future__ import annotations

from datetime import date

import pytest

from entities.event_facts import refresh_events, resolve_again
from entities.models import Entity, Naming
from tests.factories import make_article, make_entity, make_event

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)


def test_whoever_a_name_turned_out_to_be_takes_part() -> None:
    article = make_article("Berg spoke.")
    lone, whole = make_entity("Berg"), make_entity("Anna Berg")
    event = make_event(article, "spoke", lone, kind="statement")
    Naming.objects.create(
        article=article, kind="person", name="Berg", key="berg", block="berg", entity=whole
    )
    Entity.objects.filter(pk=lone.pk).update(reports=0)
    refresh_events(resolve_again([lone.pk, whole.pk]))
    event.refresh_from_db()
    assert [each.entity for each in event.taking_part.all()] == [whole]
    assert event.title == "Statement by Anna Berg"


def test_copies_are_one_text() -> None:
    anna, original = make_entity("Anna Berg"), make_article("Anna Berg spoke.")
    copy = make_article("Anna Berg spoke.", reprint_of=original, reprint_kind="same text")
    event = make_event(original, "spoke", anna)
    make_event(copy, "spoke", anna, event=event)
    assert (event.reports, event.texts) == (2, 1)


def test_people_stand_before_countries_with_the_part_most_often_told() -> None:
    norway, anna = make_entity("Norway", kind="place"), make_entity("Anna Berg")
    event = make_event(make_article("It met."), "met", norway, anna, day=SIXTH)
    assert [each.entity for each in event.taking_part.all()] == [anna, norway]


def test_the_day_told_most_is_shown_of_two_equally_sharp() -> None:
    anna, other = make_entity("Anna Berg"), date(2025, 3, 5)
    event = make_event(make_article("She met."), "met", anna, day=other)
    for _ in range(2):
        make_event(make_article("She met."), "met", anna, day=SIXTH, event=event)
    assert (event.earliest, event.precision) == (SIXTH, "day")


@pytest.mark.parametrize(
    ("latitude", "shown"), [(59.93, "The Fortress"), (63.4, "Oslo")], ids=["in it", "far away"]
)
def test_the_house_in_the_city_most_told_is_where_it_was(latitude: float, shown: str) -> None:
    anna = make_entity("Anna Berg")
    oslo = make_entity("Oslo", kind="place", place_kind="city", latitude=59.91, longitude=10.75)
    house = {"place_kind": "building", "latitude": latitude, "longitude": 10.74}
    fortress = make_entity("The Fortress", kind="place", **house)
    event = make_event(make_article("She met."), "met", anna, place=oslo, day=SIXTH)
    for place in (oslo, fortress):
        make_event(make_article("She met."), "met", anna, place=place, day=SIXTH, event=event)
    refresh_events([event.pk])
    event.refresh_from_db()
    assert event.place is not None
    assert event.place.name == shown
