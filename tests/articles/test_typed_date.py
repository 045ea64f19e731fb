"""Dates typed into the search box."""

from __future__ import annotations

from datetime import date

import pytest

from articles.typed_date import typed_date

TODAY = date(2026, 11, 22)
"""A Sunday."""


@pytest.mark.parametrize(
    "words",
    [
        "6 march 2025",
        "on 6 march 2025",
        "Thursday, 6 March 2025",
        "2025/3/6",
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
    found = typed_date(words, today=TODAY)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 6), date(2025, 3, 6))


def test_a_month_and_a_year_are_stretches() -> None:
    month, year = typed_date("February 2024", today=TODAY), typed_date("2024", today=TODAY)
    assert month is not None
    assert month.latest == date(2024, 2, 29)
    assert year is not None
    assert (year.earliest, year.precision) == (date(2024, 1, 1), "year")


@pytest.mark.parametrize(
    "words", ["31 june 2025", "2025-13-01", "0000-01-01", "marx 2025", "may", "6 march 2025 healey"]
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert typed_date(words, today=TODAY) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 21)),
        ("last thursday", date(2026, 11, 19)),
        ("on last Sunday", date(2026, 11, 15)),
        ("this sunday", date(2026, 11, 22)),
    ],
)
def test_a_day_is_counted_from_today(words: str, day: date) -> None:
    found = typed_date(words, today=TODAY)
    assert found is not None
    assert (found.earliest, found.latest, found.precision) == (day, day, "day")


def test_weeks_and_months_are_counted_from_today() -> None:
    week = typed_date("last week", today=TODAY)
    assert week is not None
    assert (week.earliest, week.latest) == (date(2026, 11, 9), date(2026, 11, 15))
    month = typed_date("last month", today=TODAY)
    assert month is not None
    assert (month.earliest, month.latest) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_day_without_a_year_is_the_last_one_that_the_archive_reaches() -> None:
    found = typed_date("6 march", today=TODAY, newest=date(2025, 3, 10))
    assert found is not None
    assert found.earliest == date(2025, 3, 6)
    leap = typed_date("29 february", today=TODAY)
    assert leap is not None
    assert leap.earliest == date(2024, 2, 29)
