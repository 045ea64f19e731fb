"""What two reports have in common: one small function an idea, each a number and its reason.

No Django here, and no clock. Every comparator takes two profiles and gives an `Evidence`; the
weights stand in one table at the end. They were fitted on pairs of 496 short reports of 42
happenings and then rounded: the happenings come in look-alikes, so that what they teach is to
tell one rehab stay from another, not a rehab stay from an election.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from articles.stories.profile import Moment, NameSeen, Profile

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
    ours, theirs = left.word_weights, right.word_weights
    # fsum: a plain sum's last digits depend on the order of the words, which differs by process.
    value = math.fsum(ours[word] * theirs[word] for word in ours.keys() & theirs.keys())

    def say() -> str:
        shared = {word: ours[word] * theirs[word] for word in ours.keys() & theirs.keys()}
        shown = [word for word in _by_weight(shared) if word not in left.name_words]
        return f"rare words: {', '.join(shown[:_SHOWN])}" if shown else ""

    return Evidence(value, say)


def people(left: Profile, right: Profile) -> Evidence:
    """The share of each report's people that the other speaks of, by weight; the middle of both."""

    def say() -> str:
        shared = {each: known.weight for each, known in left.people.items() if each in right.people}
        names = [_fuller(left.people[each], right.people[each]) for each in _by_weight(shared)]
        return f"names {_listed(names[:_SHOWN])}" if names else ""

    return Evidence((_told_of(left, right) + _told_of(right, left)) / 2, say)


def places_and_organisations(left: Profile, right: Profile) -> Evidence:
    """Cosine of the places and organisations named."""
    ours, theirs = left.bodies, right.bodies
    shared = {key: ours[key].weight * theirs[key].weight for key in ours.keys() & theirs.keys()}
    if not shared:
        return Evidence(0.0)
    value = math.fsum(shared.values()) / (left.bodies_length * right.bodies_length)

    def say() -> str:
        return f"speaks of {_listed([ours[key].name for key in _by_weight(shared)][:_SHOWN])}"

    return Evidence(value, say)


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
    day, last = shared[-1]
    week = "the week of " if last > day else ""
    return Evidence(1.0, lambda: f"tells of {week}{_in_words(day)}")


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
    """The days between publication beyond the first two, as a logarithm: 0, then slowly more.

    A happening echoes for some days: one day more counts much in the first week and little
    after the first month.
    """
    if left.published is None or right.published is None:
        return Evidence(0.0)
    gap = abs((left.published - right.published).days)
    reason = f"{gap} day{'' if gap == 1 else 's'} apart" if gap else "published the same day"
    return Evidence(math.log1p(max(0, gap - _ECHO)), lambda: reason)


Comparator = Callable[[Profile, Profile], Evidence]

WEIGHTS: Mapping[Comparator, float] = {
    people: 4.7,
    day_told: 1.5,
    days_told_apart: -2.0,
    days_apart: -1.2,
    other_years: -1.5,
    rare_words: 6.5,
    places_and_organisations: 1.7,
    figures: 6.0,
}
"""What each comparator adds to the logarithm of the odds that two reports tell of one happening."""

SAGA = (people, rare_words, places_and_organisations)
"""What two happenings of one saga share: who, where and what, but neither day nor figures."""

START = -4.6
"""The odds' logarithm before any evidence: of the reports that share terms, few are one story."""


def _told_of(left: Profile, right: Profile) -> float:
    """The share of the left report's people, by weight, of whom the right one speaks."""
    if not left.people_weight:
        return NOT_TOLD
    people, words = right.people, right.word_weights
    told = sum(
        each.weight
        for family, each in left.people.items()
        if family in people or each.last in words
    )
    return told / left.people_weight


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
