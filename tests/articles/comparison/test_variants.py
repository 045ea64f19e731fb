"""One word, spelled in two ways."""

from __future__ import annotations

import pytest

from articles.comparison.variants import same_office, spellings, wordings

ONE, OTHER = frozenset({1}), frozenset({2})


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("Volodymyr Zelensky", "Zelenskyy", "Zelensky", "Zelenskyy"),
        ("Kyiv", "Kiev", "Kyiv", "Kiev"),
        ("Ministry of Defence", "Ministry of Defense", "Defence", "Defense"),
        ("Gdańsk", "Gdansk", "Gdańsk", "Gdansk"),
    ],
)
def test_two_spellings_of_one_word_are_told(one: str, other: str, left: str, right: str) -> None:
    assert [dict(each) for each in spellings({one: ONE, other: OTHER})] in (
        [{left: ONE, right: OTHER}],
        [{right: OTHER, left: ONE}],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Healey", "Healey"),
        ("John Healey", "JOHN HEALEY"),
        ("United Kingdom", "Britain"),
        ("Healey", "Healey’s"),
        ("Ann Berg", "Annabel Berg"),
        ("UK", "UN"),
    ],
)
def test_another_form_of_the_name_is_no_other_spelling(one: str, other: str) -> None:
    assert spellings({one: ONE, other: OTHER}) == []


def test_a_text_that_spells_both_ways_takes_no_side() -> None:
    both = frozenset({1, 2})
    assert spellings({"Zelensky": both, "Zelenskyy": frozenset({1})}) == []


def test_an_office_is_one_on_both_sides_of_the_atlantic() -> None:
    offices = {"Defence Secretary": ONE, "Defense Secretary": OTHER, "defence secretary": ONE}
    assert same_office(offices) == [{"Defence Secretary": ONE, "Defense Secretary": OTHER}]
    assert same_office({"Defence Secretary": ONE, "Foreign Secretary": OTHER}) == []


def test_a_quotation_cut_short_is_not_in_other_words() -> None:
    whole = "We will stay as long as we must."
    assert wordings({whole: ONE, "We will stay as long": OTHER}) == {}
    assert wordings({whole: ONE, "for as long": OTHER}) == {}
    differing = {whole: ONE, "We shall stay as long as we must.": OTHER}
    assert wordings(differing) == differing
