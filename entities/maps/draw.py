"""One map, from the places that something is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from entities.language.gazetteer import countries
from entities.maps.coast import border_path, land_path
from entities.maps.dots import Dot, Label, Spot, Taken, dots, labelled
from entities.maps.regions import Region, regions_of
from entities.maps.window import Window, window

WIDTH, HEIGHT = 480, 320

_MOST_COUNTRIES = 7
_FEWEST_PEOPLE = 3_000
"""Thousands: an island nobody looks for is no help."""

_LETTER = 6.4
"""Pixels of an average letter of a country's name, in the 10 px spaced type of the style sheet."""


@dataclass(frozen=True, slots=True)
class Map:
    """What templates/_map.html draws. `land` and `borders` are path data, `countries` names to find
    one's way by, `spots` the places with the largest count first, for the table."""

    window: Window
    land: str
    borders: str
    dots: list[Dot]
    countries: list[Label]
    spots: list[Spot]
    regions: list[Region]
    """What it can be narrowed to."""
    region: Region | None = None

    def within(self, region: str) -> Map:
        """The map of the places in the region of that name; the whole one for any other."""
        found = next((each for each in self.regions if each.name == region), None)
        if found is None:
            return self
        spots = [spot for spot in self.spots if found.holds(spot)]
        size = self.window.width, self.window.height
        shown = window(found.corners, width=size[0], height=max(size))
        return replace(_drawn(spots, shown), regions=self.regions, region=found)

    @property
    def width(self) -> int:
        return self.window.width

    @property
    def height(self) -> int:
        return self.window.height


def draw(spots: Iterable[Spot], *, width: int = WIDTH, height: int = HEIGHT) -> Map | None:
    """The map of these places, at most so many pixels high; None where there is none of them."""
    every = list(spots)
    if not every:
        return None
    shown = window(((each.longitude, each.latitude) for each in every), width=width, height=height)
    return _drawn(every, shown)


def _drawn(spots: list[Spot], shown: Window) -> Map:
    taken = Taken(shown)
    found = labelled(dots(spots, shown), taken)
    return Map(
        window=shown,
        land=land_path(shown),
        borders=border_path(shown),
        dots=found,
        countries=_countries(taken, {each.name for each in spots}),
        spots=sorted(spots, key=lambda each: (not each.own, -each.count, each.name)),
        regions=regions_of(spots),
    )


def _countries(taken: Taken, named: set[str]) -> list[Label]:
    """The most populous countries that find room and are no dots themselves."""
    labels: list[Label] = []
    for each in countries():
        x, y = taken.window.at(taken.window.nearest(each.lon), each.lat)
        half = len(each.name) * _LETTER / 2
        box = (x - half - 4, y - 10, x + half + 4, y + 5)
        if each.people < _FEWEST_PEOPLE:
            break
        if each.name not in named and taken.free(*box):
            taken.take(*box)
            labels.append(Label(each.name, round(x, 1), round(y, 1), "middle"))
            if len(labels) == _MOST_COUNTRIES:
                break
    return labels
