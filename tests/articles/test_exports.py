"""Whole tables, row by row."""

from __future__ import annotations

import pytest

from articles.exports import TABLES
from tests.factories import make_article, make_entity, make_printing

pytestmark = pytest.mark.django_db


def test_quotations_are_one_row_a_printing_with_the_numbers_of_the_whole() -> None:
    words = "We will defend every harbour"
    first = make_article(f"“{words},” she said.")
    printing = make_printing(first, words, make_entity("Anna Berg"))
    make_printing(make_article(f"Again: “{words}”"), words, quote=printing.quote)
    one, other = TABLES["quotes"]()
    assert first.text[one["start"] : one["end"]] == words
    assert one["external_id"] == first.external_id
    assert (one["quote"], one["reports"], one["texts"]) == (printing.quote_id, 2, 2)
    assert (one["cue"], one["sort"]) == ("said", "speech")
    assert [row["speaker"] for row in (one, other)] == ["anna-berg", "anna-berg"]


def test_a_quotation_of_nobody_known_has_no_speaker() -> None:
    make_printing(make_article("“Nobody knows who said this.”"), "Nobody knows who said this")
    (row,) = TABLES["quotes"]()
    assert row["speaker"] is row["speaker_name"] is None
