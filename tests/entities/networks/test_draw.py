"""Where everybody of a network stands."""

from __future__ import annotations

import random

import pytest

from entities.networks.draw import Knot, Network, draw
from entities.networks.ties import Party, Tie

WIDTH, HEIGHT = 860, 540
LETTER = 6.3


def network(number: int, *, width: int = WIDTH, height: int = HEIGHT) -> Network:
    """A made-up network: whoever follows is tied to some before."""
    chance = random.Random(number)
    parties = tuple(
        Party(n, f"Someone Quite Long {n}", "person", f"/people/{n}/", chance.randint(1, 9), n == 0)
        for n in range(number)
    )
    found = tuple(Tie(chance.randrange(n), n, 1, chance.random()) for n in range(1, number))
    return draw(parties, found, width=width, height=height)


def box(knot: Knot) -> tuple[float, float, float, float]:
    half = len(knot.label) * LETTER / 2
    return knot.x - half, knot.y - knot.r, knot.x + half, knot.y + knot.r + 12


def test_the_same_is_drawn_the_same() -> None:
    first = network(12)
    draw.cache_clear()
    assert network(12) == first


@pytest.mark.parametrize(("number", "size"), [(30, (WIDTH, HEIGHT)), (13, (360, 480)), (1, (9, 9))])
def test_every_knot_lies_on_the_sheet(number: int, size: tuple[int, int]) -> None:
    drawn = network(number, width=size[0] + 150, height=size[1] + 50)
    for knot in drawn.knots:
        left, top, right, bottom = box(knot)
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height


@pytest.mark.parametrize("number", [8, 20, 30])
def test_no_name_stands_on_another(number: int) -> None:
    boxes = [box(knot) for knot in network(number).knots]
    for one, first in enumerate(boxes):
        for second in boxes[one + 1 :]:
            apart = first[2] <= second[0] or second[2] <= first[0]
            assert apart or first[3] <= second[1] or second[3] <= first[1]


def test_a_long_name_is_cut_and_a_small_party_has_a_small_dot() -> None:
    long, small = (
        Party(1, "The Parliamentary Committee of Inquiry", "organisation", "/o/", 9),
        Party(2, "Ann", "person", "/p/", 1),
    )
    first, second = draw((long, small), (Tie(0, 1, 1, 1.0),), width=500, height=300).knots
    assert first.label.endswith("…")
    assert first.r > second.r
