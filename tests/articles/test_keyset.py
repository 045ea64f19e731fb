"""Reading on in a long list from a row, whatever came in since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from articles.keyset import Order, in_order, piece, place_of, read, written
from articles.models import Article
from articles.search import Question, find
from articles.search_orders import order_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db

ORDERS = ["", "newest", "oldest", "printed"]


@pytest.fixture
def reports() -> None:
    """With days that several share, and some without a day; words that match more or less well."""
    made = [
        make_article(
            "ferry " * (1 + number % 3) + "sails",
            published=date(2025, 3, 1 + number % 4) if number % 5 else None,
        )
        for number in range(17)
    ]
    for copy in made[3:6]:
        Article.objects.filter(pk=copy.pk).update(reprint_of=made[0], reprint_kind="same text")


def listed(order: str) -> tuple[Any, Order, list[Article]]:
    question = Question(words="ferry", order=order)
    return find(question), question.order_of(""), list(find(question))


@pytest.mark.parametrize("order", ORDERS)
def test_every_row_comes_once_and_in_order(reports: None, order: str) -> None:
    found, keys, whole = listed(order)
    seen: list[Article] = []
    place = None
    for _page in range(10):
        shown = piece(found, keys, size=3, place=place)
        seen += shown.rows
        if not shown.behind:
            break
        place = read(written(place_of(shown.rows[-1], keys)), keys)
        assert place is not None
    assert seen == whole
    assert len(seen) == 17


@pytest.mark.parametrize("order", ORDERS)
def test_from_any_row_it_goes_back_as_it_came(reports: None, order: str) -> None:
    found, keys, whole = listed(order)
    for at, row in enumerate(whole):
        place = read(written(place_of(row, keys)), keys)
        back = piece(found, keys, size=4, place=place, backwards=True)
        assert back.rows == whole[max(0, at - 4) : at]
        assert back.before is (at > 4)
        assert back.behind


def test_what_came_in_since_moves_no_row(reports: None) -> None:
    found, keys, whole = listed("newest")
    place = place_of(whole[4], keys)
    make_article("ferry", published=date(2025, 3, 9))
    assert piece(found, keys, size=4, place=place).rows == whole[5:9]


@pytest.mark.parametrize(
    "words", ["", "x", "é", "W10", "bnVsbA", written(("2025-03-06", True)), written((None,)),
              written(("2025-02-30", 1)), written((1, 1)), written(("2025-03-06", 10**30))]
)  # fmt: skip
def test_what_is_no_place_is_none(words: str) -> None:
    assert read(words, order_of("", "newest", words=False)) is None


def test_an_order_says_nothing_of_nulls_where_there_are_none() -> None:
    sql = str(in_order(Article.objects.all(), order_of("", "newest", words=False)).query)
    assert sql.endswith('."published" DESC NULLS LAST, "articles_article"."id" DESC')
