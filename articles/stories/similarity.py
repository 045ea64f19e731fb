"""How likely do two reports tell of one happening, and do two stories belong to one saga?

No Django here, no clock and no database: profiles in, a number with its reasons out. A story is one
happening and its echo over some days.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.stories.comparators import HAPPENING, SAGA, START, Comparator
from articles.stories.profile import Profile

NEAR = 0.1
"""The least likeness of two reports at which their stories are worth settling together."""

RELATED = 0.5
"""The least likeness, days and figures aside, at which two stories point at each other."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two reports tell of one happening, from 0 to 1, with the evidence in words."""

    score: float
    reasons: tuple[str, ...]


def compare(left: Profile, right: Profile) -> Likeness:
    """How likely two reports tell of one happening."""
    return _compare(left, right, HAPPENING)


def log_odds(left: Profile, right: Profile, comparators: Sequence[Comparator] = HAPPENING) -> float:
    """The logarithm of the odds that two reports tell of one happening; no words are made."""
    return START + sum([weight * value(left, right) for value, _, weight in comparators])


class Odds(NamedTuple):
    """The logarithms of the odds that two reports tell of one happening, and of one saga."""

    happening: float
    saga: float


def both_odds(left: Profile, right: Profile) -> Odds:
    """Both odds of two reports, every comparator asked once; no words are made."""
    found = [weight * value(left, right) for value, _, weight in HAPPENING]
    saga = [found[place] for place in _OF_SAGA]
    return Odds(START + sum(found), START + sum(saga))


_OF_SAGA = tuple(map(HAPPENING.index, SAGA))


def of_one_saga(left: Profile, right: Profile) -> Likeness:
    """How much two reports belong to one saga, with the evidence in words."""
    return _compare(left, right, SAGA)


def related(left: Sequence[Profile], right: Sequence[Profile]) -> Likeness:
    """How much two stories that stand apart belong to one saga; `RELATED` is enough.

    Judged by their likest reports, without the days: the next happening of a saga comes later.
    """
    pairs = [(ours, theirs) for ours in left for theirs in right]
    if not pairs:
        return Likeness(0.0, ())
    ours, theirs = max(pairs, key=lambda pair: log_odds(pair[0], pair[1], SAGA))
    return of_one_saga(ours, theirs)


def likelihood(odds: float) -> float:
    """A logarithm of odds as a likeness from 0 to 1."""
    return 1 / (1 + math.exp(-odds))


def _compare(left: Profile, right: Profile, comparators: Sequence[Comparator]) -> Likeness:
    reasons = (comparator.say(left, right) for comparator in comparators)
    odds = log_odds(left, right, comparators)
    return Likeness(likelihood(odds), tuple(filter(None, reasons)))
