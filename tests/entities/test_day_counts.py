"""Counts of reports by day and month, which must equal a count of everything."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin import site
from django.test import RequestFactory

from articles.models import Article
from entities.day_counts import count_all, forget, recount, told_by
from entities.models import DateMention, DayCount
from tests.factories import make_article, make_date

pytestmark = pytest.mark.django_db

TEXT = "On 6 March 2025 and again 6 March 2025, on 7 March 2025, in March 2025."


def counts() -> set[tuple[str, date, int]]:
    rows = DayCount.objects.filter(reports__gt=0)
    return {(each.span, each.first, each.reports) for each in rows}


def report() -> Article:
    article = make_article(TEXT)
    make_date(article, "6 March", date(2025, 3, 6))
    make_date(article, "again 6", date(2025, 3, 6))
    make_date(article, "7 March", date(2025, 3, 7))
    make_date(article, "in March", date(2025, 3, 1), date(2025, 3, 31), precision="month")
    return article


def test_a_report_counts_once_for_a_day_and_once_for_its_month() -> None:
    report(), report()
    assert counts() == {
        ("day", date(2025, 3, 6), 2),
        ("day", date(2025, 3, 7), 2),
        ("month", date(2025, 3, 1), 2),
    }


def test_changes_add_up_to_a_count_of_everything() -> None:
    report()
    article = report()
    before = told_by(article.pk)
    article.date_mentions.filter(text="7 March").delete()
    recount(before=before, after=told_by(article.pk))
    kept = counts()
    count_all()
    assert counts() == kept


def test_what_is_known_to_a_month_only_counts_for_no_day() -> None:
    article = make_article("In March 2025.")
    make_date(article, "March 2025", date(2025, 3, 1), date(2025, 3, 31), precision="month")
    assert counts() == set()


def test_forgotten_reports_count_no_more() -> None:
    first, second = report(), report()
    forget([first.pk])
    assert {number for _, _, number in counts()} == {1}
    forget([second.pk])
    assert counts() == set()


def test_reports_deleted_in_the_admin_count_no_more(rf: RequestFactory) -> None:
    pages = site.get_model_admin(Article)
    pages.delete_model(rf.post("/"), report())
    report()
    pages.delete_queryset(rf.post("/"), Article.objects.all())
    assert not DateMention.objects.exists()
    assert counts() == set()


@pytest.mark.usefixtures("own_archive")
def test_reading_reports_keeps_the_counts_true() -> None:
    kept = counts()
    assert kept
    count_all()
    assert counts() == kept
