"""The parts of the earth that a map can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entities.maps.dots import Spot


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the earth by its edges in degrees; `name` stands in addresses."""

    name: str
    west: float
    south: float
    east: float
    north: float

    def holds(self, spot: Spot) -> bool:
        return (
            self.west <= spot.longitude <= self.east and self.south <= spot.latitude <= self.north
        )

    @property
    def corners(self) -> list[tuple[float, float]]:
        return [(self.west, self.south), (self.east, self.north)]


# As reports group the world, not as an atlas parts it: they overlap, and Turkey is in two.
REGIONS = (
    Region("europe", -25, 35, 45, 72),
    Region("middle-east", 25, 12, 63, 42),
    Region("africa", -19, -36, 52, 38),
    Region("central-and-south-asia", 45, -2, 98, 56),
    Region("east-asia-and-pacific", 93, -48, 180, 56),
    Region("north-america", -170, 7, -50, 75),
    Region("south-america", -93, -57, -34, 14),
)


def regions_of(spots: Iterable[Spot]) -> list[Region]:
    """Those worth narrowing a map of these to: each holds some of them and not all."""
    every = list(spots)
    held = [(each, sum(each.holds(spot) for spot in every)) for each in REGIONS]
    return [each for each, number in held if 0 < number < len(every)]
