"""Constituencies of several words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from entities.language.names.page import lay_out
from entities.language.names.seats import seats
from entities.language.names.words import SEATS

Build = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("the Rawmarsh and Conisbrough MP spoke", "Rawmarsh and Conisbrough"),
        ("Ann Lee, MP for Leeds West and Pudsey, spoke", "Leeds West and Pudsey"),
        ("the North East Fife MP spoke", "North East Fife"),
        ("Ann Lee, MP for Vale of Oxwich, spoke", "Vale of Oxwich"),
        ("the member for Oxwich upon Wye left", "Oxwich upon Wye"),
        ("Labour's candidate in Oxwich Central and Wye left", "Oxwich Central and Wye"),
        ("after the Mid Oxwich by-election", "Mid Oxwich"),
        ("the Amber Valley MP spoke", "Amber Valley"),
        ("who sits in the House of Commons for Amber Valley", "Amber Valley"),
        ("the Ayr, Carrick and Cumnock MP spoke", "Ayr, Carrick and Cumnock"),
        ("Ann Lee, MP for Harborough, Oadby and Wigston, spoke", "Harborough, Oadby and Wigston"),
        ("the Aldridge-Brownhills MP spoke", "Aldridge-Brownhills"),
        ("after the Newton Abbot by-election", "Newton Abbot"),
    ],
)
def test_a_seat_is_one_run_of_tokens(build: Build, text: str, seat: str) -> None:
    page = lay_out(build(text))
    assert [page.text(start, end) for start, end in seats(page)] == [seat]


@pytest.mark.parametrize(
    "text",
    [
        "the Labour MP spoke",
        "MP for Slough and John spoke",
        "Anna Berg MP spoke",
        "a Welsh MP spoke",
    ],
)
def test_parties_and_people_are_no_part_of_a_seat(build: Build, text: str) -> None:
    assert seats(lay_out(build(text))) == []


def test_all_seats_of_the_commons_are_known() -> None:
    sample = "dwyfor meirionnydd|hamble valley|city of durham|upper bann|mid ulster|ynys mon"
    assert len(SEATS) == 650
    assert {*sample.split("|"), "na h eileanan an iar", "kingston upon hull east"} <= SEATS
