"""Calendar files that another program reads back as they were meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from entities.ical import Entry, calendar

STAMP = datetime(2025, 3, 11, 9, 30, tzinfo=UTC)
ENTRY = Entry(
    uid="event-1@example.org",
    first=date(2025, 3, 6),
    last=date(2025, 3, 6),
    summary="Anna Berg and Carl Dorn meet",
    description="meeting, held\nAnna Berg, Carl Dorn",
    url="http://example.org/events/1-meet/",
    status="CONFIRMED",
)


def written(*entries: Entry) -> str:
    return "".join(calendar(entries, name="Attaché", stamp=STAMP))


def read(text: str) -> list[dict[str, object]]:
    return [dict(each) for each in Calendar.from_ical(text).walk("VEVENT")]


def test_a_parser_reads_back_what_was_written() -> None:
    (entry,) = read(written(ENTRY))
    assert entry["SUMMARY"] == ENTRY.summary
    assert entry["DESCRIPTION"] == ENTRY.description
    assert entry["UID"] == ENTRY.uid
    assert entry["DTSTAMP"].dt == STAMP  # type: ignore[attr-defined]


def test_one_day_ends_on_the_next_which_is_not_of_it() -> None:
    text = written(ENTRY)
    assert "DTSTART;VALUE=DATE:20250306\r\nDTEND;VALUE=DATE:20250307\r\n" in text


def test_a_week_is_an_entry_of_seven_days() -> None:
    (entry,) = read(written(replace(ENTRY, first=date(2025, 3, 3), last=date(2025, 3, 9))))
    length = entry["DTEND"].dt - entry["DTSTART"].dt  # type: ignore[attr-defined]
    assert length == timedelta(days=7)


@pytest.mark.parametrize("day", [date(946, 3, 5), date.max])
def test_days_at_the_ends_of_the_calendar_are_written(day: date) -> None:
    (entry,) = read(written(replace(ENTRY, first=day, last=day)))
    assert entry["DTSTART"].dt == day  # type: ignore[attr-defined]


def test_where_it_was_is_said_twice_for_people_and_for_maps() -> None:
    (entry,) = read(written(replace(ENTRY, place="Oslo", geo=(59.91, 10.75))))
    assert entry["LOCATION"] == "Oslo"
    assert "GEO:59.9100;10.7500" in written(replace(ENTRY, geo=(59.91, 10.75)))


def test_a_line_break_cannot_forge_a_property() -> None:
    forged = replace(ENTRY, summary="Talks\r\nSTATUS:CANCELLED", url="http://e.org/\r\nX:1")
    (entry,) = read(written(forged))
    assert entry["STATUS"] == "CONFIRMED"
    assert "X" not in entry


def test_a_calendar_of_nothing_is_still_a_calendar() -> None:
    assert read(written()) == []


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_no_words_are_lost(words: str) -> None:
    text = written(replace(ENTRY, summary=words))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    plain = "".join(each if each.isprintable() else " " for each in words).split()
    (entry,) = read(text)
    shown = "".join(e if e.isprintable() else " " for e in str(entry["SUMMARY"])).split()
    assert "".join(shown) == "".join(plain)
