"""What a citation is made of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from articles.citing import authors_of, cite_quote, cite_report, first_printing
from entities.models import Quote
from tests.factories import make_article, make_entity, make_printing

TEXT = "“We will defend every harbour,” Anna Berg said."
WORDS = "We will defend every harbour"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("Ann Lee and Bo  Lund", ("Ann Lee", "Bo Lund")),
        ("Ann Lee, Bo Lund, and Cy Moe", ("Ann Lee", "Bo Lund", "Cy Moe")),
        ("Ann Lee, defence editor", ("Ann Lee, defence editor",)),
        ("Press and Information Office", ("Press and Information Office",)),
        ("", ()),
    ],
)
def test_names_of_a_byline_are_parted_only_where_they_are_names(
    byline: str, names: tuple[str, ...]
) -> None:
    assert authors_of(byline) == names


@pytest.mark.django_db
def test_an_estimate_never_becomes_the_day_of_publication() -> None:
    days = date(2025, 3, 3), date(2025, 3, 5)
    report = make_article(estimate_earliest=days[0], estimate_latest=days[1])
    cited = cite_report(report)
    assert cited.published is None
    assert cited.estimated
    assert (cited.earliest, cited.latest) == days


@pytest.mark.django_db
def test_a_quotation_is_cited_from_the_first_text_of_its_own() -> None:
    anna = make_entity("Anna Berg")
    first = make_article(TEXT, title="First", published=date(2025, 3, 6))
    quote = make_printing(first, WORDS, anna).quote
    later: dict[str, dict[str, Any]] = {
        "Later": {"published": date(2025, 3, 7)},
        "Copy": {"published": date(2025, 3, 5), "reprint_of": first, "reprint_kind": "same text"},
        "Undated": {},
    }
    for title, fields in later.items():
        make_printing(make_article(TEXT, title=title, **fields), WORDS, anna, quote=quote)
    cited = cite_quote(quote, first_printing(quote))
    assert (cited.title, cited.words, cited.speaker) == ("First", WORDS, "Anna Berg")


@pytest.mark.django_db
def test_a_quotation_that_no_report_prints_now_is_cited_by_itself() -> None:
    quote = Quote.objects.create(text=WORDS)
    cited = cite_quote(quote, first_printing(quote))
    assert (cited.title, cited.outlet, cited.read) == (WORDS, "", None)
