"""The made-up archive, small: its counts are true, and the planner uses the indexes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client

from articles.models import Article
from entities.day_counts import count_all
from entities.models import DateMention, DayCount, Entity
from tests.benchmarks.archive import fill
from tests.benchmarks.plans import page
from tests.benchmarks.questions import further, questions

REPORTS = 4_000
OF_MOST_REPORTS = {"search: common word", "search: quotations"}
"""Whose answer is most of so small an archive."""

MOST_QUESTIONS = 15
FIRST, LAST = date(2025, 11, 1), date(2025, 11, 30)


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """4,000 reports, 24,000 dates, 66,000 names; gone afterwards."""
    assert str(connection.settings_dict["NAME"]).startswith("test_"), "mark the test django_db"
    with django_db_blocker.unblock(), transaction.atomic():
        fill(REPORTS)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


QUERIES: dict[str, Any] = {
    "date_mention_exact": lambda: (
        DateMention.objects.exact()
        .filter(earliest__range=(FIRST, LAST))
        .values("earliest", "article")
        .order_by()
    ),
    "date_mention_stretches": lambda: DateMention.objects.vague(
        FIRST, LAST, longest=31
    ).values_list("pk"),
    "day_count_once": lambda: DayCount.objects.days().between(FIRST, LAST),
    "article_published_story or article_newest": lambda: (
        Article.objects.published_between(FIRST, LAST).order_by().values("published", "story")
    ),
    "article_estimated": lambda: Article.objects.maybe_within(LAST, LAST),
    "article_newest": lambda: Article.objects.newest()[:20],
}


@pytest.mark.parametrize("index", QUERIES)
def test_a_named_query_is_answered_by_its_index(index: str) -> None:
    found: QuerySet[Any] = QUERIES[index]()
    plan = found.explain()
    # Where either costs the same, the sample that the planner took decides.
    assert any(each in plan for each in index.split(" or "))


def test_no_page_reads_a_big_table_from_end_to_end(client: Client) -> None:
    rows = (*questions(REPORTS), *further(REPORTS))
    asked = [row.site[0] for row in rows if row.name not in OF_MOST_REPORTS]
    pages = [page(client, each) for each in asked if not each.endswith(".atom")]
    assert [each for found in pages for each in found.whole] == []
    assert [each for each in pages if each.questions > MOST_QUESTIONS] == []


def test_the_archive_counts_its_days() -> None:
    kept = set(DayCount.objects.values_list("span", "first", "reports"))
    count_all()
    assert set(DayCount.objects.values_list("span", "first", "reports")) == kept
    assert Entity.objects.filter(reports__gt=REPORTS / 6).exists()
