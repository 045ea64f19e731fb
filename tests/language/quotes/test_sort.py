"""Speech, fragments of it, and words held at a distance."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.names import find_names
from entities.language.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Karin Holm said: “We sail at dawn.”", "speech"),
        ("Karin Holm said the ice was “no longer a border at all” in May.", "fragment"),
        ("Karin Holm called her rival a “coward” on Monday.", "fragment"),
        ("The crisis tested the 'Special Relationship' between the two once more.", "scare"),
        ("The so-called “shadow fleet” left port on Monday.", "scare"),
        ("She read “The Long Peace of the North” on the train.", "scare"),
    ],
)
def test_the_sort_of_what_stands_between_marks(nlp: Language, text: str, sort: str) -> None:
    doc = nlp(text)
    assert [quote.sort for quote in find_quotes(doc, names=find_names(doc))] == [sort]


def test_nobody_is_said_to_say_scare_words(nlp: Language) -> None:
    doc = nlp("Karin Holm said the pact kept the 'Special Relationship' between them alive.")
    (quote,) = find_quotes(doc, names=find_names(doc))
    assert (quote.sort, quote.speaker, quote.speaker_start) == ("scare", None, None)


def test_words_in_marks_inside_a_clause_do_not_part_it(nlp: Language) -> None:
    doc = nlp('"It is grim," says Karin Holm, who runs the "Vote No" campaign. "It is not us."')
    speech = [quote for quote in find_quotes(doc, names=find_names(doc)) if quote.sort == "speech"]
    assert [(quote.speaker, len(quote.parts)) for quote in speech] == [("Karin Holm", 2)]
