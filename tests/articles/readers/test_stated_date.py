"""Publication dates as reports state them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from articles.readers.stated_date import stated_date


def test_a_day_is_read() -> None:
    stated = stated_date(" 2025-03-10 ")
    assert stated.value == date(2025, 3, 10)
    assert stated.words == "2025-03-10"
    assert not stated.problem


def test_a_moment_with_its_zone_is_read() -> None:
    assert stated_date("2025-03-10T09:30:00Z").value == datetime(2025, 3, 10, 9, 30, tzinfo=UTC)


def test_a_time_without_a_zone_gives_only_the_day() -> None:
    value = stated_date("2025-03-10T09:30:00").value
    assert value == date(2025, 3, 10)
    assert not isinstance(value, datetime)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("2025-02-30", "there is no date '2025-02-30'"),
        ("2025-13-01", "there is no date"),
        ("1066-10-14", "outside 1900 to 2100"),
        ("9999-01-01", "outside 1900 to 2100"),
        ("10 March 2025", "not written YYYY-MM-DD"),
        ("2025-03", "not written YYYY-MM-DD"),
        ("2025-03-10T99:00:00Z", "there is no date"),
    ],
)
def test_what_is_no_date_keeps_its_words_and_says_why(words: str, problem: str) -> None:
    stated = stated_date(words)
    assert stated.value is None
    assert stated.words == words
    assert problem in stated.problem
