"""Events as calendar files: the same filters as the list, and no day sharper than it is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from entities.models import Entity, Event
from tests.factories import make_article, make_entity, make_event

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025."


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg")


@pytest.fixture
def meeting(anna: Entity) -> Event:
    oslo = make_entity("Oslo", kind="place", latitude=59.9, longitude=10.7)
    article = make_article(TEXT, source="Gazette", published=date(2025, 3, 7))
    return make_event(article, "met", anna, place=oslo, day=date(2025, 3, 6))


@pytest.fixture
def week(anna: Entity) -> Event:
    monday = date(2025, 2, 3)
    days: dict[str, Any] = {"earliest": monday, "latest": monday + timedelta(days=6)}
    told = {"kind": "call", "status": "announced", "precision": "week", **days}
    return make_event(make_article(TEXT), "met", anna, **told)


def entries(client: Client, address: str, **query: str) -> list[Any]:
    answer = client.get(address, query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return list(Calendar.from_ical(content.decode()).walk("VEVENT"))


def test_every_dated_event_is_an_entry(client: Client, meeting: Event, week: Event) -> None:
    make_event(make_article(TEXT), "met", make_entity("Eva Holm"))
    first, last = entries(client, "/events.ics")
    assert [each["DTSTART"].dt for each in (first, last)] == [date(2025, 2, 3), date(2025, 3, 6)]
    assert str(last["URL"]).endswith(meeting.get_absolute_url())
    assert "Gazette" in last["DESCRIPTION"]
    assert (last["STATUS"], first["STATUS"]) == ("CONFIRMED", "TENTATIVE")


def test_a_week_is_not_its_first_day_and_says_so(client: Client, week: Event) -> None:
    (entry,) = entries(client, f"/events/{week.pk}.ics")
    assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(days=7)
    assert "known to the week" in entry["SUMMARY"]


def test_a_day_by_an_estimate_says_so(client: Client, anna: Entity) -> None:
    guessed: dict[str, Any] = {
        "estimate_earliest": date(2025, 3, 6),
        "estimate_latest": date(2025, 3, 8),
    }
    event = make_event(make_article(TEXT, **guessed), "met", anna, day=date(2025, 3, 6))
    (entry,) = entries(client, f"/events/{event.pk}.ics")
    assert entry["SUMMARY"].startswith("≈ ")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "meeting"}, 1),
        ({"status": "announced"}, 1),
        ({"place": "oslo"}, 1),
        ({"person": "anna-berg"}, 2),
        ({"q": "oslo"}, 1),
        ({"from": "2025-02-09", "to": "2025-02-28"}, 1),
    ],
)
def test_it_holds_what_the_list_holds(
    client: Client, meeting: Event, week: Event, query: dict[str, str], found: int
) -> None:
    assert len(entries(client, "/events.ics", **query)) == found
    assert client.get("/events/", query).context["page"].paginator.count == found


def test_a_moved_event_sends_its_calendar_on(client: Client, meeting: Event, week: Event) -> None:
    Event.objects.filter(pk=week.pk).update(moved_to=meeting)
    answer = client.get(f"/events/{week.pk}.ics")
    assert (answer.status_code, answer["Location"]) == (301, f"/events/{meeting.pk}.ics")


def test_an_unknown_event_has_none(client: Client) -> None:
    assert client.get("/events/99.ics").status_code == 404
    assert client.get("/events.ics?person=nobody").status_code == 404
