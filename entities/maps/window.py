"""The part of the earth that a map shows, and where a place lies on the sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST_SPAN = 28.0
"""Degrees of latitude that the width of a map is worth at least, about 3,100 km: a lone dot is
seen with the countries around it, and coarse coastlines never show their corners."""

_AIR = 1.3
"""How much wider the window is than the stretch its places span."""

_FLATTEST = 0.5
"""The least height of a map, as a share of its width."""

_STEP = 1.1
"""Scales are powers of this, so that like maps share one drawn coast."""

_EDGE = 10.0
"""Pixels that every place keeps from the upper and the lower edge."""

_NORTH, _SOUTH = 84.0, -60.0


@dataclass(frozen=True, slots=True)
class Window:
    """The sheet is `width` by `height` pixels around a middle in degrees; `scale` is in pixels to
    a degree of latitude, `squeeze` how much shorter a degree of longitude is there."""

    width: int
    height: int
    longitude: float
    latitude: float
    scale: float
    squeeze: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Pixels from the left and from the top; the longitude may lie a turn off."""
        return (
            self.width / 2 + (longitude - self.longitude) * self.scale * self.squeeze,
            self.height / 2 - (latitude - self.latitude) * self.scale,
        )

    def nearest(self, longitude: float) -> float:
        """The longitude, by whole turns as close to the middle as can be."""
        return longitude - 360 * round((longitude - self.longitude) / 360)

    @property
    def span(self) -> tuple[float, float]:
        """Half the window in degrees of longitude and of latitude."""
        return self.width / 2 / self.scale / self.squeeze, self.height / 2 / self.scale


def window(places: Iterable[tuple[float, float]], *, width: int, height: int) -> Window:
    """The closest window that shows all places (longitude, latitude), at most so many pixels high.

    It goes round the shorter way: Tokyo and Hawaii are neighbours across the date line.
    """
    points = list(places)
    west, east = _stretch(sorted({longitude for longitude, _ in points}))
    latitudes = [latitude for _, latitude in points]
    south, north = min(latitudes), max(latitudes)
    middle = float(round((south + north) / 2))
    squeeze = math.cos(math.radians(min(abs(middle), 65)))
    wide = max((east - west) * squeeze * _AIR, LEAST_SPAN)
    high = max((north - south) * _AIR, LEAST_SPAN * _FLATTEST)
    scale = min(width / wide, height / high)
    scale = max(_STEP ** math.floor(math.log(scale, _STEP)), width / 360 / squeeze)
    sheet = round(min(height, max(high * scale, width * _FLATTEST)))
    reach = sheet / 2 / scale
    # A window that reaches over the edge of the drawn world is moved back, as far as its places go.
    if 2 * reach < _NORTH - _SOUTH:
        middle = min(max(middle, math.ceil(_SOUTH + reach)), math.floor(_NORTH - reach))
    air = _EDGE / scale
    middle = min(max(middle, north - reach + air), south + reach - air)
    return Window(width, sheet, round((west + east) / 2), middle, scale, squeeze)


def _stretch(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest way round that passes all of them, east of its beginning even beyond 180°."""
    turns = [*longitudes[1:], longitudes[0] + 360]
    gaps = [after - before for before, after in zip(longitudes, turns, strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return turns[widest] - 360 if widest + 1 == len(gaps) else turns[widest], (
        longitudes[widest] if widest + 1 == len(gaps) else longitudes[widest] + 360
    )
