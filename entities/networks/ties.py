"""Who is tied to whom, and which of the ties are worth a line."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST_KNOTS = 30
"""Beyond that a network is a ball of wool."""

STRONGEST_OF_EACH = 2
"""Ties drawn for each besides the ones that hold the network together."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person, place or organisation of the network, named in so many of the reports; `own` is
    whose page it is on."""

    pk: int
    name: str
    kind: str
    url: str
    reports: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Two that the same `reports` name, by their places in the list of parties; `strength` from 0
    to 1 is the cosine: two who are always named together, however rarely, have 1."""

    left: int
    right: int
    reports: int
    strength: float


def ties(parties: Sequence[Party], naming: Iterable[tuple[int, int]]) -> list[Tie]:
    """All ties between the parties, the most reports first; `naming` are pairs of a report and a
    party's `pk`, each once."""
    place = {party.pk: number for number, party in enumerate(parties)}
    named: dict[int, list[int]] = defaultdict(list)
    for report, pk in naming:
        if pk in place:
            named[report].append(place[pk])
    times = Counter(number for together in named.values() for number in together)
    both = Counter(
        pair for together in named.values() for pair in combinations(sorted(together), 2)
    )
    found = [
        Tie(left, right, n, round(n / math.sqrt(times[left] * times[right]), 4))
        for (left, right), n in both.items()
    ]
    return sorted(found, key=lambda tie: (-tie.reports, -tie.strength, tie.left, tie.right))


def backbone(found: Sequence[Tie]) -> list[Tie]:
    """What is drawn of these ties: as few as hold everybody together, the strongest first
    (Kruskal's maximum spanning tree), and the strongest of each party besides.

    In a handful of reports everybody is tied to everybody, and all lines together say nothing.
    """
    ranked = sorted(found, key=lambda tie: (-tie.strength, -tie.reports, tie.left, tie.right))
    group: dict[int, int] = {}
    drawn: list[Tie] = []
    held: Counter[int] = Counter()
    for tie in ranked:
        left, right = _root(group, tie.left), _root(group, tie.right)
        needed = left != right
        if needed:
            group[left] = right
        if needed or min(held[tie.left], held[tie.right]) < STRONGEST_OF_EACH:
            held.update((tie.left, tie.right))
            drawn.append(tie)
    return drawn


def _root(group: dict[int, int], number: int) -> int:
    while number in group:
        number = group[number]
    return number
