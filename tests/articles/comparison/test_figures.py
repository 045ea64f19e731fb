"""Numbers with what they count."""

from __future__ import annotations

import pytest

from articles.comparison.figures import figures


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.words, each.value, each.unit) for each in figures(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It sent 1,300 British troops there.", "1,300 British troops", "1300", "troop"),
        ("It cost $800 million.", "$800 million", "800000000", "$"),
        ("It cost £1.5bn a year.", "£1.5bn", "1500000000", "£"),
        ("It gave 3 billion euros.", "3 billion euros", "3000000000", "€"),
        ("It spends 2.5 per cent of GDP.", "2.5 per cent of GDP", "2.5", "% of gdp"),
        ("It spends 2.5% of its GDP.", "2.5% of its GDP", "2.5", "% of gdp"),
        ("A 30-day truce began.", "30-day", "30", "day"),
        ("Two dozen tanks came.", "Two dozen tanks", "24", "tank"),
        ("Twenty people died.", "Twenty people", "20", "people"),
        ("It counts 50 allied countries.", "50 allied countries", "50", "country"),
    ],
)
def test_a_number_is_read_with_its_noun(text: str, words: str, value: str, unit: str) -> None:
    assert found(text) == [(words, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 elections came.",
        "Article 5 commitments hold.",
        "F-16 jets came.",
        "They met two weeks ago.",
        "On 31 January about bigger budgets they spoke.",
        "A 10-year-old child came.",
        "One of us went.",
        "It was 5.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert found(text) == []


def test_numbers_inside_names_are_left_out() -> None:
    text = "The Group of 7 ministers met 12 envoys."
    assert [each.words for each in figures(text, [(4, 14)])] == ["12 envoys"]


def test_it_stands_where_it_says() -> None:
    text = "They sent 1,300 troops."
    (each,) = figures(text)
    assert text[each.start : each.end] == "1,300 troops"


def test_a_pair_that_is_known_already_is_no_count() -> None:
    text = "The bond between our two nations holds. The two sides met twice. Two ships sailed."
    assert [each.words for each in figures(text)] == ["Two ships"]
