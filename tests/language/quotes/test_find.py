"""Finding quotations in Docs built by hand, without a parse."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from entities.language.findings import FoundName
from entities.language.quotes import find_quotes, spoken

BLANK: Language = spacy.blank("en")


def person(doc: Doc, text: str) -> FoundName:
    start = doc.text.index(text)
    return FoundName(start, start + len(text), text, "person", text, "test")


def test_a_text_without_marks_has_no_quotations() -> None:
    assert find_quotes(BLANK("Holm said nothing."), names=()) == ()


@pytest.mark.parametrize(
    "text",
    ["“We sail at dawn,” Holm said.", "“We sail at dawn,” said Holm.", "Holm said: “We go.”"],
)
def test_the_words_beside_the_verb_do_where_there_is_no_parse(text: str) -> None:
    doc = BLANK(text)
    (quote,) = find_quotes(doc, names=(person(doc, "Holm"),))
    assert (quote.speaker, quote.cue) == ("Holm", "said")


def test_offsets_are_those_of_the_words_without_marks() -> None:
    doc = BLANK("Then: “We go.” End.")
    (quote,) = find_quotes(doc, names=())
    assert quote.text == doc.text[quote.start : quote.end] == "We go."


def test_the_spoken_words_leave_out_the_attribution() -> None:
    (quote,) = find_quotes(BLANK("“If it thaws,” said Holm, “we sail.”"), names=())
    assert spoken(quote) == "If it thaws, we sail."


@pytest.mark.parametrize("text", ['"a" ' * 3000, "“ " * 3000 + "” " * 3000, "'a " * 5000])
def test_a_text_of_nothing_but_marks_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_quotes(BLANK(text), names=())
    assert time.process_time() - started < 5


@given(st.text(alphabet="Ab c.,?\n\"'“”‘’—:", max_size=80))
def test_any_text_is_read_and_the_parts_lie_inside_it(text: str) -> None:
    for quote in find_quotes(BLANK(text), names=()):
        assert quote.text == text[quote.start : quote.end]
        assert all(quote.start <= part.start < part.end <= quote.end for part in quote.parts)
        assert quote.speaker is None
