"""The forms on which editors say what is one event."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from entities.models import Event, Ruling, Telling
from tests.entities.test_happenings import BOTH, told

pytestmark = pytest.mark.django_db


def meeting(day: int) -> Event:
    when = date(2025, 3, day)
    article = told(*BOTH, day=when, published=when)
    return Telling.objects.select_related("event").get(article=article).event


def post(client: Client, name: str, event: Event, **fields: object) -> int:
    return client.post(reverse(name, args=[event.pk]), fields).status_code


def test_two_events_are_merged_in_the_direction_chosen(editor: Client) -> None:
    one, other = meeting(6), meeting(20)
    told_so = {"with": other.pk, "into": other.pk, "do": "merge", "sure": "1", "seen": "0"}
    assert post(editor, "merge-events", one, **told_so) == 302
    answer = editor.get(one.get_absolute_url())
    assert answer.headers["Location"] == Event.objects.get(pk=other.pk).get_absolute_url()


def test_what_speaks_against_a_merge_is_to_be_seen_first(editor: Client) -> None:
    one, other = meeting(6), meeting(20)
    assert post(editor, "merge-events", one, **{"with": other.pk, "do": "merge"}) == 422
    shown = editor.get(f"{reverse('merge-events', args=[one.pk])}?with={other.pk}")
    assert "One was on 6 March 2025, the other on 20 March 2025." in shown.content.decode()
    assert Ruling.objects.count() == 0


def test_an_earlier_ruling_speaks_against_it(editor: Client) -> None:
    one, other = meeting(6), meeting(20)
    assert post(editor, "merge-events", one, **{"with": other.pk, "do": "apart"}) == 302
    shown = editor.get(f"{reverse('merge-events', args=[one.pk])}?with={other.pk}")
    assert any("ed ruled on" in each for each in shown.context["against"])


def test_events_of_the_same_people_are_offered_the_nearest_first(editor: Client) -> None:
    one, near, far = meeting(6), meeting(12), meeting(28)
    told("Eva Holm", "Nils Ek")
    offered = editor.get(reverse("merge-events", args=[one.pk])).context["offered"]
    assert offered == [near, far]
    found = editor.get(reverse("merge-events", args=[one.pk]), {"q": "Holm"}).context["offered"]
    assert [each.title for each in found] == ["Eva Holm and Nils Ek meet"]
    post(editor, "merge-events", one, **{"with": near.pk, "do": "apart"})
    offered = editor.get(reverse("merge-events", args=[one.pk])).context["offered"]
    assert offered == [far]


def test_a_split_event_offers_what_was_split_off(editor: Client) -> None:
    event = meeting(6)
    second = told(*BOTH, published=date(2025, 3, 8))
    assert post(editor, "split-event", event, report=second, seen="0") == 302
    page = editor.get(event.get_absolute_url(), follow=True).content.decode()
    other = Telling.objects.select_related("event").get(article=second).event
    assert other != event
    assert "An editor found several under this address" in page
    assert f'href="{other.get_absolute_url()}"' in page


def test_a_split_of_nothing_is_refused(editor: Client) -> None:
    event = meeting(6)
    assert post(editor, "split-event", event) == 422


def test_the_history_of_an_event_has_its_rulings(editor: Client) -> None:
    one, other = meeting(6), meeting(20)
    post(editor, "merge-events", one, **{"with": other.pk, "do": "merge", "sure": "1"})
    page = editor.get(reverse("event-history", args=[one.pk])).content.decode()
    assert f"{other.title} is {one.title}" in page


def test_readers_see_the_event_without_the_desk(client: Client) -> None:
    event = meeting(6)
    page = client.get(event.get_absolute_url(), follow=True).content.decode()
    assert reverse("merge-events", args=[event.pk]) not in page
    assert client.get(reverse("merge-events", args=[event.pk])).status_code == 302


def test_choosing_takes_few_queries(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    events = [meeting(day) for day in (1, 8, 15, 22)]
    asked = "&".join(f"with={each.pk}" for each in events[1:])
    with django_assert_max_num_queries(15):
        editor.get(f"{reverse('merge-events', args=[events[0].pk])}?{asked}")
