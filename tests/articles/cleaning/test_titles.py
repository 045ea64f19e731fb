"""Titles of reports that state none."""

from __future__ import annotations

import pytest

from articles.cleaning.titles import find_title, is_same_headline

BODY = (
    "Two ministers met in Oslo on Monday to speak about ships and on who is to pay for all of them."
)


def test_a_short_line_without_a_full_stop_above_running_text_is_the_title() -> None:
    title = find_title(["Ministers meet in Oslo", BODY])
    assert (title.words, title.origin, title.index) == ("Ministers meet in Oslo", "first line", 0)


@pytest.mark.parametrize(
    "first",
    [
        "The ministers met.",
        "“We meet again”",
        "Ada Brook (left) and Tom Reed in Oslo",
        "OSLO",
        "word " * 40,
    ],
)
def test_a_first_line_of_another_kind_is_no_title(first: str) -> None:
    assert find_title([first.strip(), BODY]).origin == "first sentence"


def test_the_first_sentence_is_cut_at_a_word() -> None:
    title = find_title([BODY])
    assert title.words.endswith(" and on who is to pay for all of…")
    assert len(title.words) <= 90
    assert (title.origin, title.index) == ("first sentence", None)


def test_the_first_sentence_is_cut_at_a_clause_where_one_ends_late() -> None:
    sentence = (
        "The two ministers met in the old town of Oslo on Monday, though nobody there expected it."
    )
    assert find_title([sentence + " " * 2 + "They spoke."]).words.endswith("expected it")
    longer = sentence.replace("expected it", "had expected it to happen")
    assert find_title([longer]).words == "The two ministers met in the old town of Oslo on Monday…"


def test_a_short_first_sentence_is_whole() -> None:
    assert find_title(["Mr. Reed met Gen. Brook in Oslo. They spoke."]).words == (
        "Mr. Reed met Gen. Brook in Oslo"
    )


@pytest.mark.parametrize(
    "dateline", ["OSLO (Gazette) – ", "OSLO, March 5 (AP) - ", "BERGEN, Norway — ", "Oslo (AP) -- "]
)
def test_a_dateline_is_no_part_of_the_title(dateline: str) -> None:
    assert find_title([dateline + "The ministers met. They spoke."]).words == "The ministers met"


def test_a_dash_in_a_sentence_makes_no_dateline() -> None:
    assert find_title(["Hit - and - run in Oslo. They spoke."]).words == "Hit - and - run in Oslo"


def test_one_long_word_is_cut_all_the_same() -> None:
    assert find_title(["x" * 300]).words == "x" * 89 + "…"


def test_nothing_has_no_title() -> None:
    assert find_title([]).words == ""


def test_a_headline_said_again_is_known_whatever_its_case() -> None:
    assert is_same_headline("MINISTERS MEET, AGAIN", "Ministers meet again")
    assert not is_same_headline("Ministers meet", "Ministers meet again")
