"""Divide reports into stories: later evidence joins and splits, whatever order it came in.

No Django here, no clock and no database. Two early reports may seem apart until a third shows that
they are one, or one until a third shows that they are not. So the reports of all stories near a new
one are divided anew, from their profiles alone, as if none of them had a story yet.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import combinations

from articles.stories.profile import Profile
from articles.stories.similarity import likelihood, log_odds

HOLDS = -0.6
"""The least mean of the odds' logarithm, over all pairs, at which two parts are one story.

From -0.4 to here the labelled reports gain 0.3 points of B-cubed F at the same precision, and of
1,087 dated reports three pairs of stories become one, all three rightly. At -0.9 look-alikes run
together.
"""

SPARSER = 3.0
"""How much less alike two dense groups may be than either is in itself, to be still one story.

Look-alikes show when both are known well: two earthquakes in one province within five years.
"""

JOINS = 0.5
"""The least likeness to three reports of a larger part at which one of one or two joins it.

The mean of all pairs asks too much of a report that tells the happening from another side, or in
two sentences; of three and more it is the better judge. The nearest pair asks too little: the next
happening of a saga is like the one report that looks ahead to it. Between 0.4 and 0.65 the labelled
stories change by 0.4 points of B-cubed F, at one precision.
"""

_WITNESSES = 3

_SMALL = 2

_DENSE_FROM = 4
"""Reports from which on the density of a group is told from chance."""

Odds = Callable[[int, int], float]
"""The logarithm of the odds that two reports, by their numbers, tell of one happening."""


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that are one story; `story` is the address they keep, None for a new one."""

    story: int | None
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What is not to be decided by likeness.

    `together` are groups that stay one (a story seen only in part, reports that an editor put into
    one story); `pinned` the story that an editor put a report into; `apart` pairs, the smaller
    number first, that never stand in one story.
    """

    together: Collection[Collection[int]] = ()
    pinned: Mapping[int, int] = field(default_factory=dict)
    apart: Collection[tuple[int, int]] = ()


FREE = Held()


def settle(
    reports: Mapping[int, Profile],
    stories: Mapping[int, int | None],
    *,
    held: Held = FREE,
    odds: Odds | None = None,
) -> tuple[Part, ...]:
    """Divide reports into stories by the mean likeness of all their pairs.

    `stories` is the story that each report has, None for one that has none yet. The largest part
    of a story keeps it, the part with its first report where two are as large; of two stories
    that become one the larger stays, the older where they are as large. `odds` spares a caller
    that remembers likenesses from having them derived again.
    """

    def between(left: int, right: int) -> float:
        return log_odds(reports[left], reports[right])

    order = sorted(reports, key=lambda each: _content(reports[each]))
    linkage = _Linkage(order, odds or between, held)
    linkage.join()
    return _addressed(linkage.adopted(), stories, held.pinned)


def likeness_to(likenesses: Iterable[float]) -> float:
    """How like a report is to a part, from its likenesses to the reports there: the third-largest,
    or the least of fewer."""
    return sorted(likenesses, reverse=True)[:_WITNESSES][-1]


def _content(known: Profile) -> tuple[bool, str, list[tuple[str, int]]]:
    """Reports in an order of their own, so that who came first decides no tie."""
    return (known.published is None, str(known.published), sorted(known.terms.items()))


@dataclass(slots=True)
class _Group:
    """Reports held together so far, with the sum of the odds' logarithms of all their pairs."""

    reports: list[int]
    inner: float = 0.0

    @property
    def density(self) -> float:
        """The mean likeness of its pairs; bottomless for a few, which tell nothing of density."""
        count = len(self.reports)
        return self.inner / (count * (count - 1) / 2) if count >= _DENSE_FROM else -math.inf


