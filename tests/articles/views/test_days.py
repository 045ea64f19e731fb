"""How days and stretches of days are printed."""

from __future__ import annotations

from datetime import date

import pytest

from articles.views.days import day_words, known_to, time_words
from entities.models import DateMention


def told(first: str, last: str, precision: str, value: str = "", rule: str = "") -> DateMention:
    days = date.fromisoformat(first), date.fromisoformat(last)
    return DateMention(
        earliest=days[0], latest=days[1], precision=precision, value=value, rule=rule
    )


@pytest.mark.parametrize(
    ("when", "words", "unit"),
    [
        (told("2025-03-06", "2025-03-06", "day"), "6 March 2025", ""),
        (told("2025-03-10", "2025-03-16", "week"), "10 – 16 March 2025", "week"),
        (told("2025-03-15", "2025-03-16", "weekend"), "15 – 16 March 2025", "weekend"),
        (told("2025-03-01", "2025-03-31", "month"), "March 2025", "month"),
        (told("2025-03-01", "2025-05-31", "season"), "March – May 2025", "season"),
        (told("2024-12-01", "2025-02-28", "season"), "December 2024 – February 2025", "season"),
        (told("2025-01-01", "2025-12-31", "year"), "2025", "year"),
        (told("2026-10-01", "2027-09-30", "year"), "October 2026 – September 2027", "year"),
        (told("1990-01-01", "1999-12-31", "decade"), "1990 – 1999", "decade"),
        (told("1900-01-01", "1999-12-31", "century"), "1900 – 1999", "century"),
    ],
)
def test_a_whole_unit_is_named(when: DateMention, words: str, unit: str) -> None:
    assert (time_words(when), known_to(when)) == (words, unit)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (told("2025-05-02", "2025-05-14", "week"), "between 2 and 14 May 2025"),
        (told("2025-03-11", "2025-03-21", "month"), "between 11 and 21 March 2025"),
        (told("2024-01-01", "2024-04-30", "year"), "between January and April 2024"),
        (told("2024-12-28", "2025-01-03", "month"), "between 28 December 2024 and 3 January 2025"),
        (
            told("2025-03-03", "2025-03-09", "day", rule="weekday, from an estimated date"),
            "between 3 and 9 March 2025",
        ),
    ],
)
def test_what_is_some_day_of_a_stretch_says_between(when: DateMention, words: str) -> None:
    assert (time_words(when), known_to(when)) == (words, "")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (told("2025-05-15", "2025-05-19", "day", "2025-05-15/2025-05-19"), "15 – 19 May 2025"),
        (told("2025-01-01", "2025-03-31", "month", "2025-01/2025-03"), "January – March 2025"),
    ],
)
def test_a_stretch_that_the_text_tells_covers_its_days(when: DateMention, words: str) -> None:
    assert (time_words(when), known_to(when)) == (words, "")


def test_what_is_not_placed_has_no_words() -> None:
    when = DateMention(precision="", rule="weekday, no publication date")
    assert (time_words(when), known_to(when)) == ("", "")


def test_the_last_day_of_all_is_printed() -> None:
    assert time_words(told("9999-01-01", "9999-12-31", "year")) == "9999"
    assert day_words(date(1, 1, 1), date(1, 1, 2)) == "1 – 2 January 0001"
