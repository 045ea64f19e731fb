"""Events that editors merge, split and tell apart, and undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from entities.annotate import annotate
from entities.models import Event, Telling
from entities.rulings.frame import later_on, record, withdraw
from entities.rulings.kept import kept
from entities.rulings.on_entities import NotPossible
from entities.rulings.on_events import event_split, events_apart, events_merged
from entities.rulings.on_texts import event_has
from tests.entities.test_happenings import BOTH, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ed")


def meeting(day: int) -> int:
    """A report of a meeting on this day of March 2025; the article's id."""
    when = date(2025, 3, day)
    return told(*BOTH, day=when, published=when)


def event_of(article: int) -> Event:
    return Telling.objects.select_related("event").get(article=article).event


def shown() -> set[tuple[object, ...]]:
    """Every event with its reports and the address it leads to."""
    return {
        (each.pk, each.moved_to_id, each.reports, *each.tellings.values_list("article", flat=True))
        for each in Event.objects.all()
    }


def read_again(*articles: int) -> None:
    for pk in articles:
        reading = kept(pk)
        assert reading
        annotate(pk, text=Article.objects.get(pk=pk).text, reading=reading)


def test_merged_events_are_one_page_and_the_other_leads_to_it(editor: User, client: Client) -> None:
    first, second = meeting(6), meeting(20)
    elder, younger = event_of(first), event_of(second)
    record(events_merged(younger, [elder]), editor=editor)
    assert event_of(first) == event_of(second) == younger
    answer = client.get(elder.get_absolute_url())
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        event_of(first).get_absolute_url(),
    )
    assert "ed" in Telling.objects.get(article=first).reason


def test_reading_again_does_not_undo_a_merge(editor: User) -> None:
    reports = meeting(6), meeting(20)
    record(events_merged(event_of(reports[1]), [event_of(reports[0])]), editor=editor)
    before = shown()
    read_again(*reports)
    assert shown() == before


def test_an_undone_merge_gives_both_their_addresses_again(editor: User) -> None:
    first, second = meeting(6), meeting(20)
    before = shown()
    ruling = record(events_merged(event_of(second), [event_of(first)]), editor=editor)
    withdraw(ruling, editor=editor)
    assert shown() == before


def test_a_new_report_joins_a_merged_event(editor: User) -> None:
    first, second = meeting(6), meeting(20)
    record(events_merged(event_of(first), [event_of(second)]), editor=editor)
    assert event_of(meeting(20)) == event_of(first)


def test_some_reports_of_an_event_tell_of_another(editor: User) -> None:
    first, second = meeting(6), meeting(6)
    event = event_of(first)
    cut = record(event_split(event, [second]), editor=editor)
    assert event_of(first) == event
    assert event_of(second) not in (event, None)
    split_off = event_of(second)
    read_again(second, first)
    assert (event_of(first), event_of(second)) == (event, split_off)
    withdraw(cut, editor=editor)
    assert event_of(second) == event
    split_off.refresh_from_db()
    assert split_off.moved_to == event


def test_a_split_that_is_restored_has_its_address_again(editor: User) -> None:
    first, second = meeting(6), meeting(6)
    cut = record(event_split(event_of(first), [second]), editor=editor)
    split_off = event_of(second)
    withdraw(withdraw(cut, editor=editor), editor=editor)
    assert event_of(second) == split_off


def test_copies_go_with_what_they_are_copies_of(editor: User) -> None:
    first, second = meeting(6), meeting(6)
    record(event_split(event_of(first), [second]), editor=editor)
    text = Article.objects.get(pk=second).text
    copy = Article.objects.create(
        identity="c" * 64, text=text, title="A copy", words=5, reprint_of_id=second
    )
    told(*BOTH, pk=copy.pk)
    assert event_of(copy.pk) == event_of(second)


def test_events_told_apart_are_not_joined_by_a_report_that_fits_both(editor: User) -> None:
    first, second = meeting(6), told(*BOTH, places=("Oslo",), day=date(2025, 3, 9))
    one, other = event_of(first), event_of(second)
    assert one != other
    record(events_apart(one, other), editor=editor)
    told(*BOTH, day=date(2025, 3, 3), last=date(2025, 3, 10), precision="week")
    assert event_of(first) != event_of(second)


def test_an_event_is_not_merged_with_itself(editor: User) -> None:
    event = event_of(meeting(6))
    with pytest.raises(NotPossible):
        events_merged(event, [event])
    with pytest.raises(NotPossible):
        events_apart(event, event)


def test_no_split_takes_every_report_or_none(editor: User) -> None:
    first = meeting(6)
    with pytest.raises(NotPossible):
        event_split(event_of(first), [first])
    with pytest.raises(NotPossible):
        event_split(event_of(first), [])


def test_an_undo_names_the_later_ruling_on_the_same_events(editor: User) -> None:
    first, second = meeting(6), meeting(20)
    merge = record(events_merged(event_of(first), [event_of(second)]), editor=editor)
    cut = record(event_split(event_of(first), [second]), editor=editor)
    assert later_on(merge) == [cut]
    withdraw(merge, editor=editor)
    assert event_of(first) != event_of(second)
    withdraw(cut, editor=editor)
    assert event_of(first) != event_of(second)


def test_an_event_that_an_editor_says_is_of_another_kind_keeps_its_page(editor: User) -> None:
    meeting(6)
    telling = Telling.objects.select_related("article", "event").get()
    page = telling.event_id
    ruling = record(event_has(telling, {"kind": "visit"}, in_words="a visit"), editor=editor)
    telling = Telling.objects.select_related("event").get()
    assert (telling.event_id, telling.event.kind) == (page, "visit")
    withdraw(ruling, editor=editor)
    telling = Telling.objects.select_related("event").get()
    assert (telling.event_id, telling.event.kind) == (page, "meeting")


def test_what_an_editor_said_of_an_event_stands_where_another_reading_finds_none(
    editor: User,
) -> None:
    report = meeting(6)
    telling = Telling.objects.select_related("article", "event").get()
    before = (telling.event_id, telling.text, telling.earliest, len(telling.participants))
    record(event_has(telling, {"status": "denied"}, in_words="denied"), editor=editor)
    reading = kept(report)
    assert reading
    text = Article.objects.get(pk=report).text
    annotate(report, text=text, reading=replace(reading, events=()))
    telling = Telling.objects.get()
    assert telling.status == "denied"
    assert before == (
        telling.event_id, telling.text, telling.earliest, len(telling.participants)
    )  # fmt: skip
