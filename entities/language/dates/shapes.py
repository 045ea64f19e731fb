"""What the grammar reads: an expression of time before it is placed on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["", "last", "this", "next"]
Part = Literal["early", "mid", "late", "start", "end", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; without a year it is the nearest sensible one."""

    month: int
    day: int
    year: int | None = None
    within: Near | None = None
    """The year said in words: "6 March last year"."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """Two numbers that are day and month in an order the text has to tell, and a year."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Month:
    month: int
    year: int | None = None
    relation: Relation = ""
    within: Near | None = None


@dataclass(frozen=True, slots=True)
class Year:
    year: int


@dataclass(frozen=True, slots=True)
class Decade:
    first_year: int


@dataclass(frozen=True, slots=True)
class Century:
    number: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """`weekday` counts from Monday, 0. `within` is a week said in words: "Friday of next week"."""

    weekday: int
    relation: Relation = ""
    within: Near | None = None
    weeks_later: int = 0


@dataclass(frozen=True, slots=True)
class Season:
    season: str
    year: int | None = None
    relation: Relation = ""
    within: Near | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year, or a half when `halves`; -1 is the last one."""

    number: int
    year: int | None = None
    within: Near | None = None
    halves: bool = False


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """`first` is the calendar year it starts in, where two years are printed."""

    year: int
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A period named from now, or from the last date told of: "last week", "the same day"."""

    unit: str
    relation: Relation
    from_text: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from now, or from the last date told of: "two years ago", "a day later"."""

    unit: str
    count: float
    from_text: bool = False
    to_the_day: bool = False
    """The very day is meant: "two years ago today"."""


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth week, day or weekend of a month or year; -1 is the last."""

    number: int
    unit: str
    of: Month | Year | Near


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day opens, closes or lies in: "the week of 21 July"."""

    day: Day


@dataclass(frozen=True, slots=True)
class MonthsOf:
    """The first so many months of a year; the last where `count` is negative."""

    count: int
    of: Year | Near


@dataclass(frozen=True, slots=True)
class Occasion:
    """A named day: Christmas Eve, D-Day."""

    name: str
    year: int | None = None
    relation: Relation = ""
    within: Near | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `toward` says whether it ends now ("the past week") or starts now."""

    count: float | None
    unit: str
    toward: Relation = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in TIMEX3's letters ("18:00Z", "MO"), with the day it is joined to if any."""

    time: str
    day: Shape | None = None


@dataclass(frozen=True, slots=True)
class Partly:
    part: Part
    of: Shape


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last, both included."""

    first: Shape
    last: Shape


Shape = (
    Day
    | Numeric
    | Month
    | Year
    | Decade
    | Century
    | Weekday
    | Season
    | Quarter
    | FiscalYear
    | Near
    | Shift
    | Nth
    | MonthsOf
    | WeekOf
    | Occasion
    | Length
    | Repeat
    | Reference
    | Clock
    | Partly
    | Stretch
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A shape read from `start` up to `end`, as indices of pieces, end exclusive."""

    shape: Shape
    start: int
    end: int
