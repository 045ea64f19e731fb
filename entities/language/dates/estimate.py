"""When an undated report was written: a range, with the words it rests on, or nothing.

A report tells of what has happened and of what is still to come; it was written in between. What
dated reports tell of the same happening fixes its weekdays: "will meet on Thursday", where they say
the meeting was on 6 March, was written in the days before that Thursday.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from entities.language.dates.calendar import ONE_DAY, exists, week_period
from entities.language.dates.words import WEEKDAYS
from entities.language.findings import (
    DayEvidence,
    Estimate,
    FoundDate,
    Related,
    Tense,
    ToldDate,
)

LONGEST = timedelta(days=9)
"""A range is ten days at most: a wider one says too little to place anything by."""

_WEEK = timedelta(days=6)
_NEAR = ("weekday", "day from publication")
"""Rules of dates that are told from the day of writing and a week around it."""


def estimate_published(
    told: Sequence[ToldDate], *, related: Related | None = None
) -> Estimate | None:
    """A range of at most ten days for an undated report, or None without support."""
    related = related or Related()
    reference = _reference_days((each.found for each in told), related)
    bounds = [each for each in (_absolute(each, reference) for each in told) if each is not None]
    relative = [each for each in told if each.found.value is None]
    outside = [each for each in relative if not each.quoted]
    for day in related.days:
        fixed = _weekdays(outside, day)
        estimate = _narrow([*bounds, *fixed]) if fixed else None
        if estimate is not None:
            return estimate
    if _tells_by_weekday(outside) or not _speaks_of_its_week(relative):
        return None
    estimate = _narrow(bounds)
    leads = estimate and any(each.start < _LEAD for each in estimate.evidence)
    return estimate if leads else None


_LEAD = 1250
"""Characters from the start in which news tells what is new; days further down are background.

Of 340 dated reports read as undated, calendar days up here were the report's own in 9 of 13,
further down in 8 of 24; up here, in reports that also speak of "this week" or "today", in 5 of 5.
"""


def _speaks_of_its_week(relative: Sequence[ToldDate]) -> bool:
    """Whether the report says "this week" or "today": history has past days too, but not these."""
    return any(
        "week" in each.found.text.lower() or each.found.rule.startswith(_NEAR) for each in relative
    )


def _tells_by_weekday(relative: Sequence[ToldDate]) -> bool:
    """Whether the news itself is told by bare weekdays, or by "yesterday".

    Such a report prints a calendar day only for what lies further back than a week.
    """
    return any(each.found.rule.startswith(_NEAR) and each.tense != "future" for each in relative)


def _narrow(evidence: list[DayEvidence]) -> Estimate | None:
    """The days that every piece of evidence leaves, cut to ten from the last day told as past."""
    after = [each.earliest for each in evidence if each.earliest is not None]
    if not after:
        return None
    earliest = max(after)
    ahead = [each.latest for each in evidence if each.latest is not None]
    latest = min([*ahead, earliest + LONGEST])
    used = [each for each in evidence if earliest == each.earliest or latest == each.latest]
    # What happened "in 2024" or "in May" says too little about the day of writing.
    if latest < earliest or not any(each.exact for each in used if each.earliest == earliest):
        return None
    return Estimate(earliest, latest, tuple(used))


def _absolute(told: ToldDate, reference: Sequence[date]) -> DayEvidence | None:
    """What a calendar day leaves: told as past it lies before the report, as to come after it."""
    found, tense = told.found, told.tense
    placed = _with_year(found, reference)
    if placed is None or placed.earliest is None or placed.latest is None:
        return None
    words = DayEvidence(found.start, found.end, found.text, None, None, "")
    if tense == "past":
        exact = placed.precision == "day"
        return replace(words, earliest=placed.earliest, reason="told as past", exact=exact)
    if tense == "future" and placed.precision == "day":
        return replace(words, latest=placed.latest, reason="told as to come")
    return None


def _with_year(found: FoundDate, reference: Sequence[date]) -> FoundDate | None:
    """The date itself, or with the year that brings it nearest to what is known."""
    value = found.value or ""
    if found.precision is not None and not value.startswith("P"):
        return found
    if not value.startswith("XXXX-") or len(value) != len("XXXX-MM-DD") or not reference:
        return None
    month, day = value[5:7], value[8:10]
    if not (month.isdecimal() and day.isdecimal()):
        return None
    years = {known.year + step for known in reference for step in (-1, 0, 1)}
    days = [
        date(year, int(month), int(day))
        for year in years
        if exists(year=year, month=int(month), day=int(day))
    ]
    if not days:
        return None
    nearest = min(days, key=lambda each: min(abs(each - known) for known in reference))
    return replace(found, precision="day", earliest=nearest, latest=nearest)


def _reference_days(dates: Iterable[FoundDate], related: Related) -> tuple[date, ...]:
    """Days that tell which year the report is of: dated reports, else its own latest date."""
    known = (*related.published, *related.days)
    if known:
        return known
    middles = [
        found.earliest + (found.latest - found.earliest) / 2
        for found in dates
        if found.earliest is not None and found.latest is not None
    ]
    return (max(middles),) if middles else ()


def _weekdays(relative: Sequence[ToldDate], day: date) -> list[DayEvidence]:
    """What the report's weekdays leave where `day` is the one they name."""
    this_week = any("this week" in each.found.text.lower() for each in relative)
    evidence = []
    for told in relative:
        found, tense = told.found, told.tense
        if _weekday_of(found) != day.weekday():
            continue
        window = _window(found.text.lower(), tense, day)
        if window is None:
            continue
        first, last = window
        if this_week and tense == "future":
            first = max(first, week_period(day).earliest)
        way = "to come" if tense == "future" else "past"
        reason = f"dated reports have this day as {day.isoformat()}, told here as {way}"
        evidence.append(DayEvidence(found.start, found.end, found.text, first, last, reason))
    return evidence


def _weekday_of(found: FoundDate) -> int | None:
    return next((WEEKDAYS[word] for word in found.text.lower().split() if word in WEEKDAYS), None)


def _window(words: str, tense: Tense, day: date) -> tuple[date, date] | None:
    """When a weekday is told so: in the week before it, or from it on; "last" is not the same day.

    A report that speaks of "Thursday" as still to come was written before that Thursday.
    """
    if words.startswith("last "):
        return day + ONE_DAY, day + _WEEK + ONE_DAY
    if words.startswith("next "):
        return None
    if tense == "future":
        return day - _WEEK, day - ONE_DAY
    return (day, day + _WEEK) if tense == "past" else None
