"""An office is a mention of the person it is said of, in the constructions that say so."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.names import find_names
from entities.language.names.offices import find_offices

SAID = [
    ("Gen. Anna Berg, commander of the northern fleet, left on Monday.", "commander"),
    ("The commander of the fleet, General Anna Berg, left on Monday.", "commander"),
    ("Anna Berg is the president of the assembly.", "president"),
    ("Her chief of staff is Anna Berg.", "chief of staff"),
    ("The king made Anna Berg the ambassador to France.", "ambassador"),
    ("Anna Berg was named as the new ambassador.", "ambassador"),
    ("The fleet was led by Anna Berg, who would later become president.", "president"),
    ("On Friday the press secretary Rear Adm. Anna Berg spoke first.", "press secretary"),
]
OPEN = [
    "Defence Secretary Anna Berg left on Monday.",
    "Anna Berg is a president of the assembly.",
    "Anna Berg met the ambassador on Monday.",
    "Anna Berg MP left on Monday.",
    "Anna Berg, a friend of the president, left on Monday.",
]


@pytest.mark.parametrize(("text", "office"), SAID)
def test_an_office_said_of_somebody_is_a_mention_of_theirs(
    nlp: Language, text: str, office: str
) -> None:
    doc = nlp(text)
    found = find_offices(doc, find_names(doc))
    assert [(each.text, each.name) for each in found] == [(office, "Anna Berg")]


@pytest.mark.parametrize("text", OPEN)
def test_a_title_an_occupation_and_anothers_office_are_none(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert find_offices(doc, find_names(doc)) == ()


def test_a_description_of_the_same_words_is_the_one_who_was_so_described(nlp: Language) -> None:
    doc = nlp(
        "Col. Anna Berg, the lead investigating officer, will speak. Captain Karl Holm, a medical "
        "officer, will not. Questions to the investigating officer follow."
    )
    found = find_offices(doc, find_names(doc))
    assert [(each.text, each.name) for each in found] == [("officer", "Anna Berg")]
