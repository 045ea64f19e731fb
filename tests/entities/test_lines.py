"""The line of who somebody is: specific offices before bare titles."""

from __future__ import annotations

import pytest

from entities.lines import best_line


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ([("Sir", 9), ("Prime Minister", 2)], "Prime Minister"),
        ([("President", 40), ("US President", 3)], "US President"),
        ([("Sen.", 12), ("former Secretary of State", 1)], "former Secretary of State"),
        ([("Defence Secretary", 3), ("UK Defence Secretary", 1)], "UK Defence Secretary"),
        ([("Defence Secretary", 30), ("weary Defence Secretary", 1)], "Defence Secretary"),
        ([("Carl Dorn's wife", 4), ("Oslo's former mayor", 3), ("Oslo Mayor", 1)], "Oslo Mayor"),
        ([("wife", 5), ("actress", 1)], "actress"),
        ([("MP for North Fife", 6), ("UK Defence Secretary", 2)], "UK Defence Secretary"),
        ([("MP for North Fife", 1), ("veteran", 2)], "MP for North Fife"),
        ([("foreign ministers", 3), ("lawyer", 1)], "lawyer"),
        ([("foreign ministers", 3)], ""),
        ([("Rear Adm.", 2)], "Rear Adm."),
        ([("FBI director", 1), ("FBI Director", 2), ("economist", 2)], "FBI Director"),
        ([], ""),
    ],
)
def test_an_office_goes_before_a_title(printed: list[tuple[str, int]], line: str) -> None:
    assert best_line(printed) == line


def test_the_order_of_the_roles_does_not_matter() -> None:
    roles = [("Navy chief", 2), ("army chief", 2), ("Gen.", 5)]
    assert best_line(roles) == best_line(reversed(roles))
