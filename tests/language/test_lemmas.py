"""The lemmatizer that remembers says what spaCy's own says of a word it has just met."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from entities.language.lemmas import RememberingLemmatizer


@pytest.mark.parametrize("order", [("VBD", "VB"), ("VB", "VBD")])
def test_what_was_read_before_changes_no_lemma(nlp: Language, order: tuple[str, str]) -> None:
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, RememberingLemmatizer)
    lemmatizer.known.clear()
    morphs = {"VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin"}
    found = {}
    for tag in order:
        doc = Doc(nlp.vocab, words=["found"], tags=[tag], pos=["VERB"], morphs=[morphs[tag]])
        found[tag] = lemmatizer(doc)[0].lemma_
    assert found == {"VB": "found", "VBD": "find"}
