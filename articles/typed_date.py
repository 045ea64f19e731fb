"""A date typed into the search box, in the usual forms."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {
    name[:length]: number
    for number, name in enumerate(_MONTHS.split(), start=1)
    for length in range(3, len(name) + 1)
}
_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3,9}) (?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9}) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9}) (?P<year>\d{4})",
        r"(?P<year>(?:19|20)\d{2})",
    )
]


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A day, month or year with its inclusive first and last day."""

    earliest: date
    latest: date
    precision: Literal["day", "month", "year"]


def typed_date(words: str) -> TypedDate | None:
    """What the words mean where they are a date and nothing else: "6 March 2025", "march 2025".

    Days are read in the European order (6/3/2025 is in March).
    """
    plain = " ".join(words.lower().replace(",", " ").split())
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _placed(found.groupdict())
    return None


def _placed(parts: dict[str, str | None]) -> TypedDate | None:
    year, month, day = int(parts["year"] or 0), parts.get("month"), parts.get("day")
    if month is None:
        return TypedDate(date(year, 1, 1), date(year, 12, 31), "year")
    number = int(month) if month.isdigit() else _NUMBER.get(month, 0)
    if year < 1 or not 1 <= number <= 12:
        return None
    length = monthrange(year, number)[1]
    if day is None:
        return TypedDate(date(year, number, 1), date(year, number, length), "month")
    if not 1 <= int(day) <= length:
        return None
    only = date(year, number, int(day))
    return TypedDate(only, only, "day")
