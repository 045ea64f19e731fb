"""A map shows its places, close by but not too close, and labels what finds room."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from entities.maps import Spot, draw
from entities.maps.window import LEAST_SPAN


def _spot(name: str, latitude: float, longitude: float, *, count: int = 1) -> Spot:
    return Spot(name, latitude, longitude, f"/places/{name.lower()}/", count, f"{count} reports")


LONDON = _spot("London", 51.5, -0.1, count=9)
BRUSSELS = _spot("Brussels", 50.85, 4.35)
KYIV = _spot("Kyiv", 50.45, 30.5, count=4)


def test_every_place_has_a_dot_that_leads_to_it() -> None:
    drawn = draw([LONDON, KYIV])
    assert drawn
    assert {dot.url for dot in drawn.dots} == {"/places/london/", "/places/kyiv/"}
    assert all(0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots)


def test_nothing_is_no_map() -> None:
    assert draw([]) is None


def test_west_is_left_and_north_is_up() -> None:
    drawn = draw([LONDON, KYIV, _spot("Cairo", 30.0, 31.2)])
    assert drawn
    london, kyiv, cairo = sorted(drawn.dots, key=lambda dot: (dot.x, dot.y))
    assert (london.url, cairo.url) == ("/places/london/", "/places/cairo/")
    assert kyiv.y < cairo.y


def test_one_place_is_seen_with_the_country_around_it() -> None:
    drawn = draw([LONDON])
    assert drawn
    assert drawn.width / drawn.window.scale >= LEAST_SPAN
    assert drawn.land.startswith("M")


def test_the_area_of_a_dot_grows_with_its_count() -> None:
    drawn = draw([LONDON, KYIV, BRUSSELS])
    assert drawn
    radius = {dot.spots[0].name: dot.r for dot in drawn.dots}
    assert radius["London"] > radius["Kyiv"] > radius["Brussels"]


def test_places_of_one_town_are_one_dot_that_names_the_largest() -> None:
    house = _spot("Lancaster House", 51.504, -0.139)
    drawn = draw([house, LONDON, KYIV])
    assert drawn
    (dot,) = (each for each in drawn.dots if len(each.spots) == 2)
    assert dot.name == "London +1"
    assert [spot.name for spot in dot.spots] == ["London", "Lancaster House"]


def test_the_shorter_way_round_goes_over_the_date_line() -> None:
    drawn = draw([_spot("Tokyo", 35.7, 139.7), _spot("Honolulu", 21.3, -157.9)])
    assert drawn
    tokyo = min(drawn.dots, key=lambda dot: dot.x)
    assert tokyo.spots[0].name == "Tokyo"
    assert drawn.window.span[0] < 60


def test_the_map_of_the_world_draws_no_borders_and_stays_small() -> None:
    corners = [("Suva", -18.1, 178.4), ("Ottawa", 45.4, -75.7), ("Cape Town", -33.9, 18.4)]
    drawn = draw([*(_spot(*each) for each in corners), _spot("Delhi", 28.6, 77.2)])
    assert drawn
    assert drawn.borders == ""
    assert len(drawn.land) < 25_000


_PLACES = st.lists(
    st.builds(
        _spot,
        st.sampled_from(["Aachen", "Oslo", "Port Moresby", "Sana"]),
        st.floats(-58, 80),
        st.floats(-180, 180),
        count=st.integers(1, 400),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(_PLACES)
def test_dots_lie_on_the_sheet_and_labels_never_touch(spots: list[Spot]) -> None:
    drawn = draw(spots)
    assert drawn
    assert sum(len(dot.spots) for dot in drawn.dots) == len(spots)
    for dot in drawn.dots:
        assert -1 <= dot.x <= drawn.width + 1
        assert -1 <= dot.y <= drawn.height + 1
    boxes = []
    for label in (dot.label for dot in drawn.dots if dot.label):
        width = 6.6 * len(label.words)
        left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        boxes.append((left, label.y - 11, left + width, label.y + 3))
    for one, other in itertools.combinations(boxes, 2):
        apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
        assert apart or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
