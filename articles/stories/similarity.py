"""Which story does a report belong to? Compare, weigh, decide, and say why.

No Django here, no clock and no database: profiles in, a decision with its reasons out. A story is
one happening and its echo over some days. Nothing is read again: each report is compared with
the profiles of the stories it might belong to, once, when it arrives.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.stories.comparators import SAGA, START, WEIGHTS, Comparator, rare_words
from articles.stories.profile import Profile

JOINS = 0.35
"""The least likeness at which a report joins a story."""

RELATED = 0.5
"""The least likeness, days and figures aside, at which two stories point at each other."""

_LOOKED_AT = 8
"""Stories compared on all evidence: those with the nearest single report, by words alone."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two reports tell of one happening, from 0 to 1, with the evidence in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The story a report joins, or None where it founds one, and why not the next best.

    `runner_up` is the likest story that was not chosen, so the likest of all where `story` is
    None; `score` is that of the likest.
    """

    story: int | None
    score: float
    reasons: tuple[str, ...]
    runner_up: int | None
    runner_up_score: float
    why_not: str


def compare(left: Profile, right: Profile) -> Likeness:
    """How likely two reports tell of one happening."""
    return _compare(left, right, tuple(WEIGHTS))


def log_odds(
    left: Profile, right: Profile, comparators: Iterable[Comparator] = tuple(WEIGHTS)
) -> float:
    """The logarithm of the odds that two reports tell of one happening; no words are made."""
    return START + sum(
        WEIGHTS[comparator] * comparator(left, right).value for comparator in comparators
    )


def _compare(left: Profile, right: Profile, comparators: Sequence[Comparator]) -> Likeness:
    reasons = (comparator(left, right).reason for comparator in comparators)
    odds = log_odds(left, right, comparators)
    return Likeness(_likelihood(odds), tuple(filter(None, reasons)))


def choose(new: Profile, stories: Mapping[int, Sequence[Profile]]) -> Choice:
    """The story a new report joins, of the candidates given with their reports' profiles."""
    nearest = {
        story: max(rare_words(new, report).value for report in reports)
        for story, reports in stories.items()
        if reports
    }
    looked_at = sorted(nearest, key=lambda story: (-nearest[story], story))[:_LOOKED_AT]
    scores = {story: _to_story(new, stories[story]) for story in looked_at}
    ranked = sorted(scores, key=lambda story: (-scores[story], story))
    joins = bool(ranked) and scores[ranked[0]] >= JOINS
    chosen = ranked[0] if joins else None
    others = ranked[1:] if joins else ranked
    return Choice(
        story=chosen,
        score=scores[ranked[0]] if ranked else 0.0,
        reasons=() if chosen is None else _evidence(new, stories[chosen]),
        runner_up=others[0] if others else None,
        runner_up_score=scores[others[0]] if others else 0.0,
        why_not=_why_not(scores[others[0]], _evidence(new, stories[others[0]]), joins)
        if others
        else "no other story is near",
    )


def related(left: Sequence[Profile], right: Sequence[Profile]) -> Likeness:
    """How much two stories that stand apart belong to one saga; `RELATED` is enough.

    Judged by their likest reports, without the days: the next happening of a saga comes later.
    """
    pairs = [(ours, theirs) for ours in left for theirs in right]
    if not pairs:
        return Likeness(0.0, ())
    ours, theirs = max(pairs, key=lambda pair: log_odds(pair[0], pair[1], SAGA))
    return _compare(ours, theirs, SAGA)


def _to_story(new: Profile, reports: Sequence[Profile]) -> float:
    """A report's likeness to a story: the middle between its nearest report and all of them."""
    each = [_likelihood(log_odds(new, report)) for report in reports]
    return (max(each) + sum(each) / len(each)) / 2


def _evidence(new: Profile, reports: Sequence[Profile]) -> tuple[str, ...]:
    """What the report has in common with the story's nearest report."""
    return compare(new, max(reports, key=lambda report: log_odds(new, report))).reasons


def _why_not(score: float, evidence: tuple[str, ...], joins: bool) -> str:
    """Why the nearest other story was not chosen, with what there is for and against it."""
    verdict = (
        f"likeness {score:.2f}, less than to the story chosen"
        if joins
        else f"likeness {score:.2f}, {JOINS:.2f} needed"
    )
    return "; ".join((verdict, *evidence))


def _likelihood(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
