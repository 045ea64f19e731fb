"""Words as stories compare them."""

from __future__ import annotations

import pytest

from articles.stories.rarity import rarity
from articles.stories.words import stem, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("defence", "defense"),
        ("organisation", "organization"),
        ("neighbours", "neighbor"),
        ("travelled", "traveled"),
        ("treaties", "treaty"),
        ("talks", "talk"),
        ("Élysée’s", "elysee"),
    ],
)
def test_two_forms_of_a_word_meet(left: str, right: str) -> None:
    assert stem(left) == stem(right)


@pytest.mark.parametrize("word", ["crisis", "status", "press", "gas"])
def test_an_s_that_is_no_plural_stays(word: str) -> None:
    assert stem(word) == word


def test_short_words_and_numbers_are_no_words() -> None:
    assert list(words("On 12 May it rained in X.")) == ["may", "rained"]


def test_words_of_every_report_are_least_rare() -> None:
    assert rarity("and") < rarity("government") < rarity("minesweeper") == rarity("zzyzx")
