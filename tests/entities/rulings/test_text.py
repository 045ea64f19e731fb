"""Rulings laid over a reading: the reading that saving gets."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from entities.language.findings import (
    Evidence,
    FoundDate,
    FoundEvent,
    FoundName,
    FoundQuote,
    Participant,
    Reading,
)
from entities.rulings.place import anchor
from entities.rulings.text import TextRuling, obey

TEXT = "Berg met Dorn on Monday. “We agree,” Berg said."

DAY = date(2025, 3, 3)

READ = Reading(
    names=(
        FoundName(0, 4, "Berg", "person", "Anna Berg", "test"),
        FoundName(9, 13, "Dorn", "person", "Carl Dorn", "test"),
        FoundName(37, 41, "Berg", "person", "Anna Berg", "test"),
    ),
    dates=(FoundDate(17, 23, "Monday", "2025-03-03", "day", DAY, DAY, "weekday"),),
    quotes=(FoundQuote(26, 34, "We agree", "Anna Berg", 37, 41, "said"),),
    model="none",
    model_version="0",
    rules_version="0",
    sentences=((0, 24), (25, 47)),
    events=(
        FoundEvent(
            "meeting",
            5,
            8,
            "met",
            (Participant("Anna Berg", "person"), Participant("Carl Dorn", "person")),
            (),
            DAY,
            DAY,
            "day",
            "held",
            0,
            24,
            evidence=(
                Evidence("participant", "Anna Berg", 0, 4, "Berg"),
                Evidence("participant", "Carl Dorn", 9, 13, "Dorn"),
                Evidence("date", "2025-03-03", 17, 23, "Monday"),
            ),
        ),
    ),
)

INGRID = {"kind": "person", "key": "ingrid berg", "name": "Ingrid Berg"}


def ruling(about: str, start: int, end: int, **payload: Any) -> TextRuling:
    return TextRuling(1, about, {**asdict(anchor(TEXT, start, end)), **payload}, "editor ed", "so")


def test_without_rulings_the_reading_stays() -> None:
    assert obey(READ, TEXT, []) == READ


def test_who_speaks_and_takes_part_follows_whom_the_name_means() -> None:
    first = ruling("mention", 0, 4, do="entity", to=INGRID, kind="person")
    second = ruling("mention", 37, 41, do="entity", to=INGRID, kind="person")
    ruled = obey(READ, TEXT, [first, second])
    assert (ruled.quotes[0].speaker, ruled.quotes[0].pin) == ("Ingrid Berg", "ingrid berg")
    assert [each.name for each in ruled.events[0].participants] == ["Ingrid Berg", "Carl Dorn"]
    assert ruled.events[0].pins[0].key == "ingrid berg"


def test_what_is_no_name_takes_no_part() -> None:
    ruled = obey(READ, TEXT, [ruling("mention", 9, 13, do="no name", kind="person")])
    assert [each.name for each in ruled.events[0].participants] == ["Anna Berg"]
    assert len(ruled.names) == 2


def test_an_event_moves_with_the_date_it_rests_on() -> None:
    told = {"value": "2025-03-04", "precision": "day"}
    days = {"earliest": "2025-03-04", "latest": "2025-03-04"}
    ruled = obey(READ, TEXT, [ruling("date", 17, 23, **told, **days)])
    assert ruled.dates[0].rule == "editor ed"
    assert ruled.events[0].earliest == ruled.dates[0].earliest == date(2025, 3, 4)


def test_a_rejected_date_leaves_its_event_without_a_day() -> None:
    ruled = obey(READ, TEXT, [ruling("date", 17, 23, reject=True)])
    assert (ruled.dates, ruled.events[0].earliest) == ((), None)


def test_a_quotation_has_the_speaker_an_editor_names_or_none() -> None:
    by = obey(READ, TEXT, [ruling("quote", 26, 34, to=INGRID)])
    nobody = obey(READ, TEXT, [ruling("quote", 26, 34, to=None)])
    assert (by.quotes[0].pin, nobody.quotes[0].speaker) == ("ingrid berg", None)
    assert obey(READ, TEXT, [ruling("quote", 26, 34, reject=True)]).quotes == ()


def test_an_event_has_the_fields_an_editor_sets() -> None:
    unknown = {"earliest": None, "latest": None, "precision": ""}
    fields = {"status": "denied", "participants": [INGRID], "date": unknown}
    ruled = obey(READ, TEXT, [ruling("event", 5, 8, kind="meeting", set=fields)]).events[0]
    assert (ruled.status, ruled.earliest) == ("denied", None)
    assert [each.name for each in ruled.participants] == ["Ingrid Berg"]
    assert set(ruled.ruled) == set(fields)
    assert obey(READ, TEXT, [ruling("event", 5, 8, kind="meeting", reject=True)]).events == ()


def test_a_wide_ruling_gives_way_to_one_on_the_place() -> None:
    told = {"scope": "always", "words": "Berg", "kind": "person", "do": "no name"}
    wide = TextRuling(2, "mention", told)
    here = ruling("mention", 0, 4, do="entity", to=INGRID, kind="person")
    ruled = obey(READ, TEXT, [here, wide])
    assert [(each.start, each.pin) for each in ruled.names] == [(0, "ingrid berg"), (9, "")]
