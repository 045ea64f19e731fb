"""Parts of the earth that a map is narrowed to."""

from __future__ import annotations

from entities.maps import Spot, draw
from entities.maps.regions import regions_of


def spot(name: str, latitude: float, longitude: float) -> Spot:
    return Spot(name, latitude, longitude, f"/places/{name}/", 1, "1 report")


LONDON, WARSAW, TOKYO = spot("london", 51, 0), spot("warsaw", 52, 21), spot("tokyo", 36, 140)


def test_a_region_that_holds_some_is_offered() -> None:
    names = [each.name for each in regions_of([LONDON, TOKYO])]
    assert names == ["europe", "east-asia-and-pacific"]


def test_one_that_holds_all_or_none_is_not() -> None:
    assert regions_of([LONDON, WARSAW]) == []


def test_a_map_is_narrowed_to_the_places_of_a_region() -> None:
    whole = draw([LONDON, WARSAW, TOKYO])
    assert whole is not None
    europe = whole.within("europe")
    assert {each.name for each in europe.spots} == {"london", "warsaw"}
    assert europe.window.scale > whole.window.scale
    assert europe.regions == whole.regions


def test_any_other_word_leaves_it_whole() -> None:
    whole = draw([LONDON, TOKYO])
    assert whole is not None
    assert whole.within("africa") is whole.within("no such part") is whole
