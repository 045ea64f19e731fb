"""The made-up archive, small: its counts are true, and the planner uses the indexes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from entities.day_counts import count_all
from entities.models import DateMention, DayCount, Entity
from tests.benchmarks.archive import fill

FIRST, LAST = date(2025, 11, 1), date(2025, 11, 30)


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """4,000 reports, 24,000 dates, 60,000 names; gone afterwards."""
    assert str(connection.settings_dict["NAME"]).startswith("test_"), "mark the test django_db"
    with django_db_blocker.unblock(), transaction.atomic():
        fill(4_000)
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
    "article_published_story": lambda: (
        Article.objects.published_between(FIRST, LAST).order_by().values("published", "story")
    ),
    "article_estimated": lambda: Article.objects.maybe_within(LAST, LAST),
    "article_newest": lambda: Article.objects.newest()[:20],
}


@pytest.mark.parametrize("index", QUERIES)
def test_a_named_query_is_answered_by_its_index(index: str) -> None:
    found: QuerySet[Any] = QUERIES[index]()
    assert index in found.explain()


@pytest.mark.parametrize("address", ["/dates/2025/", "/dates/2025/11/", "/dates/2025/11/20/"])
def test_no_page_of_the_calendar_reads_a_whole_table(client: Client, address: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {query['sql']}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        for table in ("articles_article", "entities_datemention", "entities_mention"):
            assert f"Seq Scan on {table}" not in plan, plan


def test_the_archive_counts_its_days() -> None:
    kept = set(DayCount.objects.values_list("span", "first", "reports"))
    count_all()
    assert set(DayCount.objects.values_list("span", "first", "reports")) == kept
    assert Entity.objects.filter(reports__gt=2_000).exists()
