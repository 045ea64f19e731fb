"""What a shape is placed from and to, and how the nearest of several periods is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from entities.language.dates.calendar import Period
from entities.language.dates.shapes import Relation
from entities.language.findings import Precision, Tense

NO_DATE = "no publication date"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a shape is placed from: the day it was written or spoken, and what was told before.

    `told` is the last period the text named, `told_day` the last single day, `told_here` the last
    period in the same sentence, `told_dated` the first day of a date with its year just before.
    `month_first` is how the text prints its dates, None when it does not show. `spoken` says that
    `today` is the day a quotation was spoken on.
    """

    today: date | None
    tense: Callable[[], Tense]
    month_first: Callable[[], bool | None]
    told: Period | None = None
    told_day: date | None = None
    told_here: Period | None = None
    told_dated: date | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape's value, its days where it has any, and the rule that gave them."""

    value: str | None
    rule: str
    precision: Precision | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def period(self) -> Period | None:
        """The days as a period, where there are any."""
        if not (self.value and self.precision and self.earliest and self.latest):
            return None
        return Period(self.value, self.precision, self.earliest, self.latest)


def at(period: Period, rule: str) -> Placed:
    """A period as the place of a shape."""
    return Placed(period.value, rule, period.precision, period.earliest, period.latest)


_BARELY_AHEAD = timedelta(days=31)
_NEARLY_A_YEAR = timedelta(days=330)


def choose(periods: list[Period], today: date, tense: Tense) -> tuple[Period, str]:
    """The nearest period on the side the tense points to; without a tense the nearest of all."""
    behind = [period for period in periods if period.earliest <= today]
    ahead = [period for period in periods if period.latest >= today]
    back, on = behind[-1], ahead[0]
    if tense == "past":
        # A year back but days ahead: "the phone, released on 17 June" before that day.
        if today - back.latest > _NEARLY_A_YEAR and on.earliest - today < _BARELY_AHEAD:
            return on, "nearest"
        return back, "past tense"
    if tense == "future":
        return on, "future tense"
    # "The summit opens on 24 December" is a plan; "sales rise in November" may be a headline.
    if tense == "present" and on.precision == "day" and today - back.latest > _BARELY_AHEAD:
        return on, "present tense"
    return (on if on.earliest - today < today - back.latest else back), "nearest"


def by_relation(periods: list[Period], relation: Relation, setting: Setting, name: str) -> Placed:
    """The period that "last", "this" or "next" picks; without one, the one the tense points to."""
    today = setting.today
    if today is None:
        return Placed(None, f"{name}, {NO_DATE}")
    if relation == "last":
        return at([each for each in periods if each.latest < today][-1], f"{name}, last")
    if relation == "next":
        return at(next(each for each in periods if each.earliest > today), f"{name}, next")
    if relation == "this":
        near = min(periods, key=lambda each: (_distance(each, today), today > each.latest))
        return at(near, f"{name}, this")
    period, why = choose(periods, today, setting.tense())
    return at(period, f"{name}, {why}")


def _distance(period: Period, today: date) -> int:
    if period.earliest <= today <= period.latest:
        return 0
    return min(abs((period.earliest - today).days), abs((period.latest - today).days))
