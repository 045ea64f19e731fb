"""Which story does a report belong to? Compare, weigh, decide, and say why.

No Django here, no clock and no database: profiles in, a decision with its reasons out. A story is
one happening and its echo over some days. Nothing is read again: each report is compared with
the profiles of the stories it might belong to, once, when it arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from articles.stories.profile import NameSeen, Profile

JOINS = 0.30
"""The least likeness at which a report joins a story."""

RELATED = 0.15
"""The least likeness at which two stories point at each other."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports or stories are, from 0 to 1, with the numbers behind in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The story a report joins, or None where it founds one, and why not the next best."""

    story: int | None
    score: float
    reasons: tuple[str, ...]
    runner_up: int | None
    runner_up_score: float
    why_not: str


Weighted = Mapping[str, float]


def _cosine(left: Weighted, right: Weighted) -> float:
    """The cosine of two vectors of unit length."""
    few, many = sorted((left, right), key=len)
    return sum(weight * many.get(word, 0.0) for word, weight in few.items())


def _words(left: Profile, right: Profile) -> tuple[float, str]:
    """How much of the telling words is shared, and the most telling of those."""
    ours, theirs = dict(left.terms), dict(right.terms)
    shared = sorted(ours.keys() & theirs.keys(), key=lambda word: -ours[word] * theirs[word])
    return _cosine(ours, theirs), f"rare words: {', '.join(shared[:4])}" if shared else ""


def _names(left: Profile, right: Profile) -> tuple[float, str]:
    """How much of the names is shared, and the most telling of those."""
    ours, theirs = _by_key(left.names), _by_key(right.names)
    shared = sorted(
        ours.keys() & theirs.keys(), key=lambda key: -ours[key].weight * theirs[key].weight
    )
    value = sum(ours[key].weight * theirs[key].weight for key in shared)
    return value, f"names {_listed([ours[key].name for key in shared[:3]])}" if shared else ""


def _days(left: Profile, right: Profile) -> tuple[float, str]:
    """Whether both tell of one day."""
    shared = sorted(set(left.days) & set(right.days))
    if not shared:
        return 0.0, ""
    first = shared[-1][0]
    return 1.0, f"tells of {first.day} {first:%B %Y}"


WEIGHTS: tuple[tuple[Callable[[Profile, Profile], tuple[float, str]], float], ...] = (
    (_words, 0.6),
    (_names, 0.35),
    (_days, 0.05),
)


def compare(left: Profile, right: Profile) -> Likeness:
    """How alike two reports are."""
    score, reasons = 0.0, []
    for comparator, weight in WEIGHTS:
        value, reason = comparator(left, right)
        score += weight * value
        if reason:
            reasons.append(reason)
    if left.published and right.published:
        gap = abs((left.published - right.published).days)
        score *= 1.0 / (1.0 + max(0, gap - 1) / 7)
        reasons.append(f"{gap} day{'' if gap == 1 else 's'} apart" if gap else "the same day")
    return Likeness(score=min(1.0, score), reasons=tuple(reasons))


def choose(new: Profile, stories: Mapping[int, Sequence[Profile]]) -> Choice:
    """The story a new report joins, of the candidates given with their reports' profiles."""
    ranked = sorted(
        ((_to_story(new, reports), story) for story, reports in stories.items() if reports),
        key=lambda each: (-each[0].score, each[1]),
    )
    best = ranked[0] if ranked else None
    joins = best is not None and best[0].score >= JOINS
    next_best = ranked[1:2] if joins else ranked[:1]
    return Choice(
        story=best[1] if best and joins else None,
        score=best[0].score if best else 0.0,
        reasons=best[0].reasons if best and joins else (),
        runner_up=next_best[0][1] if next_best else None,
        runner_up_score=next_best[0][0].score if next_best else 0.0,
        why_not=_why_not(next_best[0][0], joins) if next_best else "no other story is near",
    )


def related(left: Sequence[Profile], right: Sequence[Profile]) -> Likeness:
    """How much two stories that stand apart belong to one saga; `RELATED` is enough."""
    pairs = [compare(ours, theirs) for ours in left for theirs in right]
    return max(pairs, key=lambda each: each.score, default=Likeness(0.0, ()))


def _to_story(new: Profile, reports: Sequence[Profile]) -> Likeness:
    """A report's likeness to a story: the middle between its nearest report and all of them."""
    each = [compare(new, report) for report in reports]
    nearest = max(each, key=lambda likeness: likeness.score)
    mean = sum(likeness.score for likeness in each) / len(each)
    return Likeness((nearest.score + mean) / 2, nearest.reasons)


def _why_not(likeness: Likeness, joins: bool) -> str:
    """Why the nearest other story was not chosen."""
    score = f"likeness {likeness.score:.2f}"
    return f"{score}, less than the story chosen" if joins else f"{score} of {JOINS:.2f} needed"


def _by_key(names: Sequence[NameSeen]) -> dict[str, NameSeen]:
    return {f"{each.kind}:{each.key}": each for each in names}


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
