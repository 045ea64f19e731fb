"""The dots of a map and their labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entities.maps.window import Window

_SMALLEST, _GROWTH, _FULL = 4.0, 8.0, 20
"""Pixels of the smallest dot's radius, pixels it may grow, and the least count of the largest."""

_TOGETHER = 7.0
"""Pixels: places closer than this are one dot, which its largest place names."""

_MOST_LABELS = 8
_LETTER, _LINE = 6.6, 14.0
"""Pixels of an average letter of a label and of its line, in the 12 px of the style sheet."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: where it is, how much there is of it, where its dot leads.

    `said` is the count in words ("3 reports"). `own` is the place that the page is about.
    """

    name: str
    latitude: float
    longitude: float
    url: str
    count: int = 1
    said: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a dot; `anchor` is SVG's text-anchor."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Places that are one on this scale, the one of the largest count first."""

    x: float
    y: float
    r: float
    spots: tuple[Spot, ...]
    label: Label | None = None

    @property
    def url(self) -> str:
        return self.spots[0].url

    @property
    def own(self) -> bool:
        return any(spot.own for spot in self.spots)

    @property
    def name(self) -> str:
        others = len(self.spots) - 1
        return f"{self.spots[0].name} +{others}" if others else self.spots[0].name


@dataclass(slots=True)
class Taken:
    """The boxes of the sheet that something stands in."""

    window: Window
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        inside = left >= 2 and top >= 2
        inside = inside and right <= self.window.width - 2 and bottom <= self.window.height - 2
        return inside and not any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
            for other in self.boxes
        )

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        self.boxes.append((left, top, right, bottom))


def dots(spots: Iterable[Spot], window: Window) -> list[Dot]:
    """The largest first, so that a small one is drawn over it and can be reached."""
    ranked = sorted(spots, key=lambda spot: (not spot.own, -spot.count, spot.name))
    gathered: list[tuple[float, float, list[Spot]]] = []
    for spot in ranked:
        x, y = window.at(window.nearest(spot.longitude), spot.latitude)
        near = (each for each in gathered if math.hypot(x - each[0], y - each[1]) < _TOGETHER)
        if found := next(near, None):
            found[2].append(spot)
        else:
            gathered.append((x, y, [spot]))
    most = max((spot.count for spot in ranked), default=1)
    found_dots = [
        Dot(
            round(x, 1), round(y, 1), _radius(max(each.count for each in there), most), tuple(there)
        )
        for x, y, there in gathered
    ]
    return sorted(found_dots, key=lambda dot: -dot.r)


def _radius(count: int, most: int) -> float:
    """The area grows with the count."""
    return round(_SMALLEST + _GROWTH * math.sqrt(count / max(most, _FULL)), 1)


def labelled(found: Sequence[Dot], taken: Taken) -> list[Dot]:
    """The dots, the most important of them with a label where one finds room."""
    for dot in found:
        taken.take(dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r)
    labels: dict[int, Label] = {}
    for number, dot in sorted(enumerate(found), key=lambda each: not each[1].own):
        if len(labels) < _MOST_LABELS and (label := _label(dot, taken)):
            labels[number] = label
    return [
        Dot(dot.x, dot.y, dot.r, dot.spots, labels.get(number)) for number, dot in enumerate(found)
    ]


def _label(dot: Dot, taken: Taken) -> Label | None:
    """Right of the dot, or left, above, below; None where it would stand on something."""
    width, away = len(dot.name) * _LETTER, dot.r + 4
    for x, y, anchor, left in (
        (dot.x + away, dot.y + 4, "start", dot.x + away),
        (dot.x - away, dot.y + 4, "end", dot.x - away - width),
        (dot.x, dot.y - away, "middle", dot.x - width / 2),
        (dot.x, dot.y + away + 9, "middle", dot.x - width / 2),
    ):
        box = (left, y - _LINE + 3, left + width, y + 3)
        if taken.free(*box):
            taken.take(*box)
            return Label(dot.name, round(x, 1), round(y, 1), anchor)
    return None
