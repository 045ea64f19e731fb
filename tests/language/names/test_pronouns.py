"""A pronoun is a mention only where the report names one person and nobody else comes in."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.names import find_names
from entities.language.names.offices import find_offices
from entities.language.names.pronouns import RULE


def pronouns(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    found = find_offices(doc, find_names(doc))
    return [(each.text, each.name) for each in found if each.rule == RULE]


def test_a_sentence_of_the_only_person_may_open_with_a_pronoun(nlp: Language) -> None:
    text = "Anna Berg spoke in Oslo on Monday. She added that nothing had been decided."
    assert pronouns(nlp, text) == [("She", "Anna Berg")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg met John Healey in Oslo. She added that nothing had been decided.",
        "Anna Berg spoke in Oslo on Monday. He added that nothing had been decided.",
        "Anna Berg spoke first, and then a spokeswoman spoke. She added nothing.",
        "She spoke in Oslo on Monday. Anna Berg added nothing.",
    ],
)
def test_where_it_may_be_another_it_stays_open(nlp: Language, text: str) -> None:
    assert pronouns(nlp, text) == []
