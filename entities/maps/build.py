"""Build data/land.txt: the coastlines and borders that maps are drawn from.

From Natural Earth at 1:50 million (public domain, https://www.naturalearthdata.com), as the npm
package `world-atlas` 2.0.2 (ISC) carries it in TopoJSON. In a folder of its own:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m entities.maps.build package/countries-50m.json

Lines are thinned (Douglas and Peucker 1973) to `TOLERANCE`, islands below `SMALLEST` and all
south of `SOUTH` are left out. An arc that two countries share is a border and is thinned once, so
that both sides still meet.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from entities.maps.land import FILE, PER_DEGREE

Point = tuple[float, float]

TOLERANCE = 0.045
"""Degrees that a thinned line may lie beside the true one: two pixels of the closest map."""

SMALLEST = 0.03
"""Square degrees of the smallest island kept: Malta and Bahrain are."""

SOUTH = -60.0

_HEADER = (
    "# Built by entities/maps/build.py from Natural Earth 1:50m (public domain).\n"
    f"# L land, B border; then x y of the first point and of each step, in 1/{PER_DEGREE} degree.\n"
)


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees east and north."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return arcs


def thinned(line: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """The line without the points that lie closer to it than the tolerance; its ends stay."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        farthest = max(inner, key=lambda at: _off(line[at], line[first], line[last]), default=0)
        if farthest and _off(line[farthest], line[first], line[last]) > tolerance:
            keep.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(keep)]


def _off(point: Point, first: Point, last: Point) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = dx * dx + dy * dy
    along = ((point[0] - first[0]) * dx + (point[1] - first[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    x, y = first[0] + along * dx - point[0], first[1] + along * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The arc numbers of each ring of a (multi)polygon; ~n is arc n from its end."""
    match geometry["type"]:
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case "GeometryCollection":
            for each in geometry["geometries"]:
                yield from rings(each)


def joined(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The ring as one line, which goes on beyond 180° where it crosses the date line."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        for east, north in arc[1:] if points else arc:
            turns = round((points[-1][0] - east) / 360) if points else 0
            points.append((east + 360 * turns, north))
    return points


def area(ring: Sequence[Point]) -> float:
    """Square degrees that a ring encloses."""
    pairs = pairwise(ring)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def written(kind: str, line: Sequence[Point]) -> str:
    """One row of the file; "" for what is shorter than its unit."""
    steps: list[tuple[int, int]] = []
    x = y = 0
    for east, north in line:
        to = round(east * PER_DEGREE), round(north * PER_DEGREE)
        if not steps or to != (x, y):
            steps.append((to[0] - x, to[1] - y) if steps else to)
            x, y = to
    if len(steps) < 2:
        return ""
    return f"{kind} {' '.join(f'{dx} {dy}' for dx, dy in steps)}\n"


def rows(topology: dict[str, Any]) -> Iterator[str]:
    """Land, then borders."""
    arcs = [thinned(arc) for arc in decoded(topology)]
    for ring in rings(topology["objects"]["land"]):
        line = joined(ring, arcs)
        if area(line) >= SMALLEST and max(north for _, north in line) > SOUTH:
            yield written("L", line)
    countries = topology["objects"]["countries"]["geometries"]
    used = Counter(
        number if number >= 0 else ~number
        for country in countries
        for number in {arc if arc >= 0 else ~arc for ring in rings(country) for arc in ring}
    )
    for number, times in sorted(used.items()):
        if times > 1:
            yield written("B", arcs[number])


def main(source: Path) -> None:
    """Write the file anew."""
    topology = json.loads(source.read_text("utf-8"))
    FILE.write_text(_HEADER + "".join(rows(topology)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
