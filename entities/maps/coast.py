"""Land and borders as the path of an SVG, cut to a window and thinned to its pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from entities.maps.land import Line, borders, coasts
from entities.maps.window import Window

Pixel = tuple[float, float]

UNIT = 0.5
"""Pixels of the unit of a path: whole numbers make it half as long."""

_FINEST = 1.6
"""Pixels: a point closer than this to the one before it is not drawn, nor is a lesser island."""

_NO_BORDERS = 3.0
"""Pixels to a degree below which borders are a scribble."""

_MARGIN = 4.0
"""Pixels by which land reaches over the sheet, so that a cut edge is never seen."""


@lru_cache(maxsize=256)
def land_path(window: Window) -> str:
    """The land in the window as one path, to be filled with the rule `evenodd`: the Caspian Sea is
    a ring within a ring."""
    return "".join(
        _path(cut, closed=True)
        for ring in _shown(coasts(), window)
        if len(cut := _cut(_thin(ring), window)) > 2
    )


@lru_cache(maxsize=256)
def border_path(window: Window) -> str:
    """The borders in the window as one path; none on a map of the world."""
    if window.scale < _NO_BORDERS:
        return ""
    return "".join(
        _path(piece, closed=False)
        for line in _shown(borders(), window)
        for piece in _within(_thin(line), window)
    )


def _shown(lines: Iterable[Line], window: Window) -> Iterator[list[Pixel]]:
    """Those whose box meets the window, on the sheet; twice where the window goes round."""
    wide, high = window.span
    for line in lines:
        if line.south > window.latitude + high or line.north < window.latitude - high:
            continue
        if max(line.east - line.west, line.north - line.south) * window.scale < _FINEST:
            continue
        for turn in (-360, 0, 360):
            west, east = line.west + turn - window.longitude, line.east + turn - window.longitude
            if west < wide and east > -wide:
                yield [window.at(east + turn, north) for east, north in line.points]


def _thin(points: Sequence[Pixel]) -> list[Pixel]:
    kept = [points[0]]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _FINEST:
            kept.append((x, y))
    return [*kept, points[-1]]


def _cut(ring: list[Pixel], window: Window) -> list[Pixel]:
    """The part of a ring on the sheet (Sutherland and Hodgman 1974)."""
    sides = (
        (0, -_MARGIN, 1),
        (0, window.width + _MARGIN, -1),
        (1, -_MARGIN, 1),
        (1, window.height + _MARGIN, -1),
    )
    for axis, limit, sign in sides:
        if all(sign * (point[axis] - limit) >= 0 for point in ring):
            continue
        before, cut = ring[-1], []
        for point in ring:
            inside = sign * (point[axis] - limit) >= 0
            if inside != (sign * (before[axis] - limit) >= 0):
                share = (limit - before[axis]) / (point[axis] - before[axis])
                cut.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if inside:
                cut.append(point)
            before = point
        ring = cut
        if not ring:
            break
    return ring


def _within(line: Sequence[Pixel], window: Window) -> Iterator[list[Pixel]]:
    """The stretches of a line that touch the sheet."""
    piece: list[Pixel] = []
    for before, after in pairwise(line):
        if _meets(before, after, window):
            piece = piece or [before]
            piece.append(after)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _meets(before: Pixel, after: Pixel, window: Window) -> bool:
    (x, y), (u, v) = before, after
    return (
        max(x, u) > 0 and min(x, u) < window.width and max(y, v) > 0 and min(y, v) < window.height
    )


def _path(points: Sequence[Pixel], *, closed: bool) -> str:
    """Steps in units, rounded from where the pen is, so that errors do not add up."""
    pieces: list[str] = []
    x = y = 0
    for right, down in points:
        to_x, to_y = round(right / UNIT), round(down / UNIT)
        if (to_x, to_y) != (x, y) or not pieces:
            # A minus sign parts two numbers as well as a blank does.
            pieces.append(f"{to_x - x}{' ' if to_y >= y else ''}{to_y - y}")
            x, y = to_x, to_y
    begun, *steps = pieces
    tail = ("z" if closed else "") if steps else ""
    drawn = "".join(step if step[0] == "-" and n else f" {step}" for n, step in enumerate(steps))
    return f"M{begun}l{drawn.lstrip()}{tail}" if steps else ""
