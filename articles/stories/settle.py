"""Look again at neighbouring stories once a report has come: later evidence joins and splits.

No Django here, no clock and no database. A single pass decides by what is known when a report
arrives; two early reports may stand apart until a third shows that they are one, or together
until a third shows that they are not. Settling compares the reports of the one or two stories
concerned, from their profiles, and forgets in which order they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from articles.stories.profile import Profile
from articles.stories.similarity import log_odds

HOLDS = -0.75
"""The least mean of the odds' logarithm, over all pairs, at which two parts are one story."""

NEAR = 0.2
"""The least likeness to the runner-up at which it is worth settling with the story chosen."""


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that are one story; `story` is the address they keep, None for a new one."""

    story: int | None
    reports: tuple[int, ...]


def settle(reports: Mapping[int, Profile], stories: Mapping[int, int | None]) -> tuple[Part, ...]:
    """Divide reports into stories by the mean likeness of all their pairs.

    `stories` is the story that each report has, None for one that has none yet. The largest part
    of a story keeps it, the part with its first report where two are as large; of two stories
    that become one the larger stays, the older where they are as large.
    """
    return _addressed(_parts(reports), stories)


def _parts(reports: Mapping[int, Profile]) -> list[tuple[int, ...]]:
    """Average linkage: the two likest parts are joined as long as they are like enough."""
    parts: dict[int, tuple[int, ...]] = {report: (report,) for report in sorted(reports)}
    likeness = {
        (left, right): log_odds(reports[left], reports[right])
        for left, right in combinations(parts, 2)
    }
    while likeness:
        (left, right), best = max(likeness.items(), key=lambda pair: (pair[1], pair[0]))
        if best < HOLDS:
            break
        ours, theirs = len(parts[left]), len(parts[right])
        parts[left] += parts.pop(right)
        del likeness[left, right]
        for other in parts.keys() - {left}:
            to_left = min(left, other), max(left, other)
            to_right = likeness.pop((min(right, other), max(right, other)))
            likeness[to_left] = (likeness[to_left] * ours + to_right * theirs) / (ours + theirs)
    return sorted((tuple(sorted(part)) for part in parts.values()), key=lambda part: part[0])


def _addressed(parts: list[tuple[int, ...]], stories: Mapping[int, int | None]) -> tuple[Part, ...]:
    """Give every story's address to one part, and every part at most one address."""
    claims = [
        (-count, story, part[0], part)
        for part in parts
        for story, count in Counter(stories[report] for report in part).items()
        if story is not None
    ]
    kept: dict[tuple[int, ...], int] = {}
    for _, story, _, part in sorted(claims):
        if part not in kept and story not in kept.values():
            kept[part] = story
    return tuple(Part(kept.get(part), part) for part in parts)
