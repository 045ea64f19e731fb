"""Questions typed as sentences."""

from __future__ import annotations

from datetime import date

import pytest

from articles.typed_question import TypedQuestion, names_meant, typed_question
from entities.models import Entity

TODAY, NEWEST = date(2026, 7, 1), date(2025, 3, 12)
NINTH, TENTH = date(2025, 3, 9), date(2025, 3, 10)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (
            "what did Berg say before 10 March about Norway?",
            TypedQuestion("quotes", ("berg", "norway"), None, NINTH),
        ),
        ("who met at the Citadel", TypedQuestion("events", ("citadel",))),
        ("Who met Anna Berg in Oslo", TypedQuestion("events", ("anna berg", "oslo"))),
        ("what happened on 10 march 2025", TypedQuestion("events", (), TENTH, TENTH)),
        (
            "when did Anna Berg visit Oslo",
            TypedQuestion("events", ("anna berg", "oslo")),
        ),
        ("who said ferries since 9 march", TypedQuestion("quotes", ("ferries",), NINTH)),
        (
            "which reports from 9 march to 10 march about ferries",
            TypedQuestion("", ("ferries",), NINTH, TENTH),
        ),
        ("who is in Oslo", TypedQuestion("people", ("oslo",))),
    ],
)
def test_a_question_is_read(words: str, read: TypedQuestion) -> None:
    assert typed_question(words, today=TODAY, newest=NEWEST) == read


@pytest.mark.parametrize("words", ["", "ferries", "10 march", "who", "what?", "whose", "Whoever"])
def test_other_words_are_no_question(words: str) -> None:
    assert typed_question(words, today=TODAY, newest=NEWEST) is None


def test_a_phrase_names_who_is_called_so_before_others() -> None:
    first, oslo = Entity(name="Oslo Harbour"), Entity(name="Oslo")
    anna = Entity(name="Anna Bérg")
    known = [first, anna, oslo]
    assert names_meant(["oslo", "berg", "harbour", "os"], known) == {
        "oslo": oslo,
        "berg": anna,
        "harbour": first,
    }
