"""Dates typed into the search box."""

from __future__ import annotations

from datetime import date

import pytest

from articles.typed_date import typed_date


@pytest.mark.parametrize(
    "words",
    [
        "6 march 2025",
        "6th March, 2025",
        "March 6, 2025",
        "6 Mar 2025",
        "2025-03-06",
        "6/3/2025",
        "06.03.2025",
        "6th of March 2025",
    ],
)
def test_a_day_in_the_usual_forms(words: str) -> None:
    found = typed_date(words)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 6), date(2025, 3, 6))


def test_a_month_and_a_year_are_stretches() -> None:
    month, year = typed_date("February 2024"), typed_date("2024")
    assert month is not None
    assert month.latest == date(2024, 2, 29)
    assert year is not None
    assert (year.earliest, year.precision) == (date(2024, 1, 1), "year")


@pytest.mark.parametrize(
    "words", ["31 june 2025", "2025-13-01", "0000-01-01", "marx 2025", "may", "6 march 2025 healey"]
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert typed_date(words) is None
