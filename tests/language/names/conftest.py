"""Docs built by hand for the rules about names: what the model marks stands in the text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from entities.language.findings import FoundName
from entities.language.names import find_names

MARK = re.compile(r"\{([A-Z]+) ([^}]+)\}")
VERBS = {"said", "met", "left", "spoke", "resigned", "arrived", "told", "has", "was"}
BLANK = spacy.blank("en")


def marked_doc(marked: str) -> Doc:
    """A Doc from "{PERSON John Healey} left": names in braces are what the model marked.

    Capitalised words are tagged NNP, a few verbs VBD, all else NN; lines are sentences.
    """
    text, ents, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        ents.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        last = mark.end()
    doc = BLANK(text + marked[last:])
    for token in doc:
        verb = "VBD" if token.lower_ in VERBS else "NN"
        token.tag_ = "NNP" if token.text[0].isupper() and token.lower_ != "the" else verb
    spans = [doc.char_span(start, end, label=label) for start, end, label in ents]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return doc


Find = Callable[[str], list[FoundName]]


@pytest.fixture
def build() -> Callable[[str], Doc]:
    return marked_doc


@pytest.fixture
def find() -> Find:
    return lambda marked: list(find_names(marked_doc(marked)))
