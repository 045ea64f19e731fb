"""What two reports have in common: a small function an idea for the number, one for the words.

No Django here, and no clock. The weights stand in one table at the end. They were fitted by
logistic regression on pairs of 496 short reports of 42 happenings and then rounded (days apart were
not: those reports are undated). The happenings come in look-alikes, so that what they teach is to
tell one rehab stay from another, not a rehab stay from an election.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from articles.stories.profile import WHOLE, NameSeen, Profile, Weighed, day_of_year

NOT_TOLD = 0.5
"""How much of the people is shared where one report names nobody: neither for nor against."""

_SHOWN = 4

_ECHO = 2
"""Days within which a happening is reported everywhere: no evidence against."""

_WEEK = 7
_YEAR_DAYS = 365


class Comparator(NamedTuple):
    """One idea: its number for two reports, between 0 and 1 unless it says otherwise, the words for
    it, "" where there is nothing to say, and what it adds to the logarithm of the odds that both
    tell of one happening.

    Hundreds of pairs are compared for the one that is told: numbers make no words.
    """

    value: Callable[[Profile, Profile], float]
    say: Callable[[Profile, Profile], str]
    weight: float


def _people(left: Profile, right: Profile) -> float:
    """The share of each report's people that the other speaks of, by weight; the middle of both."""
    return (_told_of(left, right) + _told_of(right, left)) / 2


def _say_people(left: Profile, right: Profile) -> str:
    shared = {each: known.weight for each, known in left.people.items() if each in right.people}
    names = [_fuller(left.people[each], right.people[each]) for each in _by_weight(shared)]
    return f"names {_listed(names[:_SHOWN])}" if names else ""


def _day_told(left: Profile, right: Profile) -> float:
    """1 where both tell of one day."""
    return 0.0 if left.day_set.isdisjoint(right.day_set) else 1.0


def _say_day_told(left: Profile, right: Profile) -> str:
    shared = sorted(left.day_set & right.day_set)
    return f"tells of {_told(left, right, shared)}" if shared else ""


def _days_told_apart(left: Profile, right: Profile) -> float:
    """The days between the nearest two that they tell of, as a logarithm, to a week at most.

    A report that tells of no day is taken to speak of about the day it came out.
    """
    told = left.moments and right.moments
    apart = min(_gap(left, right), _WEEK) - (0 if told else _ECHO)
    return math.log1p(apart) if apart > 0 else 0.0


def _say_days_told_apart(left: Profile, right: Profile) -> str:
    if not _days_told_apart(left, right):
        return ""
    gap = _gap(left, right)
    return f"the days told of are {gap} day{'' if gap == 1 else 's'} apart"


def _days_apart(left: Profile, right: Profile) -> float:
    """The square root of the days between publication beyond the first two.

    A happening echoes for some days: one day more counts much in the first week and less after the
    first month, but never nothing, or a form that is filled in every week would be one story.
    """
    if left.published is None or right.published is None:
        return 0.0
    return math.sqrt(max(0, abs((left.published - right.published).days) - _ECHO))


def _say_days_apart(left: Profile, right: Profile) -> str:
    if left.published is None or right.published is None:
        return ""
    gap = abs((left.published - right.published).days)
    return f"{gap} day{'' if gap == 1 else 's'} apart" if gap else "published the same day"


def _other_years(left: Profile, right: Profile) -> float:
    """1 where both print years, or are dated, and none is the same."""
    differ = left.years and right.years and left.years.isdisjoint(right.years)
    return 1.0 if differ else 0.0


def _say_other_years(left: Profile, right: Profile) -> str:
    if not _other_years(left, right):
        return ""
    return f"years differ: {max(left.years)} and {max(right.years)}"


def _rare_words(left: Profile, right: Profile) -> float:
    """Cosine of the telling words."""
    return _cosine(left.terms, right.terms, left.term_set & right.term_set)


