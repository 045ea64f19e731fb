"""When somebody was born, as it is printed beside a name."""

from __future__ import annotations

from datetime import date

import pytest

from entities.rulings.lifetimes import Birth, at_odds, birth_beside

DAY = date(2025, 3, 6)


def born(before: str, after: str, published: date | None = DAY) -> tuple[int, int] | None:
    found = birth_beside(before, "Anna Berg", after, published=published)
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("before", "after", "years"),
    [
        ("", " (born 3 May 1961) said", (1961, 1961)),
        ("", " (b. 1961)", (1961, 1961)),
        ("", " (1874–1965) was", (1874, 1874)),
        ("", ", born in Oslo in 1961, said", (1961, 1961)),
        ("", " was born on 3 May 1961.", (1961, 1961)),
        ("", ", 63, said", (1961, 1962)),
        ("", ", aged 63, said", (1961, 1962)),
        ("", " (63) said", (1961, 1962)),
        ("the 63-year-old minister ", " said", (1961, 1962)),
    ],
)
def test_a_year_or_an_age_beside_the_name_is_read(
    before: str, after: str, years: tuple[int, int]
) -> None:
    assert born(before, after) == years


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " met 63 soldiers"),
        ("", ", 6 March 2025"),
        ("", " (2025)"),
        ("", ". Carl Dorn, 63, said"),
        ("the 63-year-old, whom ", " met"),
        ("63-year-old Carl. Then ", " said"),
    ],
)
def test_other_numbers_are_no_birth(before: str, after: str) -> None:
    assert born(before, after) is None


def test_an_age_without_a_day_of_publication_tells_nothing() -> None:
    assert born("", ", 63, said", None) is None


def test_years_are_at_odds_only_where_none_agrees() -> None:
    old, young, near = Birth(1874, 1874, "a"), Birth(1961, 1962, "b"), Birth(1960, 1961, "c")
    assert at_odds([old], [young]) == (old, young)
    assert at_odds([old, near], [young]) is None
    assert at_odds([], [young]) is None
