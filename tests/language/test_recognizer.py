"""The recognizer that decides at once marks words as spaCy's own does."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from entities.language.recognizer import RecognizerAtOnce, can_stand_for

_WORDS = (
    "The Minister of Defence General Anna Berg and Ms Carla Dorn met in New York on Monday 6 March "
    "2023 , NATO 's 3,000 troops of the United Arab Emirates University ( US ) \n \n\n said to of"
).split(" ")


@pytest.fixture
def at_once(nlp: Language) -> RecognizerAtOnce:
    found = nlp.get_pipe("ner")
    assert isinstance(found, RecognizerAtOnce)
    return found


def marks(doc: Doc) -> list[tuple[str, str, str]]:
    return [(word.text, word.ent_iob_, word.ent_type_) for word in doc]


def made(nlp: Language, seed: int) -> Doc:
    """Words in no order, with sentences that begin anywhere or of which nothing is known."""
    dice = random.Random(seed)
    words = dice.choices(_WORDS, k=dice.choice((1, 2, 3, 40, 200)))
    starts: list[bool | int | None] = [True, *(dice.random() < 0.2 for _ in words[1:])]
    return Doc(nlp.vocab, words=words, sent_starts=starts if dice.random() < 0.7 else None)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_words_are_marked(nlp: Language, at_once: RecognizerAtOnce, seed: int) -> None:
    doc = made(nlp, seed)
    expected = marks(at_once.published(doc.copy()))
    assert marks(at_once(doc)) == expected


def test_the_words_have_names_of_one_and_of_several(
    nlp: Language, at_once: RecognizerAtOnce
) -> None:
    lengths = {len(name) for seed in range(40) for name in at_once(made(nlp, seed)).ents}
    assert {1, 2, 3} <= lengths


def test_what_is_marked_already_stays(nlp: Language, at_once: RecognizerAtOnce) -> None:
    doc = Doc(nlp.vocab, words="Anna Berg met Carla Dorn in Oslo .".split())
    doc.set_ents([Span(doc, 0, 2, "ORG")], blocked=[doc[3:5]], default="missing")
    expected = marks(at_once.published(doc.copy()))
    assert marks(at_once(doc)) == expected
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Anna Berg", "ORG"),
        ("Oslo", "GPE"),
    ]


def test_nothing_is_nothing(nlp: Language, at_once: RecognizerAtOnce) -> None:
    assert at_once(Doc(nlp.vocab, words=[])).ents == ()


def test_it_stands_for_none_that_weighs_several_ways_at_once(at_once: RecognizerAtOnce) -> None:
    cfg = at_once.published.cfg
    cfg["beam_width"] = 4
    try:
        assert not can_stand_for(at_once.published)
    finally:
        cfg["beam_width"] = 1
