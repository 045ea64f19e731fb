"""Profiles made from a sentence: every pair of capitalised words is a person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from articles.stories.profile import Profile, profile
from entities.language.findings import FoundDate, FoundName, Reading

_PAIR = re.compile(r"\b[A-Z]\w+ [A-Z]\w+\b")


def reading(text: str, dates: tuple[FoundDate, ...] = ()) -> Reading:
    """A reading that finds the pairs of capitalised words as people."""
    names = tuple(
        FoundName(pair.start(), pair.end(), pair.group(), "person", pair.group(), "made")
        for pair in _PAIR.finditer(text)
    )
    return Reading(
        names, dates, (), model="made", model_version="1", rules_version="1", sentences=()
    )


def found_day(day: date) -> FoundDate:
    """A day found in a text."""
    return FoundDate(0, 1, "x", day.isoformat(), "day", day, day, "made")


def made(
    text: str,
    *,
    title: str = "",
    published: date | None = None,
    days: tuple[date, ...] = (),
    yearless: tuple[tuple[int, int], ...] = (),
    events: tuple[tuple[str, date], ...] = (),
) -> Profile:
    """The profile of a sentence, telling of the days given."""
    dates = [found_day(day) for day in days]
    for month, day in yearless:
        value = f"XXXX-{month:02}-{day:02}"
        dates.append(FoundDate(0, 1, "x", value, None, None, None, "date without year"))
    known = profile(
        text=text, title=title, reading=reading(text, tuple(dates)), published=published
    )
    return replace(known, events=events)
