"""Jobs that follow the web: due feeds are queued once, lost pages again, patience has an end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from articles import jobs
from articles.draft import Draft
from articles.fetching import FetchError
from articles.following.ask import NotNowError
from articles.following.jobs import Patience, queue_due, queue_wanted
from articles.following.wanted import want
from articles.models import Feed
from tests.factories import make_article

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def job(attempts: int) -> Job:
    return Job(
        id=1, queue="web", lock=None, queueing_lock=None, task_name="fetch_page", attempts=attempts
    )


def test_a_due_feed_is_queued_once_however_long_its_job_waits() -> None:
    Feed.objects.create(url="https://a.example/feed", next_fetch=NOW)
    Feed.objects.create(url="https://b.example/feed", next_fetch=NOW + timedelta(hours=1))
    Feed.objects.create(url="https://c.example/feed", next_fetch=NOW, active=False)
    assert (queue_due(NOW), queue_due(NOW)) == (1, 0)
    assert ProcrastinateJob.objects.get(task_name="poll_feed").lock == "host a.example"


def test_a_wanted_page_whose_job_was_lost_is_queued_again() -> None:
    url = "https://a.example/1"
    want(Draft(url, b"", "", url, url, url=url), feed=None)
    assert (queue_wanted(), queue_wanted()) == (1, 0)


def test_the_web_is_tried_three_times_and_later_each_time() -> None:
    error = FetchError("it answers 500")
    waits = [Patience().get_retry_decision(exception=error, job=job(n)) for n in range(3)]
    assert waits[0] is not None
    assert waits[1] is not None
    assert waits[2] is None


def test_a_host_that_names_a_time_is_tried_then() -> None:
    decision = Patience().get_retry_decision(exception=NotNowError("later", NOW), job=job(9))
    assert decision is not None
    assert decision.retry_at == NOW


def test_a_fault_of_ours_is_not_tried_again() -> None:
    assert Patience().get_retry_decision(exception=KeyError("x"), job=job(0)) is None


def test_the_desk_is_told_which_report_was_set_aside_and_why() -> None:
    article = make_article(title="Ministers meet")
    refusal = jobs.set_aside(article.pk, ValueError("poison"))
    assert refusal.origin == f"report {article.pk}: Ministers meet"
    assert refusal.reason == "set aside after 3 attempts: ValueError: poison"
    assert refusal.address == f"article:{article.pk}"
