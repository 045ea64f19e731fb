"""Where land is, and where countries meet: data/land.txt as lines of points.

No Django here, and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "land.txt"

PER_DEGREE = 20
"""The file's unit is a twentieth of a degree."""

Point = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True, slots=True)
class Line:
    """A coast that closes on itself, or a border; `west` to `north` is the box around it."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@cache
def coasts() -> tuple[Line, ...]:
    return tuple(_lines("L"))


@cache
def borders() -> tuple[Line, ...]:
    return tuple(_lines("B"))


def _lines(kind: str) -> Iterator[Line]:
    for row in FILE.read_text("utf-8").splitlines():
        if row.startswith(f"{kind} "):
            yield _line([int(number) for number in row.split()[1:]])


def _line(steps: list[int]) -> Line:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / PER_DEGREE, y / PER_DEGREE))
    easts, norths = [east for east, _ in points], [north for _, north in points]
    return Line(tuple(points), min(easts), max(easts), min(norths), max(norths))
