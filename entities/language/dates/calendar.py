"""Spans of the calendar: a day, a week, a quarter, with the value TIMEX3 writes for each."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from entities.language.findings import Precision

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, inclusive at both ends, with its TIMEX3 value."""

    value: str
    precision: Precision
    earliest: date
    latest: date


def exists(*, year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day, and `date` can hold it."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def day_period(day: date) -> Period:
    return Period(day.isoformat(), "day", day, day)


def week_period(day: date) -> Period:
    """The ISO week, Monday to Sunday, that holds `day`."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Period(f"{year:04}-W{week:02}", "week", monday, monday + timedelta(days=6))


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds `day`."""
    week = week_period(day)
    saturday = week.earliest + timedelta(days=5)
    return Period(f"{week.value}-WE", "weekend", saturday, week.latest)


def month_period(year: int, month: int) -> Period:
    last = monthrange(year, month)[1]
    return Period(f"{year:04}-{month:02}", "month", date(year, month, 1), date(year, month, last))


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def quarter_period(year: int, quarter: int) -> Period:
    first, last = _months(year, quarter * 3 - 2, quarter * 3)
    return Period(f"{year:04}-Q{quarter}", "quarter", first, last)


def half_period(year: int, half: int) -> Period:
    first, last = _months(year, half * 6 - 5, half * 6)
    return Period(f"{year:04}-H{half}", "half", first, last)


def season_period(year: int, season: str) -> Period:
    """A northern season by whole months: spring March to May, winter December to February.

    Winter belongs to the year of its December, as "the winter of 1944" does.
    """
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    value = f"{year:04}-{season}"
    if season == "WI":
        end = date(year + 1, 3, 1) - ONE_DAY if year < 9999 else date(year, 12, 31)
        return Period(value, "season", date(year, 12, 1), end)
    first, last = _months(year, first_month, first_month + 2)
    return Period(value, "season", first, last)


def year_period(year: int) -> Period:
    return Period(f"{year:04}", "year", date(year, 1, 1), date(year, 12, 31))


def decade_period(first_year: int) -> Period:
    value = f"{first_year // 10:03}"
    return Period(value, "decade", date(max(first_year, 1), 1, 1), date(first_year + 9, 12, 31))


def century_period(number: int) -> Period:
    """The nth century as people count it: the 20th is 1900 to 1999, TIMEX3 "19"."""
    first = (number - 1) * 100
    return Period(
        f"{number - 1:02}", "century", date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    )


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The (year, month) that lies `by` months later."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1
