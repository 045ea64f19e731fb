"""How the reports found lie in time: a dozen bars at most, each a way to narrow the search."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from articles.views.days import day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MOST_BARS = 12
"""So that each is 24 pixels wide on the narrowest phone."""

WIDTH, HEIGHT = 30, 48
"""Of a bar's field and of the highest bar, in units of the drawing."""

_MONTHS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 12_000)
"""Lengths of a bar in months; sharper than a month they are of one day or seven."""

_FIRST, _LAST = date.min.year * 12, date.max.year * 12 + 11
"""The months that a date can lie in."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Reports published on the inclusive days; lengths are in units of the drawing."""

    first: date
    last: date
    reports: int
    left: int
    height: float
    url: str

    @property
    def words(self) -> str:
        return day_words(self.first, self.last)

    @property
    def inner_left(self) -> int:
        return self.left + 1

    @property
    def top(self) -> float:
        return round(HEIGHT + 1 - self.height, 1)


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: list[Bar]

    @property
    def width(self) -> int:
        return len(self.bars) * WIDTH

    height = HEIGHT + 2
    floor = HEIGHT + 1
    bar_width = WIDTH
    inner_width = WIDTH - 4

    @property
    def reports(self) -> int:
        return sum(bar.reports for bar in self.bars)

    @property
    def first(self) -> str:
        return day_words(self.bars[0].first)

    @property
    def last(self) -> str:
        return day_words(self.bars[-1].last)

    @property
    def most(self) -> int:
        return max(bar.reports for bar in self.bars)


def histogram(days: Mapping[date, int], *, url: Callable[[date, date], str]) -> Histogram | None:
    """Bars of equal stretches over these counts by day; `url` gives the address of the search
    narrowed to inclusive days. None where all lie on one day."""
    if len(days) < 2:
        return None
    stretches = _stretches(min(days), max(days))
    counts = [
        sum(reports for day, reports in days.items() if first <= day <= last)
        for first, last in stretches
    ]
    most = max(counts)
    return Histogram(
        [
            Bar(first, last, count, at * WIDTH, round(HEIGHT * count / most, 1), url(first, last))
            for at, ((first, last), count) in enumerate(zip(stretches, counts, strict=True))
        ]
    )


def _stretches(first: date, last: date) -> list[tuple[date, date]]:
    for days in (1, 7):
        if (last - first).days < days * MOST_BARS:
            begins = first - timedelta(days=first.weekday() if days == 7 else 0)
            found = list(_of_days(begins, last, days))
            if len(found) <= MOST_BARS:
                return found
    one, other = (day.year * 12 + day.month - 1 for day in (first, last))
    months = next(each for each in _MONTHS if other // each - one // each < MOST_BARS)
    return list(_of_months(one, other, months))


def _of_days(first: date, last: date, days: int) -> Iterator[tuple[date, date]]:
    while first <= last:
        yield first, first + timedelta(days=days - 1)
        first += timedelta(days=days)


def _of_months(first: int, last: int, months: int) -> Iterator[tuple[date, date]]:
    """Months are counted from the year 0, so that a quarter begins in January and a decade with
    its nought."""
    for at in range(first // months * months, last + 1, months):
        begins, ends = max(at, _FIRST), min(at + months - 1, _LAST)
        until = date(ends // 12, ends % 12 + 1, monthrange(ends // 12, ends % 12 + 1)[1])
        yield date(begins // 12, begins % 12 + 1, 1), until
