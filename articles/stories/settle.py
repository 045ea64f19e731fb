"""Look again at neighbouring stories once a report has come: later evidence joins and splits.

No Django here, no clock and no database. A single pass decides by what is known when a report
arrives; two early reports may stand apart until a third shows that they are one, or together
until a third shows that they are not. Settling compares the reports of the one or two stories
concerned, from their profiles, and forgets in which order they came.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from articles.stories.profile import Profile
from articles.stories.similarity import log_odds

HOLDS = -0.75
"""The least mean of the odds' logarithm, over all pairs, at which two parts are one story."""

SPARSER = 3.5
"""How much less alike two dense groups may be than either is in itself, to be still one story.

Look-alikes show when both are known well: two earthquakes in one province within five years.
"""

MOST_REPORTS = 20
"""Reports of one story worth handing to `settle`; more change nothing that was measured."""

_DENSE_FROM = 4
"""Reports from which on the density of a group is told from chance."""

NEAR = 0.1
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


@dataclass(slots=True)
class _Group:
    """Reports held together so far, with the sum of the odds' logarithms of all their pairs."""

    reports: tuple[int, ...]
    inner: float = 0.0

    @property
    def density(self) -> float:
        """The mean likeness of its pairs; bottomless for a few, which tell nothing of density."""
        count = len(self.reports)
        return self.inner / (count * (count - 1) / 2) if count >= _DENSE_FROM else -math.inf


def _parts(reports: Mapping[int, Profile]) -> list[tuple[int, ...]]:
    """Average linkage: the two likest groups are joined as long as they are like enough."""
    groups = {report: _Group((report,)) for report in sorted(reports)}
    likeness = {
        (left, right): log_odds(reports[left], reports[right])
        for left, right in combinations(groups, 2)
    }
    while likeness:
        (left, right), mean = max(likeness.items(), key=lambda pair: (pair[1], pair[0]))
        if mean < HOLDS:
            break
        ours, theirs = groups[left], groups[right]
        if mean < min(ours.density, theirs.density) - SPARSER:
            del likeness[left, right]
            continue
        _join(groups, likeness, left, right)
    return sorted(tuple(sorted(each.reports)) for each in groups.values())


def _join(
    groups: dict[int, _Group], likeness: dict[tuple[int, int], float], left: int, right: int
) -> None:
    """Add the right group to the left; what either may not be joined to, the two may not."""
    ours, theirs = groups[left], groups.pop(right)
    sizes = len(ours.reports), len(theirs.reports)
    ours.inner += theirs.inner + likeness.pop((left, right)) * sizes[0] * sizes[1]
    ours.reports += theirs.reports
    for other in groups.keys() - {left}:
        to_left = likeness.pop((min(left, other), max(left, other)), None)
        to_right = likeness.pop((min(right, other), max(right, other)), None)
        if to_left is not None and to_right is not None:
            mean = (to_left * sizes[0] + to_right * sizes[1]) / sum(sizes)
            likeness[min(left, other), max(left, other)] = mean


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
