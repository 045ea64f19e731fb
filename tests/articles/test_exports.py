"""Whole tables, row by row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import clear_script_prefix, set_script_prefix

from articles import exports
from articles.exports.tables import TABLES
from articles.models import Article
from entities.models import Quote
from tests.factories import make_article, make_entity, make_event, make_printing

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

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


def test_a_model_at_hand_has_the_row_that_a_query_finds() -> None:
    article = make_article("“We will defend every harbour,” she said.", source="Gazette")
    printing = make_printing(article, "We will defend every harbour", make_entity("Anna Berg"))
    assert [exports.article(article)] == list(exports.articles(Article.objects.all()))
    assert [exports.quote(printing.quote)] == list(exports.quotes(Quote.objects.all()))


def test_a_row_names_the_page_where_the_site_stands() -> None:
    make_article("She said.", title="Anna Berg: “A harbour”")
    set_script_prefix("/news/")
    try:
        (row,) = exports.articles(Article.objects.all())
    finally:
        clear_script_prefix()
    assert row["page"] == f"/news/articles/{row['id']}-anna-berg-a-harbour/"


def test_a_list_of_any_length_is_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for title in ("Anna", "Berg", "Called"):
        make_article(f"{title} called.", title=title)
    with django_assert_num_queries(1):
        rows = list(exports.articles(Article.objects.newest()))
    assert [row["title"] for row in rows] == ["Called", "Berg", "Anna"]
