"""The small line of reports by month."""

from __future__ import annotations

from datetime import date

from entities.sparkline import HEIGHT, MONTHS, sparkline


def test_nothing_dated_has_no_line() -> None:
    assert sparkline({}) is None


def test_it_ends_with_the_last_month_and_says_which_was_busiest() -> None:
    line = sparkline({date(2025, 3, 6): 2, date(2025, 3, 9): 3, date(2025, 5, 1): 1})
    assert line is not None
    assert (line.first, line.last) == (date(2023, 6, 1), date(2025, 5, 1))
    assert (line.busiest, line.most) == (date(2025, 3, 1), 5)


def test_the_busiest_month_reaches_the_top_and_an_empty_one_lies_on_the_ground() -> None:
    line = sparkline({date(2025, 3, 6): 4})
    assert line is not None
    heights = [float(point.split()[1]) for point in line.path[1:].split("L")]
    assert len(heights) == MONTHS
    assert heights[-1] == 2.0
    assert set(heights[:-1]) == {HEIGHT - 2.0}


def test_a_line_of_the_first_years_begins_with_the_calendar() -> None:
    line = sparkline({date(1, 2, 1): 1})
    assert line is not None
    assert line.first == date(1, 1, 1)
