"""Where everybody of a network stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from entities.networks.ties import Party, Tie, backbone

_LETTER = 6.6
"""Pixels of an average letter of a name in the 11 px type of the style sheet."""

_LONGEST_NAME = 24
_SMALLEST, _GROWTH = 4.0, 6.0
_UNDER = 13.0
"""A name stands so far under its dot."""

_AIR = 7.0
_ROUNDS = 150
_SEED = 7


@dataclass(frozen=True, slots=True)
class Knot:
    """A party at its place on the sheet, in pixels, with the radius of its dot."""

    party: Party
    x: float
    y: float
    r: float

    @property
    def label(self) -> str:
        name = self.party.name
        return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"

    @property
    def side(self) -> float:
        """Of the square that stands for a body."""
        return round(2 * self.r, 1)

    @property
    def label_y(self) -> float:
        return round(self.y + self.r + _UNDER - 2, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A tie from one knot to another, wider where more reports name both."""

    start: Knot
    end: Knot
    width: float
    reports: int


@dataclass(frozen=True, slots=True)
class Network:
    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=200)
def draw(parties: tuple[Party, ...], found: tuple[Tie, ...], *, width: int, height: int) -> Network:
    """The network of these parties on a sheet of so many pixels: always the same for the same.

    Forces draw together who is tied (Fruchterman and Reingold 1991); then names that would stand
    on one another are pushed apart.
    """
    found = tuple(tie for tie in found if max(tie.left, tie.right) < len(parties))
    drawn = backbone(found)
    most = max((party.reports for party in parties), default=1)
    boxes = [_Box.around(party, most) for party in parties]
    places = _forces(len(parties), found)
    for box, (x, y) in zip(boxes, _stretched(places), strict=True):
        box.x = box.left + x * (width - box.left - box.right)
        box.y = box.top + y * (height - box.top - box.bottom)
    _apart(boxes, width, height)
    knots = tuple(
        Knot(party, round(box.x, 1), round(box.y, 1), box.r)
        for party, box in zip(parties, boxes, strict=True)
    )
    lines = tuple(
        Line(knots[tie.left], knots[tie.right], round(0.6 + 3 * tie.strength**2, 1), tie.reports)
        for tie in drawn
    )
    return Network(width, height, knots, lines)


@dataclass(slots=True)
class _Box:
    """What a knot takes up around its middle: the dot, and its name under it."""

    r: float
    left: float
    right: float
    top: float
    bottom: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def around(cls, party: Party, most: int) -> _Box:
        r = round(_SMALLEST + _GROWTH * math.sqrt(party.reports / most), 1)
        half = max(min(len(party.name), _LONGEST_NAME) * _LETTER / 2, r) + _AIR
        return cls(r, half, half, r + _AIR, r + _UNDER + _AIR)


def _forces(number: int, found: Sequence[Tie]) -> list[tuple[float, float]]:
    # Half a second and 60 MB that a web server which draws no network does without.
    import networkx as nx  # noqa: PLC0415

    graph = nx.Graph()
    graph.add_nodes_from(range(number))
    graph.add_weighted_edges_from((tie.left, tie.right, tie.strength**2) for tie in found)
    places = nx.spring_layout(graph, seed=_SEED, iterations=100, k=2 / math.sqrt(max(number, 1)))
    return [(float(places[each][0]), float(places[each][1])) for each in range(number)]


def _stretched(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """From 0 to 1 along each side, half by distance and half by order: forces alone leave most of
    the sheet empty and crowd the rest. A lone one stands in the middle."""
    sides = []
    for values in zip(*places, strict=True):
        low, span = min(values), max(values) - min(values)
        rank = {each: number for number, each in enumerate(sorted(values))}
        last = max(len(rank) - 1, 1)
        sides.append(
            [
                0.5 * (each - low) / span + 0.5 * rank[each] / last if span > 1e-6 else 0.5
                for each in values
            ]
        )
    return list(zip(*sides, strict=True))


def _apart(boxes: list[_Box], width: int, height: int) -> None:
    """Move boxes that overlap off each other, the shorter way, and keep all on the sheet."""
    for _ in range(_ROUNDS):
        moved = False
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                moved |= _push(one, other)
        for box in boxes:
            box.x = min(max(box.x, box.left), width - box.right)
            box.y = min(max(box.y, box.top), height - box.bottom)
        if not moved:
            return


def _push(one: _Box, other: _Box) -> bool:
    right, down = other.x >= one.x, other.y >= one.y
    sideways = one.right + other.left - abs(other.x - one.x)
    deep = (one.bottom + other.top if down else one.top + other.bottom) - abs(other.y - one.y)
    if sideways <= 0 or deep <= 0:
        return False
    if sideways < deep:
        by = sideways / 2 if right else -sideways / 2
        one.x, other.x = one.x - by, other.x + by
    else:
        by = deep / 2 if down else -deep / 2
        one.y, other.y = one.y - by, other.y + by
    return True
