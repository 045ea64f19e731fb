"""Coastlines are thinned without moving, and close on themselves."""

from __future__ import annotations

from entities.maps.build import area, joined, rows, thinned, written
from entities.maps.land import FILE, borders, coasts


def test_points_on_a_straight_coast_go_and_its_corner_stays() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)]
    assert thinned(line) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_ring_over_the_date_line_goes_on_beyond_it() -> None:
    assert joined([0], [[(179.0, 1.0), (-179.0, 1.0)]]) == [(179.0, 1.0), (181.0, 1.0)]


def test_an_arc_can_be_walked_from_its_end() -> None:
    assert joined([~0], [[(1.0, 1.0), (2.0, 2.0)]]) == [(2.0, 2.0), (1.0, 1.0)]


def test_a_line_is_written_as_steps_of_a_twentieth_of_a_degree() -> None:
    assert written("L", [(1.0, 2.0), (1.5, 2.0), (1.5, 1.9)]) == "L 20 40 10 0 0 -2\n"
    assert written("B", [(1.0, 2.0), (1.001, 2.0)]) == ""


def test_the_area_of_a_square_is_its_side_squared() -> None:
    assert area([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]) == 4


def test_an_arc_of_two_countries_is_a_border_and_one_of_one_is_not() -> None:
    countries = [
        {"type": "Polygon", "arcs": [[0, 1]]},
        {"type": "MultiPolygon", "arcs": [[[~0, 2]]]},
    ]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [0, 9]], [[0, 9], [9, 0]], [[0, 0], [-9, 0]]],
        "objects": {
            "land": {"type": "GeometryCollection", "geometries": []},
            "countries": {"type": "GeometryCollection", "geometries": countries},
        },
    }
    assert list(rows(topology)) == ["B 0 0 0 180\n"]


def test_the_file_is_compact_and_every_coast_closes() -> None:
    assert FILE.stat().st_size < 150_000
    assert len(coasts()) > 300
    assert len(borders()) > 200
    ring = max(coasts(), key=lambda line: len(line.points))
    assert ring.points[0] == ring.points[-1]
    assert all(line.north > -60 and line.east - line.west <= 360 for line in coasts())