class _Linkage:
    """Average linkage: the two likest groups are joined as long as they are like enough.

    Groups are numbered by the place of their first report in the order given.
    """

    def __init__(self, order: list[int], odds: Odds, held: Held) -> None:
        self.groups = {place: _Group([place]) for place in range(len(order))}
        self.odds = {
            (left, right): odds(order[left], order[right])
            for left, right in combinations(self.groups, 2)
        }
        self.order = order
        self.means = dict(self.odds)
        self.barred: set[tuple[int, int]] = set()
        self.queue: list[tuple[float, tuple[int, int]]] = []
        self._hold(held)
        self.queue = [
            (-mean, pair)
            for pair, mean in self.means.items()
            if mean >= HOLDS and pair not in self.barred
        ]
        heapify(self.queue)

    def join(self) -> None:
        while self.queue:
            mean, (left, right) = heappop(self.queue)
            if self.means.get((left, right)) != -mean or (left, right) in self.barred:
                continue  # told of groups that have grown since
            ours, theirs = self.groups[left], self.groups[right]
            if -mean < min(ours.density, theirs.density) - SPARSER:
                self.barred.add((left, right))
            else:
                self._join(left, right)

    def adopted(self) -> list[tuple[int, ...]]:
        """The parts, each sorted, once small ones have joined the larger one they are likest."""
        large = {key: each for key, each in self.groups.items() if len(each.reports) > _SMALL}
        joining: dict[int, list[int]] = defaultdict(list)
        for key, group in self.groups.items():
            if key in large:
                continue
            near = {
                other: self._likeness(key, other)
                for other in large
                if (min(key, other), max(key, other)) not in self.barred
            }
            best = max(near, key=lambda other: (near[other], -other), default=None)
            joining[best if best is not None and near[best] >= JOINS else key].extend(group.reports)
        for key, group in large.items():
            joining[key].extend(group.reports)
        return sorted(
            tuple(sorted(self.order[place] for place in places)) for places in joining.values()
        )

    def _likeness(self, small: int, large: int) -> float:
        return likeness_to(
            likelihood(self.odds[min(one, other), max(one, other)])
            for one in self.groups[small].reports
            for other in self.groups[large].reports
        )

    def _hold(self, held: Held) -> None:
        place = {report: number for number, report in enumerate(self.order)}
        pinned: dict[int, list[int]] = defaultdict(list)
        for report, story in held.pinned.items():
            if report in place:
                pinned[story].append(report)
        self.barred |= {
            (min(place[one], place[other]), max(place[one], place[other]))
            for one, other in (
                *(pair for pair in held.apart if place.keys() >= set(pair)),
                *(
                    (one, other)
                    for ours, theirs in combinations(pinned.values(), 2)
                    for one in ours
                    for other in theirs
                ),
            )
        }
        home = {number: number for number in self.groups}
        for together in (*held.together, *pinned.values()):
            first, *rest = sorted({home[place[each]] for each in together})
            for each in rest:
                self._join(first, each)
                home |= {number: first for number, where in home.items() if where == each}

    def _join(self, left: int, right: int) -> None:
        """Add the right group to the left; what either is barred from, the two are."""
        ours, theirs = self.groups[left], self.groups.pop(right)
        sizes = len(ours.reports), len(theirs.reports)
        ours.inner += theirs.inner + self.means.pop((left, right)) * sizes[0] * sizes[1]
        ours.reports += theirs.reports
        for other in self.groups.keys() - {left}:
            kept = (min(left, other), max(left, other))
            gone = (min(right, other), max(right, other))
            mean = (self.means[kept] * sizes[0] + self.means.pop(gone) * sizes[1]) / sum(sizes)
            self.means[kept] = mean
            if gone in self.barred:
                self.barred.add(kept)
            if mean >= HOLDS and kept not in self.barred:
                heappush(self.queue, (-mean, kept))


def _addressed(
    parts: list[tuple[int, ...]], stories: Mapping[int, int | None], pinned: Mapping[int, int]
) -> tuple[Part, ...]:
    """Give every story's address to one part, and every part at most one address; where an editor
    put a report, its part goes."""
    kept = {part: pinned[each] for part in parts for each in part if each in pinned}
    claims = [
        (-count, story, part[0], part)
        for part in parts
        for story, count in Counter(stories[report] for report in part).items()
        if story is not None
    ]
    for _, story, _, part in sorted(claims):
        if part not in kept and story not in kept.values():
            kept[part] = story
    return tuple(Part(kept.get(part), part) for part in parts)
