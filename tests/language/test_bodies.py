"""Organisations that everybody knows."""

from __future__ import annotations

from entities.language.bodies import body, body_typed


def test_any_of_its_names_gives_the_canonical_one() -> None:
    assert body("Nato") == body("the North Atlantic Treaty Organization") == "NATO"


def test_case_counts_for_one_word_only() -> None:
    assert body("Who") is None
    assert body("house of commons") == "House of Commons"


def test_an_unknown_name_is_none() -> None:
    assert body("Harbour Watch") is None


def test_a_reader_types_a_name_in_any_case() -> None:
    assert body_typed("nato") == body_typed("the NATO") == "NATO"
    assert body_typed("ferries") is None