def _say_rare_words(left: Profile, right: Profile) -> str:
    ours, theirs = left.terms, right.terms
    shared = {word: ours[word] * theirs[word] for word in ours.keys() & theirs.keys()}
    shown = [word for word in _by_weight(shared) if word not in left.name_words]
    return f"rare words: {', '.join(shown[:_SHOWN])}" if shown else ""


def _proper_words(left: Profile, right: Profile) -> float:
    """Cosine of the words written with a capital: what is named, though no name was found."""
    return _cosine(left.proper, right.proper, left.proper_set & right.proper_set)


def _say_proper_words(left: Profile, right: Profile) -> str:
    ours, theirs = left.bodies, right.bodies
    shared = {key: ours[key].weight * theirs[key].weight for key in ours.keys() & theirs.keys()}
    names = [ours[key].name for key in _by_weight(shared)]
    return f"speaks of {_listed(names[:_SHOWN])}" if names else ""


def _figures(left: Profile, right: Profile) -> float:
    """The share of the printed numbers that both print (their geometric middle)."""
    ours, theirs = left.figure_set, right.figure_set
    shared = len(ours & theirs)
    return shared / math.sqrt(len(ours) * len(theirs)) if shared else 0.0


def _say_figures(left: Profile, right: Profile) -> str:
    shared = left.figure_set & right.figure_set
    shown = sorted(shared, key=lambda figure: (-len(figure), figure))[:_SHOWN]
    return f"prints {_listed(shown)}" if shown else ""


_PEOPLE = Comparator(_people, _say_people, 4.7)
_RARE_WORDS = Comparator(_rare_words, _say_rare_words, 6.5)
_PROPER_WORDS = Comparator(_proper_words, _say_proper_words, 1.7)

HAPPENING = (
    _PEOPLE,
    Comparator(_day_told, _say_day_told, 1.5),
    Comparator(_days_told_apart, _say_days_told_apart, -2.0),
    Comparator(_days_apart, _say_days_apart, -1.1),
    Comparator(_other_years, _say_other_years, -1.5),
    _RARE_WORDS,
    _PROPER_WORDS,
    Comparator(_figures, _say_figures, 6.0),
)
"""What two reports of one happening share, in the order in which the reasons are told."""

SAGA = (_PEOPLE, _RARE_WORDS, _PROPER_WORDS)
"""What two happenings of one saga share: who, where and what, but neither day nor figures."""

START = -4.6
"""The odds' logarithm before any evidence: of the reports that share terms, few are one story."""


def _told_of(left: Profile, right: Profile) -> float:
    """The share of the left report's people, by weight, of whom the right one speaks."""
    if not left.people_weight:
        return NOT_TOLD
    people, words = right.people, right.terms
    told = [
        each.weight
        for family, each in left.people.items()
        if family in people or each.last in words
    ]
    return sum(told) / left.people_weight


def _told(left: Profile, right: Profile, days: list[tuple[date, date]]) -> str:
    """The event that both place on a day they share, else the last such day."""
    both = set(left.events) & set(right.events)
    meant = [(day, kind) for kind, day in both if any(first == day for first, _ in days)]
    if meant:
        day, kind = max(meant)
        return f"the {kind} of {_in_words(day)}"
    first, last = days[-1]
    return f"{'the week of ' if last > first else ''}{_in_words(first)}"


def _cosine(ours: Weighed, theirs: Weighed, shared: Iterable[str]) -> float:
    return sum([ours[word] * theirs[word] for word in shared]) / WHOLE**2


def _gap(left: Profile, right: Profile) -> int:
    """Days between the nearest two days that the reports tell of, 0 where one tells of none.

    Where a year is missing the gap is the one within the year, either way round.
    """
    ours, theirs = left.told_days, right.told_days
    if not ours.isdisjoint(theirs):
        return 0
    gaps = [abs(one - other) for one in ours for other in theirs]
    for yearless, other in ((left.yearless, right), (right.yearless, left)):
        for one in yearless:
            place = day_of_year(*one)
            apart = [abs(place - each) for each in other.told_in_year]
            gaps += [min(each, _YEAR_DAYS - each) for each in apart]
    return min(gaps, default=0)


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
