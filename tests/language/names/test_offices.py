"""Offices that the report ties to a person stand for that person, and never by a guess."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.names import find_names
from entities.language.names.offices import RULE, find_offices

TIED = [
    (
        "Defence Secretary John Healey met Anna Berg. The Defence Secretary spoke for an hour.",
        [("Defence Secretary", "John Healey")],
    ),
    (
        "Prime Minister Keir Starmer left on Monday. Officials told the Prime Minister on Friday.",
        [("Prime Minister", "Keir Starmer")],
    ),
    (
        "John Healey, MP for Wentworth, spoke first. The South Yorkshire MP wrote to them later.",
        [("MP", "John Healey"), ("MP", "John Healey")],
    ),
    (
        "US President Donald Trump spoke first. The US leader left early.",
        [("leader", "Donald Trump")],
    ),
]
OPEN = [
    "UK Defence Secretary John Healey met US Defence Secretary Pete Hegseth. "
    "The defence secretary spoke later.",
    "Donald Trump met Ukrainian President Volodymyr Zelensky. Donald Trump left. "
    "The US president spoke later.",
    "Defence Secretary John Healey spoke. The former defence secretary did not.",
    "John Healey met Anna Berg. The minister spoke later.",
    "Defence Secretary John Healey spoke. Anna Berg and John Healey MP left.",
    "Foreign Minister Anna Berg spoke. The first elected foreign minister was killed in 1993.",
    "Foreign Minister Anna Berg spoke. A minister left, and the minister was angry.",
]


@pytest.mark.parametrize(("text", "offices"), TIED)
def test_an_office_goes_to_the_one_person_who_bears_it(
    nlp: Language, text: str, offices: list[tuple[str, str]]
) -> None:
    doc = nlp(text)
    found = find_offices(doc, find_names(doc))
    assert [(each.text, each.name) for each in found] == offices
    assert {each.rule for each in found} == {RULE}
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize("text", OPEN)
def test_an_office_of_several_or_of_nobody_stays_open(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert find_offices(doc, find_names(doc)) == ()


def test_an_office_overlaps_no_name(nlp: Language) -> None:
    doc = nlp(TIED[3][0])
    names = find_names(doc)
    (office,) = find_offices(doc, names)
    assert not any(name.start < office.end and office.start < name.end for name in names)
    assert "US President" in office.reason
