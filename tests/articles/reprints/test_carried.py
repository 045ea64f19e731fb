"""Copy or template?"""

from __future__ import annotations

from articles.reprints.carried import carried

WORDS = [f"word{number}" for number in range(100)]


def test_half_a_text_carried_over_is_no_template() -> None:
    other = [f"other{number}" for number in range(50)]
    result = carried(" ".join(WORDS), " ".join(WORDS[:50] + other))
    assert (result.share, result.rest_alike) == (0.5, 0.0)
    assert not result.is_template


def test_a_form_with_other_facts_is_a_template() -> None:
    filled = [f"fact{number}" if number % 8 == 0 else WORDS[number] for number in range(100)]
    result = carried(" ".join(WORDS), " ".join(filled))
    assert result.share == 0
    assert result.rest_alike > 0.5
    assert result.is_template


def test_texts_without_words_carry_nothing() -> None:
    assert carried("", "some words").share == 0
    assert carried("One two.", "one two").share == 1
