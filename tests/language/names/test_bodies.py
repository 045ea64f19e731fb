"""Organisations that everybody knows."""

from __future__ import annotations

from entities.language.names.bodies import body


def test_any_of_its_names_gives_the_canonical_one() -> None:
    assert body("Nato") == body("the North Atlantic Treaty Organization") == "NATO"


def test_case_counts_for_one_word_only() -> None:
    assert body("Who") is None
    assert body("house of commons") == "House of Commons"


def test_an_unknown_name_is_none() -> None:
    assert body("Harbour Watch") is None
