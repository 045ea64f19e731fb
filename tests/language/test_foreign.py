"""What the model cannot read is not tagged as if it could."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.reading import Passage, can_read, read


@pytest.mark.parametrize(
    ("language", "readable"), [("", True), ("en", True), ("en-GB", True), ("de", False)]
)
def test_a_model_reads_its_own_language(nlp: Language, language: str, readable: bool) -> None:
    assert can_read(nlp, language) is readable


def test_a_foreign_text_among_others_is_left_unread(nlp: Language) -> None:
    english, german = "Anna Berg met Carl Lund in Oslo.", "Anna Berg traf Carl Lund in Oslo."
    readings = list(read(nlp, [Passage(english), Passage(german, language="de"), Passage(english)]))
    assert [bool(each.names) for each in readings] == [True, False, True]
    assert readings[1].unread_from == 0
