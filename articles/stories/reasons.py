"""Why a report is in its story, and why not in the nearest other one, in words.

No Django here: the words follow from the profiles of the reports that were settled together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from articles.stories.profile import Profile
from articles.stories.settle import Part, likeness_to
from articles.stories.similarity import compare, likelihood

FIRST = "first of its story"
ALONE = "no other story was near when it came"


@dataclass(frozen=True, slots=True)
class Reason:
    """What joins a report to its story, and what there is for and against the nearest other part,
    None where there is no other."""

    joins: str
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
    theirs = likeness_to(likelihood(odds(report, each)) for each in parts[other].reports)
    verdict = f"likeness {theirs:.2f} to its reports"
    evidence = compare(profiles[report], profiles[likest[other]]).reasons
    return Reason(joins, parts[other], "; ".join((verdict, *evidence)))


def _words(ours: Profile, theirs: Profile) -> str:
    likeness = compare(ours, theirs)
    return "; ".join((*likeness.reasons, f"likeness {likeness.score:.2f}"))
