"""Parts of a period: early March, the third week of May, the past three months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor

from entities.language.dates.calendar import (
    Period,
    day_period,
    shift_months,
    week_period,
    weekend_period,
)
from entities.language.dates.shapes import Part
from entities.language.dates.words import UNIT_MULTIPLES, WEEKDAYS
from entities.language.findings import Precision

_SHARES = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "start": (0, 1 / 6),
    "end": (5 / 6, 1),
}
"""Which share of a period a word covers: thirds as writers use them, a sixth at either edge."""

_YEARS = {"decade": 10, "century": 100}


def narrow(period: Period, part: Part, *, today: date | None) -> Period:
    """The days of a period that a word like "early" or "later" leaves; its value stays."""
    if part in {"earlier", "later"}:
        if today is None or not period.earliest <= today <= period.latest:
            return period
        if part == "earlier":
            return replace(period, latest=today)
        return replace(period, earliest=today)
    if period.precision in {"day", "weekend"}:
        return period
    low, high = _SHARES[part]
    if period.precision == "year":
        first, last = floor(12 * low), ceil(12 * high)
        start = date(period.earliest.year, period.earliest.month, 1)
        return replace(period, earliest=_month_on(start, first), latest=_month_end(start, last))
    if period.precision in _YEARS:
        count = _YEARS[period.precision]
        first_year = period.latest.year - count + 1
        return replace(
            period,
            earliest=date(max(first_year + floor(count * low), 1), 1, 1),
            latest=date(first_year + ceil(count * high) - 1, 12, 31),
        )
    days = (period.latest - period.earliest).days + 1
    return replace(
        period,
        earliest=period.earliest + timedelta(days=floor(days * low)),
        latest=period.earliest + timedelta(days=ceil(days * high) - 1),
    )


def _month_on(start: date, months: int) -> date:
    year, month = shift_months(start.year, start.month, months)
    return date(year, month, 1)


def _month_end(start: date, months: int) -> date:
    year, month = shift_months(start.year, start.month, months - 1)
    return date(year, month, monthrange(year, month)[1])


def nth_of(outer: Period, number: int, unit: str) -> Period:
    """The nth week, weekend, day or weekday of a month or year; -1 is the last.

    A week of a month is named for the ISO week that holds its middle day, and reaches over both
    ways of counting it, so that it is not falsely sharp. Raises ValueError past the end.
    """
    if unit in WEEKDAYS:
        return day_period(_nth_weekday(outer, number, WEEKDAYS[unit]))
    if unit == "day":
        day = outer.latest if number < 0 else outer.earliest + timedelta(days=number - 1)
        return _inside(outer, day_period(day))
    if unit == "weekend":
        return weekend_period(_nth_weekday(outer, number, WEEKDAYS["saturday"]))
    if number < 0:
        first, last = outer.latest - timedelta(days=6), outer.latest
    else:
        first = outer.earliest + timedelta(days=7 * (number - 1))
        last = min(first + timedelta(days=6), outer.latest)
    week = week_period(first + timedelta(days=3))
    return _inside(
        outer,
        replace(
            week,
            earliest=max(min(week.earliest, first), outer.earliest),
            latest=min(max(week.latest, last), outer.latest),
        ),
    )


def _inside(outer: Period, period: Period) -> Period:
    if not outer.earliest <= period.earliest <= period.latest <= outer.latest:
        raise ValueError("past the end of the period it is counted in")
    return period


def _nth_weekday(outer: Period, number: int, weekday: int) -> date:
    if number < 0:
        return outer.latest - timedelta(days=(outer.latest.weekday() - weekday) % 7)
    first = outer.earliest + timedelta(days=(weekday - outer.earliest.weekday()) % 7)
    day = first + timedelta(days=7 * (number - 1))
    if day > outer.latest:
        raise ValueError("past the end of the period it is counted in")
    return day


_PRECISIONS: dict[str, Precision] = {
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


def toward(today: date, count: float, unit: str, *, back: bool) -> Period:
    """The days of "the past three months" or "the next two weeks", today included."""
    if unit in UNIT_MULTIPLES:
        unit, factor = UNIT_MULTIPLES[unit]
        count *= factor
    sign = -1 if back else 1
    if unit in {"month", "quarter", "year"}:
        months = round(count * {"month": 1, "quarter": 3, "year": 12}[unit])
        year, month = shift_months(today.year, today.month, sign * months)
        far = date(year, month, min(today.day, monthrange(year, month)[1]))
    else:
        hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "week": 168.0}
        far = today + sign * timedelta(days=ceil(hours.get(unit, 24.0) * count / 24))
    first, last = (far, today) if back else (today, far)
    return Period("", _PRECISIONS.get(unit, "day"), first, last)
