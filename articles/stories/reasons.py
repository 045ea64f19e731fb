"""Why a report is in its story, and why not in the nearest other one, in words.

No Django here: the words follow from the profiles of the reports that were settled together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from articles.stories.profile import Profile
from articles.stories.settle import Part, likeness_to
from articles.stories.similarity import NEAR, compare, likelihood

FIRST = "first of its story"
ALONE = "no other story was near when it came"


@dataclass(frozen=True, slots=True)
class Reason:
    """What joins a report to its story, None where it stood there before, and what there is for
    and against the nearest other part, None where there is no other."""

    joins: str | None
    other: Part | None
    why_not: str


def reason(
    report: int,
    parts: Sequence[Part],
    profiles: Mapping[int, Profile],
    odds: Callable[[int, int], float],
) -> Reason:
    """Why a report is in the part that holds it, by its likeness to the nearest report there."""
    likest = {
        number: max(others, key=lambda other: (odds(report, other), -other))
        for number, part in enumerate(parts)
        if (others := [each for each in part.reports if each != report])
    }
    home = next(number for number, part in enumerate(parts) if report in part.reports)
    elsewhere = [number for number in likest if number != home]
    other = max(elsewhere, key=lambda each: odds(report, likest[each]), default=None)
    joins = FIRST
    if home in likest:
        joins = _words(profiles[report], profiles[likest[home]])
    if other is None:
        return Reason(joins, None, ALONE)
    return Reason(joins, parts[other], _against(report, parts[other], profiles, odds))


def nearer(
    report: int,
    part: Part,
    profiles: Mapping[int, Profile],
    odds: Callable[[int, int], float],
) -> Reason | None:
    """What there is for and against a part that grew after the report had come to its own; None
    where it is not near."""
    if _likeness(report, part, odds) < NEAR:
        return None
    return Reason(None, part, _against(report, part, profiles, odds))


def _likeness(report: int, part: Part, odds: Callable[[int, int], float]) -> float:
    return likeness_to(likelihood(odds(report, each)) for each in part.reports)


def _against(
    report: int,
    part: Part,
    profiles: Mapping[int, Profile],
    odds: Callable[[int, int], float],
) -> str:
    """How like the part is, first and to two places, since such reasons are sorted as text."""
    likest = max(part.reports, key=lambda other: (odds(report, other), -other))
    verdict = f"likeness {_likeness(report, part, odds):.2f} to its reports"
    return "; ".join((verdict, *compare(profiles[report], profiles[likest]).reasons))


def _words(ours: Profile, theirs: Profile) -> str:
    likeness = compare(ours, theirs)
    return "; ".join((*likeness.reasons, f"likeness {likeness.score:.2f}"))
