"""Whole tables, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from articles.exports.tables import TABLES
from tests.factories import make_article, make_entity, make_event, make_printing

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


def test_an_event_is_one_row_with_its_code_people_and_outlets() -> None:
    anna, oslo = make_entity("Anna Berg"), make_entity("Oslo", kind="place")
    first = make_article("Anna Berg called.", source="Gazette")
    event = make_event(first, "called", anna, place=oslo, day=date(2025, 3, 6), kind="call")
    again = make_article("Anna Berg called.", source="Courier")
    make_event(again, "called", anna, day=date(2025, 3, 6), kind="call", event=event)
    (row,) = TABLES["events"]()
    assert (row["category"], row["date"]) == ("CONSULT phone", "2025-03-06")
    assert (row["participants"], row["place"], row["region"]) == ("Anna Berg", "Oslo", "NO")
    assert (row["sources"], row["reports"]) == ("Courier; Gazette", 2)


def test_an_event_known_to_some_days_has_an_interval() -> None:
    article = make_article("Anna Berg called.")
    make_event(article, "called", earliest=date(2025, 3, 3), latest=date(2025, 3, 9))
    make_event(article, "called")
    assert [row["date"] for row in TABLES["events"]()] == ["2025-03-03/2025-03-09", None]
