"""Calendars with counts: months and years as grids of days, each with how warm it is.

Pure: what happened and what was published arrive as counts by day, and nothing asks what day it is.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date

LEVELS = 4
"""Steps of warmth above nothing; the style sheet has a colour for each."""

_FULL_HEAT = 5
"""A day needs this many reports to be the warmest, so that a small archive is not all red."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Reports by day: those that speak of the day, and those published on it."""

    happened: Mapping[date, int] = field(default_factory=dict)
    published: Mapping[date, int] = field(default_factory=dict)

    @property
    def days(self) -> list[date]:
        """Every day that has something, in order."""
        return sorted(self.happened.keys() | self.published.keys())

    @property
    def most(self) -> int:
        return max([_FULL_HEAT, *self.happened.values(), *self.published.values()])


@dataclass(frozen=True, slots=True)
class Cell:
    """One day, or one month by its first day; the levels run from 0 (nothing) to `LEVELS`."""

    date: date
    happened: int
    published: int
    happened_level: int
    published_level: int

    @property
    def has_something(self) -> bool:
        return bool(self.happened or self.published)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks of seven from Monday; None stands for a day of another month.

    It hashes, so that what is drawn of a month can be kept until a count changes.
    """

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]

    @property
    def days(self) -> Iterator[Cell]:
        return (day for week in self.weeks for day in week if day)

    @property
    def happened(self) -> int:
        return sum(day.happened for day in self.days)

    @property
    def published(self) -> int:
        return sum(day.published for day in self.days)

    @property
    def has_something(self) -> bool:
        return any(day.has_something for day in self.days)

    @property
    def last(self) -> date:
        return last_of_month(self.first)

    @property
    def before(self) -> date | None:
        """The first of the month before, None at the calendar's edge."""
        year, month = divmod(self.first.year * 12 + self.first.month - 2, 12)
        return date(year, month + 1, 1) if year >= MINYEAR else None

    @property
    def after(self) -> date | None:
        """The first of the month after, None at the calendar's edge."""
        year, month = divmod(self.first.year * 12 + self.first.month, 12)
        return date(year, month + 1, 1) if year <= MAXYEAR else None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year as its twelve months."""

    number: int
    months: Sequence[Cell]

    @property
    def happened(self) -> int:
        return sum(month.happened for month in self.months)

    @property
    def published(self) -> int:
        return sum(month.published for month in self.months)


def last_of_month(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def level(count: int, *, most: int) -> int:
    """How warm: 0 for nothing, 1 for one, `LEVELS` for `most`; equal steps of the logarithm, so
    that one great day does not leave all others cold."""
    if count <= 0:
        return 0
    steps = (LEVELS - 1) * math.log(count) / math.log(max(most, 2))
    return min(LEVELS, 1 + math.floor(steps + 1e-9))


def build_month(first: date, counts: Counts, *, most: int | None = None) -> Month:
    """The month that begins on `first`; `most` is the count that is warmest, by default its own."""
    warmest = most or counts.most
    length = last_of_month(first).day
    days = [_cell(first.replace(day=number), counts, warmest) for number in range(1, length + 1)]
    cells: list[Cell | None] = [None] * first.weekday() + days
    cells += [None] * (-len(cells) % 7)
    return Month(first, tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)))


def build_year(number: int, counts: Counts) -> list[Month]:
    """The twelve months of a year, all on one scale of warmth."""
    most = counts.most
    return [build_month(date(number, month, 1), counts, most=most) for month in range(1, 13)]


def build_year_rows(counts: Counts) -> list[YearRow]:
    """Every year that has something, the newest first; `counts` are by the first of the month."""
    most = counts.most
    years = sorted({first.year for first in counts.days}, reverse=True)
    return [
        YearRow(year, [_cell(date(year, month, 1), counts, most) for month in range(1, 13)])
        for year in years
    ]


def _cell(day: date, counts: Counts, most: int) -> Cell:
    happened, published = counts.happened.get(day, 0), counts.published.get(day, 0)
    return Cell(day, happened, published, level(happened, most=most), level(published, most=most))
