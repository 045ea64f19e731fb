"""The days that an editor writes: 2025-03-06, 2025-03 or 2025. Pure."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class UnknownDays(Exception):
    """It is no day, month or year in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Days:
    """A date as TIMEX3 writes it, and its inclusive first and last day."""

    value: str
    precision: Literal["day", "month", "year"]
    earliest: date
    latest: date


def days_of(written: str) -> Days:
    """Raises UnknownDays."""
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        raise UnknownDays(written)
    year, month, day = (int(each) if each else None for each in found.group("year", "month", "day"))
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise UnknownDays(written) from error
    if day:
        return Days(first.isoformat(), "day", first, first)
    if month:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return Days(first.isoformat()[:7], "month", first, last)
    return Days(f"{first.year:04d}", "year", first, first.replace(month=12, day=31))
