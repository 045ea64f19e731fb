"""What two reports have in common: one small function an idea, each a number and its reason.

No Django here, and no clock. Every comparator takes two profiles and gives an `Evidence`; the
weights stand in one table at the end. They were fitted by logistic regression on pairs of 496 short
reports of 42 happenings and then rounded (days apart were not: those reports are undated). The
happenings come in look-alikes, so that what they teach is to tell one rehab stay from another, not
a rehab stay from an election.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from articles.stories.profile import WHOLE, Moment, NameSeen, Profile, Weighed

NOT_TOLD = 0.5
"""How much of the people is shared where one report names nobody: neither for nor against."""

_SHOWN = 4

_ECHO = 2
"""Days within which a happening is reported everywhere: no evidence against."""

_WEEK = 7
_YEAR_DAYS = 365
_LEAP_YEAR = 2024  # gives 29 February a place among days of no year


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparator's number, between 0 and 1 unless it says otherwise, and its reason.

    The words are made when asked for: hundreds of pairs are compared for the one that is told.
    """

    value: float
    say: Callable[[], str] = str

    @property
    def reason(self) -> str:
        """The reason in words, empty where there is nothing to say."""
        return self.say()


def rare_words(left: Profile, right: Profile) -> Evidence:
    """Cosine of the telling words."""
    ours, theirs = left.terms, right.terms

    def say() -> str:
        shared = {word: ours[word] * theirs[word] for word in ours.keys() & theirs.keys()}
        shown = [word for word in _by_weight(shared) if word not in left.name_words]
        return f"rare words: {', '.join(shown[:_SHOWN])}" if shown else ""

    return Evidence(_cosine(ours, theirs), say)


def people(left: Profile, right: Profile) -> Evidence:
    """The share of each report's people that the other speaks of, by weight; the middle of both."""

    def say() -> str:
        shared = {each: known.weight for each, known in left.people.items() if each in right.people}
        names = [_fuller(left.people[each], right.people[each]) for each in _by_weight(shared)]
        return f"names {_listed(names[:_SHOWN])}" if names else ""

    return Evidence((_told_of(left, right) + _told_of(right, left)) / 2, say)


def proper_words(left: Profile, right: Profile) -> Evidence:
    """Cosine of the words written with a capital: what is named, though no name was found."""

    def say() -> str:
        ours, theirs = left.bodies, right.bodies
        shared = {key: ours[key].weight * theirs[key].weight for key in ours.keys() & theirs.keys()}
        names = [ours[key].name for key in _by_weight(shared)]
        return f"speaks of {_listed(names[:_SHOWN])}" if names else ""

    return Evidence(_cosine(left.proper, right.proper), say)


def figures(left: Profile, right: Profile) -> Evidence:
    """The share of the printed numbers that both print (their geometric middle)."""
    ours, theirs = left.figure_set, right.figure_set
    shared = ours & theirs
    if not shared:
        return Evidence(0.0)

    def say() -> str:
        shown = sorted(shared, key=lambda figure: (-len(figure), figure))[:_SHOWN]
        return f"prints {_listed(shown)}"

    return Evidence(len(shared) / math.sqrt(len(ours) * len(theirs)), say)


def day_told(left: Profile, right: Profile) -> Evidence:
    """1 where both tell of one day."""
    shared = sorted(left.day_set & right.day_set)
    if not shared:
        return Evidence(0.0)
    return Evidence(1.0, lambda: f"tells of {_told(left, right, shared)}")


def other_years(left: Profile, right: Profile) -> Evidence:
    """1 where both print years, or are dated, and none is the same."""
    if not left.years or not right.years or left.years & right.years:
        return Evidence(0.0)
    return Evidence(1.0, lambda: f"years differ: {max(left.years)} and {max(right.years)}")


