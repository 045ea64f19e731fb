"""A report of a story of its own costs a handful of queries, or switching outweighs the work."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.reprints.mark import mark_reprints
from articles.stories.group import group, keep
from tests.articles.stories.made import made
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TEXT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"


def test_marking_a_text_of_its_own_asks_once(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    article = make_article(TEXT)
    with django_assert_max_num_queries(1):
        mark_reprints(article)


def test_founding_a_story_asks_eight_times_at_most(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    article = make_article(TEXT, state="annotated")
    with django_assert_max_num_queries(8):
        keep(article, made(TEXT))
        group(article)
