"""An undated report's estimate, when what is known beside it changes."""

from __future__ import annotations

from datetime import date

import pytest

from articles.dating import estimate_stands, kept_told, outdated_estimates
from articles.models import Article, Story
from entities.language.findings import FoundDate, ToldDate
from tests.factories import make_article, make_date, make_story

pytestmark = pytest.mark.django_db

MET = date(2025, 3, 6)
PAST_DAY = FoundDate(0, 12, "6 March 2025", "2025-03-06", "day", MET, MET, "day, month and year")
THIS_WEEK = FoundDate(20, 29, "this week", None, None, None, None, "week from publication")
THURSDAY = FoundDate(40, 48, "Thursday", None, None, None, None, "weekday")


@pytest.fixture
def story() -> Story:
    return make_story("The ferry matter")


def undated(story: Story, *told: ToldDate) -> Article:
    return make_article(
        "Met.", published=None, story=story, state="grouped", told_dates=kept_told(told)
    )


def test_what_says_nothing_new_leaves_the_estimate_without_reading_again(story: Story) -> None:
    report = undated(story, ToldDate(PAST_DAY, "past", False), ToldDate(THIS_WEEK, "past", False))
    report.estimate_earliest, report.estimate_latest = MET, date(2025, 3, 15)
    report.save()
    make_article("Another.", published=date(2025, 3, 7), story=story)
    assert list(outdated_estimates(report)) == [report]
    assert estimate_stands(report)
    assert list(outdated_estimates(report)) == []


def test_a_weekday_that_dated_reports_place_has_the_report_read_again(story: Story) -> None:
    report = undated(story, ToldDate(THURSDAY, "future", False))
    make_date(make_article("Another.", published=date(2025, 3, 7), story=story), "Another", MET)
    assert not estimate_stands(report)
    assert list(outdated_estimates(report)) == [report]


def test_a_report_of_which_nothing_is_kept_is_read_again(story: Story) -> None:
    assert not estimate_stands(make_article("Met.", published=None, story=story))