def days_told_apart(left: Profile, right: Profile) -> Evidence:
    """The days between the nearest two that they tell of, as a logarithm, to a week at most.

    A report that tells of no day is taken to speak of about the day it came out.
    """
    told = bool(left.moments and right.moments)
    gap = min(
        (_gap(ours, theirs) for ours in _moments(left) for theirs in _moments(right)), default=0
    )
    apart = min(gap, _WEEK) - (0 if told else _ECHO)
    if apart <= 0:
        return Evidence(0.0)
    days = f"{gap} day{'' if gap == 1 else 's'}"
    return Evidence(math.log1p(apart), lambda: f"the days told of are {days} apart")


def days_apart(left: Profile, right: Profile) -> Evidence:
    """The square root of the days between publication beyond the first two.

    A happening echoes for some days: one day more counts much in the first week and less after the
    first month, but never nothing, or a form that is filled in every week would be one story.
    """
    if left.published is None or right.published is None:
        return Evidence(0.0)
    gap = abs((left.published - right.published).days)
    reason = f"{gap} day{'' if gap == 1 else 's'} apart" if gap else "published the same day"
    return Evidence(math.sqrt(max(0, gap - _ECHO)), lambda: reason)


Comparator = Callable[[Profile, Profile], Evidence]

WEIGHTS: Mapping[Comparator, float] = {
    people: 4.7,
    day_told: 1.5,
    days_told_apart: -2.0,
    days_apart: -1.1,
    other_years: -1.5,
    rare_words: 6.5,
    proper_words: 1.7,
    figures: 6.0,
}
"""What each comparator adds to the logarithm of the odds that two reports tell of one happening."""

SAGA = (people, rare_words, proper_words)
"""What two happenings of one saga share: who, where and what, but neither day nor figures."""

START = -4.6
"""The odds' logarithm before any evidence: of the reports that share terms, few are one story."""


def _told_of(left: Profile, right: Profile) -> float:
    """The share of the left report's people, by weight, of whom the right one speaks."""
    if not left.people_weight:
        return NOT_TOLD
    people, words = right.people, right.terms
    told = sum(
        each.weight
        for family, each in left.people.items()
        if family in people or each.last in words
    )
    return told / left.people_weight


def _told(left: Profile, right: Profile, days: list[tuple[date, date]]) -> str:
    """The event that both place on a day they share, else the last such day."""
    both = set(left.events) & set(right.events)
    meant = [(day, kind) for kind, day in both if any(first == day for first, _ in days)]
    if meant:
        day, kind = max(meant)
        return f"the {kind} of {_in_words(day)}"
    first, last = days[-1]
    return f"{'the week of ' if last > first else ''}{_in_words(first)}"


def _cosine(ours: Weighed, theirs: Weighed) -> float:
    shared = ours.keys() & theirs.keys()
    return sum(ours[word] * theirs[word] for word in shared) / WHOLE**2


def _moments(known: Profile) -> tuple[Moment, ...]:
    """The days a report tells of, or that of its publication where it tells of none."""
    return known.moments or ((known.published,) if known.published else ())


def _gap(left: Moment, right: Moment) -> int:
    """Days between two days; where a year is missing, within the year, either way round."""
    if isinstance(left, date) and isinstance(right, date):
        return abs((left - right).days)
    apart = abs(_in_year(left) - _in_year(right))
    return min(apart, _YEAR_DAYS - apart)


def _in_year(day: Moment) -> int:
    month, number = (day.month, day.day) if isinstance(day, date) else day
    return date(_LEAP_YEAR, month, number).timetuple().tm_yday


def _fuller(left: NameSeen, right: NameSeen) -> str:
    """The fuller of two forms of one name."""
    return max(left.name, right.name, key=len)


def _by_weight(weights: Mapping[str, float]) -> list[str]:
    """Heaviest first; alphabetical where equal, so that a reason never changes by itself."""
    return sorted(weights, key=lambda key: (-weights[key], key))


def _listed(words: list[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
