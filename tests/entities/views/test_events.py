"""What happened: one event's page, and the list of events."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from entities.event_facts import refresh_events
from entities.models import Entity, Event
from tests.factories import make_article, make_entity, make_event, make_story

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025."


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg", line="Defence Minister")


@pytest.fixture
def event(anna: Entity) -> Event:
    article = make_article(TEXT, title="Talks", source="Gazette", published=date(2025, 3, 7))
    oslo = make_entity("Oslo", kind="place", place_kind="city")
    return make_event(article, "met", anna, make_entity("Carl Dorn"), place=oslo, day=SIXTH)


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_what_who_where_when_and_the_words(client: Client, event: Event) -> None:
    text = page(client, event.get_absolute_url())
    for part in (
        "<h1>Anna Berg and Carl Dorn meet in Oslo</h1>",
        "/people/anna-berg/",
        "/places/oslo/",
        "/dates/2025/03/06/",
        'Anna Berg <b class="words">met</b> Carl Dorn',
        "held",
        "Talks",
    ):
        assert part in text


def test_a_copy_is_folded_under_its_original(client: Client, event: Event, anna: Entity) -> None:
    original = Article.objects.get()
    copy = make_article(TEXT, title="Again", reprint_of=original, reprint_kind="same text")
    make_event(copy, "met", anna, day=SIXTH, event=event)
    answer = client.get(event.get_absolute_url())
    (text,) = answer.context["tellings"].texts
    assert (text.article, text.copies) == (original, [copy])


def test_the_status_is_shown_as_it_moved(client: Client, event: Event, anna: Entity) -> None:
    before = make_article(TEXT, published=date(2025, 3, 4))
    make_event(before, "met", anna, day=SIXTH, event=event, status="announced")
    moves = client.get(event.get_absolute_url()).context["tellings"].moves
    assert [(each.status, each.day) for each in moves] == [
        ("announced", date(2025, 3, 4)),
        ("held", date(2025, 3, 7)),
    ]


def test_an_undated_announcement_stands_where_its_estimate_ends(
    client: Client, event: Event, anna: Entity
) -> None:
    first, last = date(2025, 3, 3), date(2025, 3, 5)
    before = make_article(TEXT, published=None, estimate_earliest=first, estimate_latest=last)
    make_event(before, "met", anna, day=SIXTH, event=event, status="announced")
    moves = client.get(event.get_absolute_url()).context["tellings"].moves
    assert [each.status for each in moves] == ["announced", "held"]


def test_the_nearest_events_of_the_same_people_are_linked(
    client: Client, event: Event, anna: Entity
) -> None:
    earlier = make_event(make_article(TEXT), "met", anna, day=date(2025, 2, 1), kind="call")
    make_event(make_article(TEXT), "met", make_entity("Eva Holm"), day=date(2025, 2, 2))
    context = client.get(event.get_absolute_url()).context
    assert (list(context["before"]), list(context["after"])) == ([earlier], [])


@pytest.mark.parametrize("slug", ["", "-", "-wrong"])
def test_a_wrong_slug_redirects(client: Client, event: Event, slug: str) -> None:
    answer = client.get(f"/events/{event.pk}{slug}/")
    assert (answer.status_code, answer["Location"]) == (301, event.get_absolute_url())


def test_a_moved_event_redirects_to_the_one_it_became(
    client: Client, event: Event, anna: Entity
) -> None:
    other = make_event(make_article(TEXT), "met", anna, day=SIXTH)
    other.tellings.update(event=event)
    Event.objects.filter(pk=other.pk).update(moved_to=event)
    refresh_events([other.pk, event.pk])
    event.refresh_from_db()
    answer = client.get(other.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, event.get_absolute_url())


def test_an_event_no_longer_told_keeps_its_page(client: Client, event: Event) -> None:
    event.tellings.all().delete()
    refresh_events([event.pk])
    assert "No report tells of it any more" in page(client, event.get_absolute_url())


def test_an_unknown_event_is_not_found(client: Client) -> None:
    assert client.get("/events/99-nothing/").status_code == 404
    assert client.post("/events/").status_code == 405


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"kind": "meeting"}, True),
        ({"kind": "call"}, False),
        ({"person": "anna-berg"}, True),
        ({"place": "oslo"}, True),
        ({"from": "2025-03-06", "to": "2025-03-06"}, True),
        ({"from": "2025-03-07"}, False),
        ({"to": "2025-03-05"}, False),
        ({"from": "nonsense"}, True),
    ],
)
def test_the_list_is_filtered(
    client: Client, event: Event, query: dict[str, str], found: bool
) -> None:
    assert (event.title in page(client, "/events/", **query)) is found


def test_an_unknown_person_is_not_found(client: Client) -> None:
    assert client.get("/events/?person=nobody").status_code == 404


def test_an_empty_list_leads_on(client: Client) -> None:
    assert "No report tells of an event yet." in page(client, "/events/")


def test_the_pages_ask_few_queries(
    client: Client, event: Event, anna: Entity, django_assert_max_num_queries: Any
) -> None:
    limit: DjangoAssertNumQueries = django_assert_max_num_queries
    for day in range(1, 6):
        make_event(make_article(TEXT), "met", anna, day=date(2025, 2, day))
        make_event(make_article(TEXT), "met", anna, day=SIXTH, event=event)
    for address in (event.get_absolute_url(), "/events/"):
        with limit(12):
            page(client, address)


def test_a_day_has_its_events_on_top(client: Client, event: Event) -> None:
    text = page(client, "/dates/2025/03/06/")
    assert event.get_absolute_url() in text
    assert "told in 1 report" in text
    assert event.title not in page(client, "/dates/2025/03/05/")


@pytest.mark.parametrize("address", ["/people/anna-berg/", "/places/oslo/"])
def test_who_took_part_and_where_lead_to_the_event(
    client: Client, event: Event, address: str
) -> None:
    assert event.get_absolute_url() in page(client, address)


def test_a_story_lists_what_its_reports_tell_of(client: Client, event: Event) -> None:
    story = make_story("Talks in Oslo")
    Article.objects.update(story=story)
    assert event.get_absolute_url() in page(client, story.get_absolute_url())
