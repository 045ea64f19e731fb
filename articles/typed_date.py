"""A date typed into the search box, in the usual forms."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {
    name[:length]: number
    for number, name in enumerate(_MONTHS.split(), start=1)
    for length in range(3, len(name) + 1)
} | {"sept": 9}
_WEEKDAY = {
    name[:length]: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
    for length in range(3, len(name) + 1)
}
_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3,9})(?: (?P<year>\d{4}))?",
        r"(?P<month>[a-z]{3,9}) (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?",
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9}) (?P<year>\d{4})",
        r"(?P<year>(?:19|20)\d{2})",
    )
]
_LEADING = re.compile(r"^(?:(?:on|in|the) )+")
_NAMED_DAY = re.compile(rf"^(?:on )?(?:{'|'.join(_WEEKDAY)}) (?=.*\d)")
_BACK = {"today": 0, "yesterday": 1, "the day before yesterday": 2}


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A day, month or year with its inclusive first and last day."""

    earliest: date
    latest: date
    precision: Literal["day", "week", "month", "year"]


def typed_date(words: str, *, today: date, newest: date | None = None) -> TypedDate | None:
    """What the words mean where they are a date and nothing else: "6 March 2025", "march 2025",
    "last thursday", "6 march".

    `today` is the reader's. A day without a year is the last such day up to `newest`, the newest
    day of the archive: one that has stopped has nothing to tell of this year. Days are read in
    the European order (6/3/2025 is in March).
    """
    plain = " ".join(words.lower().replace(",", " ").split())
    if relative := _relative(plain, today):
        return relative
    plain = _LEADING.sub("", _NAMED_DAY.sub("", plain))
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _placed(found.groupdict(), newest or today)
    return None


def _relative(words: str, today: date) -> TypedDate | None:
    if words in _BACK:
        day = _earlier(today, _BACK[words])
        return TypedDate(day, day, "day")
    which, _space, unit = words.removeprefix("on ").rpartition(" ")
    if unit in _WEEKDAY and len(unit) > 3 and which in {"last", "this", "this past"}:
        back = (today.weekday() - _WEEKDAY[unit]) % 7
        day = _earlier(today, back or (0 if which == "this" else 7))
        return TypedDate(day, day, "day")
    if which not in {"last", "this"}:
        return None
    last = which == "last"
    if unit == "week":
        monday = _earlier(today, today.weekday() + 7 * last)
        return TypedDate(monday, monday + timedelta(days=6), "week")
    if unit == "month":
        first = _earlier(today.replace(day=1), 1).replace(day=1) if last else today.replace(day=1)
        length = monthrange(first.year, first.month)[1]
        return TypedDate(first, first.replace(day=length), "month")
    if unit == "year":
        year = max(today.year - last, 1)
        return TypedDate(date(year, 1, 1), date(year, 12, 31), "year")
    return None


def _earlier(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _placed(parts: dict[str, str | None], newest: date) -> TypedDate | None:
    month, day = parts.get("month"), parts.get("day")
    year = int(parts["year"] or 0)
    if month is None:
        return TypedDate(date(year, 1, 1), date(year, 12, 31), "year")
    number = int(month) if month.isdigit() else _NUMBER.get(month, 0)
    if not 1 <= number <= 12:
        return None
    if parts["year"] is None and day is not None:
        return _without_year(number, int(day), newest)
    if year < 1:
        return None
    length = monthrange(year, number)[1]
    if day is None:
        return TypedDate(date(year, number, 1), date(year, number, length), "month")
    if not 1 <= int(day) <= length:
        return None
    only = date(year, number, int(day))
    return TypedDate(only, only, "day")


def _without_year(month: int, day: int, newest: date) -> TypedDate | None:
    # Eight years back there is always a 29 February.
    for year in range(newest.year, max(newest.year - 9, 0), -1):
        if 1 <= day <= monthrange(year, month)[1]:
            only = date(year, month, day)
            if only <= newest:
                return TypedDate(only, only, "day")
    return None
