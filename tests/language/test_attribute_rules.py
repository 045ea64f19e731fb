"""The ruler that remembers says what spaCy's own does."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from entities.language.attribute_rules import RememberingRuler, can_remember, remember

PATTERNS: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN"}, "index": 0},
    {"patterns": [[{"TAG": "VB", "LOWER": {"IN": ["be", "have"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]], "attrs": {"LEMMA": "nothing"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": "'s"}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": "DT"}]], "attrs": {"POS": "PRON"}},
    {"patterns": [[{"LOWER": "'s"}]], "attrs": {"LEMMA": "be", "POS": "AUX"}},
    {"patterns": [[{"LOWER": "let"}, {"TAG": "DT"}]], "attrs": {"POS": "DET"}, "index": -1},
]


def two_pipelines() -> tuple[Language, Language]:
    """One with spaCy's ruler, and the same with ours in its place."""
    pipelines = spacy.blank("en"), spacy.blank("en")
    for each in pipelines:
        ruler = each.add_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        ruler.add_patterns(PATTERNS)
    return pipelines[0], remember(pipelines[1])


def told(nlp: Language, words: str, tags: str, deps: str) -> list[tuple[str, str]]:
    doc = Doc(nlp.vocab, words=words.split(), tags=tags.split(), deps=deps.split())
    (_, ruler), *_ = nlp.pipeline
    return [(each.pos_, each.lemma_) for each in ruler(doc)]


@pytest.mark.parametrize(
    ("words", "tags", "deps"),
    [
        ("Nothin' to BE there", "NN TO VB RB", "nsubj aux ROOT advmod"),
        ("Let 's let that be", "VB PRP VB DT VB", "ROOT nsubj ccomp nsubj ccomp"),
        ("That ship let the crew", "DT NN VBD DT NN", "det nsubj ROOT det dobj"),
    ],
)
def test_it_says_of_every_word_what_spacy_says(words: str, tags: str, deps: str) -> None:
    plain, quick = two_pipelines()
    assert isinstance(quick.get_pipe("attribute_ruler"), RememberingRuler)
    for _ in range(2):  # the second time from memory
        assert told(quick, words, tags, deps) == told(plain, words, tags, deps)


def test_a_pattern_that_asks_for_more_leaves_the_ruler_as_it_is() -> None:
    shape = [{"patterns": [[{"SHAPE": "Xxxx"}]], "attrs": {"POS": "PROPN"}}]
    any_number = [{"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"POS": "NOUN"}}]
    fuzzy = [{"patterns": [[{"LOWER": {"FUZZY": "defence"}}]], "attrs": {"LEMMA": "defence"}}]
    assert not any(map(can_remember, (shape, any_number, fuzzy)))
    assert can_remember(PATTERNS)


def test_the_pipeline_of_the_site_has_it(nlp: Language) -> None:
    assert isinstance(nlp.get_pipe("attribute_ruler"), RememberingRuler)
