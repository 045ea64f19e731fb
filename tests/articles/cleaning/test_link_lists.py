"""Lists of links within sentences."""

from __future__ import annotations

import pytest

from articles.cleaning import clean
from articles.cleaning.link_lists import link_lists
from articles.draft import Draft

SENTENCE = (
    "The fleet sails, Admiral Ada Brook Ada Jane BrookFleet grows by two Brook resigns again MORE "
    "(North) said on Monday."
)


def left(sentence: str) -> str:
    for span in reversed(list(link_lists(sentence))):
        sentence = sentence[: span.start] + sentence[span.end :]
    return sentence


def test_the_list_goes_with_the_repeated_name() -> None:
    assert left(SENTENCE) == "The fleet sails, Admiral Ada Brook  (North) said on Monday."


def test_a_name_with_brackets_or_junior_is_cut_where_it_is_repeated() -> None:
    assert left("Said Tom Reed Thomas (Tom) Lee ReedShips MORE.") == "Said Tom Reed ."
    assert left("Said Tom Reed Jr. Thomas Lee ReedShips MORE.") == "Said Tom Reed Jr. ."


def test_two_lists_in_one_sentence_go() -> None:
    assert left(f"{SENTENCE} {SENTENCE}").count("MORE") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada McLean and Tom DeWitt want MORE ships.",
        "The PayPal founder, Tom Reed, asked for MORE.",
        "Ada BrookFleet was the name of the firm.",
    ],
)
def test_sentences_without_a_list_stay(sentence: str) -> None:
    assert left(sentence) == sentence


def test_a_list_is_kept_among_what_was_removed_and_its_place_is_right() -> None:
    report = clean(Draft("a", b"", f"The ministers met.\n{SENTENCE}", "a", "a"))
    [links] = report.removed
    assert links.reason == "links within a sentence"
    assert links.text == "Ada Jane BrookFleet grows by two Brook resigns again MORE"
    assert report.text[: links.before].endswith("Admiral Ada Brook")
    assert report.text[links.before :] == " (North) said on Monday."
