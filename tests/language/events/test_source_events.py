"""The events of the five source reports, each once, and one event across the reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from articles.cleaning import clean
from articles.draft import Draft
from articles.readers import read_paths
from entities.language.dates.find import find_dates
from entities.language.events import find_events
from entities.language.findings import EventKind, FoundEvent
from entities.language.model import parse
from entities.language.names import find_names
from entities.language.quotes import find_quotes
from entities.resolution.same_event import compare, told

DAYS = {"002": date(2025, 3, 4), "003": date(2025, 2, 10), "004": date(2025, 3, 7)}
"""Days within the estimates of the three undated reports."""

Events = dict[str, tuple[FoundEvent, ...]]


@pytest.fixture(scope="module")
def events(nlp: Language, source_reports: Path) -> Events:
    drafts = [each for each in read_paths([source_reports]) if isinstance(each, Draft)]
    texts = [clean(draft).text for draft in drafts]
    out = {}
    for draft, doc in zip(drafts, parse(nlp, texts), strict=True):
        key = Path(draft.external_id).name[:3]
        day = DAYS.get(key, date(2025, 3, 10))
        names = find_names(doc)
        dates, quotes = find_dates(doc, published=day), find_quotes(doc, names=names)
        out[key] = find_events(doc, names=names, dates=dates, quotes=quotes)
    return out


def only(events: Events, report: str, kind: EventKind, *who: str) -> FoundEvent:
    """The one event of a kind in a report in which these take part, told by family name."""
    found = [
        event
        for event in events[report]
        if event.kind == kind
        and {each.name.split()[-1].replace("yy", "y") for each in event.participants} >= set(who)
    ]
    assert len(found) == 1, [event.text for event in found]
    return found[0]


@pytest.mark.parametrize("report", ["000", "001", "004"])
def test_the_meeting_at_the_pentagon_is_told_once_with_its_day(events: Events, report: str) -> None:
    meeting = only(events, report, "meeting", "Healey", "Hegseth")
    assert meeting.earliest == meeting.latest == date(2025, 3, 6)
    assert "Pentagon" in meeting.places
    assert meeting.status == "held"


def test_the_meeting_is_announced_for_the_thursday(events: Events) -> None:
    meeting = only(events, "002", "meeting", "Healey", "Hegseth")
    assert (meeting.earliest, meeting.status) == (date(2025, 3, 6), "announced")


def test_all_reports_of_the_meeting_tell_of_one(events: Events) -> None:
    held, *others = (
        only(events, each, "meeting", "Hegseth") for each in ("000", "001", "004", "002")
    )
    first = told(held, id=0, published=date(2025, 3, 10))
    for id_, other in enumerate(others, 1):
        assert compare(first, told(other, id=id_, published=date(2025, 3, 7))).same


def test_the_call_of_january_keeps_its_day(events: Events) -> None:
    assert only(events, "003", "call", "Healey", "Hegseth").earliest == date(2025, 1, 31)


def test_the_statement_in_the_commons_keeps_its_day(events: Events) -> None:
    statement = only(events, "003", "statement", "Healey")
    assert (statement.earliest, statement.places) == (date(2025, 2, 10), ("Parliament",))


def test_the_gatherings_are_told_by_their_series(events: Events) -> None:
    series = {e.series: e for e in events["003"] if e.kind == "conference"}
    assert set(series) == {
        "Munich Security Conference",
        "Ukraine Defence Contact Group",
        "NATO defence ministers' meeting",
    }
    assert series["Ukraine Defence Contact Group"].earliest == date(2025, 2, 12)
    assert {each.status for each in series.values()} <= {"announced"}


def test_the_reception_is_announced(events: Events) -> None:
    reception = only(events, "002", "commemoration", "Healey")
    assert (reception.earliest, reception.status) == (date(2025, 3, 5), "announced")


@pytest.mark.parametrize("report", ["001", "002", "004"])
def test_the_clash_is_told_once(events: Events, report: str) -> None:
    assert only(events, report, "meeting", "Trump", "Zelensky").status == "held"


def test_the_suspension_of_aid_is_told_once(events: Events) -> None:
    assert only(events, "004", "suspension", "Trump", "Ukraine").status == "held"


def test_the_speech_of_1946_is_told_once(events: Events) -> None:
    speech = only(events, "004", "statement", "Churchill")
    assert (speech.earliest, speech.latest) == (date(1946, 3, 5), date(1946, 3, 5))


def test_the_questions_of_two_members_are_one_exchange(events: Events) -> None:
    exchange = only(events, "003", "vote", "Chamberlain", "McDonald", "Healey")
    parts = {each.name.split()[-1]: each.part for each in exchange.participants}
    assert parts["Healey"] == "questioned"
    assert parts["Chamberlain"] == parts["McDonald"] == "questioner"
    assert exchange.places == ("House of Commons",)


def test_the_suspension_has_its_target(events: Events) -> None:
    suspension = only(events, "004", "suspension", "Trump", "Ukraine")
    assert {each.name: each.part for each in suspension.participants}["Ukraine"] == "target"


def test_no_event_is_found_in_the_readers_comments(events: Events) -> None:
    assert not any("Chamberlain" in p.name for e in events["003"] for p in e.participants
                   if e.kind != "vote")  # fmt: skip
