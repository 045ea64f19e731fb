"""Following the web in the background: due feeds each minute, wanted pages as they are known."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from articles import jobs
from articles.fetching import FetchError
from articles.following.address import WEB, read_address
from articles.following.ask import NotNowError
from articles.following.poll import visit
from articles.following.wanted import fetch_wanted, give_up
from articles.models import Feed, WantedPage
from articles.pipeline import take
from articles.readers import read_paths
from articles.save import Saved

ATTEMPTS = 3
_LATER = (60, 600)
"""Seconds until the second and the third attempt."""


class Patience(BaseRetryStrategy):
    """Again after a minute and after ten; where a host names a time, then."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """None when it has been tried often enough, or the fault is not the web's."""
        if isinstance(exception, NotNowError):
            return RetryDecision(retry_at=exception.until)
        if not isinstance(exception, FetchError) or job.attempts >= len(_LATER):
            return None
        return RetryDecision(retry_in={"seconds": _LATER[job.attempts]})


@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", name="follow", lock="follow")
def follow(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due; procrastinate passes it
    """Queue every feed whose turn has come, and pages whose job was lost."""
    queue_due(timezone.now())
    queue_wanted()


@app.task(queue="web", name="poll_feed")
def poll_feed(feed_id: int) -> None:
    """Visit one feed; nothing happens where it was removed meanwhile."""
    feed = Feed.objects.select_related("source").filter(pk=feed_id).first()
    if feed is None:
        return
    found = visit(feed, now=timezone.now())
    jobs.queue([each.article.pk for each in found.saved if each.outcome != "unchanged"])
    for page in found.wanted:
        queue_page(page)


@app.task(queue="web", name="fetch_page", retry=Patience(), pass_context=True)
def fetch_page(context: JobContext, page_id: int) -> None:
    """Fetch one wanted page; after the last attempt what its feed said is all there is."""
    page = WantedPage.objects.filter(pk=page_id).first()
    if page is None:
        return
    now = timezone.now()
    try:
        items = fetch_wanted(page, now=now)
    except NotNowError:
        raise
    except FetchError as error:
        if context.job.attempts < ATTEMPTS - 1:
            raise
        items = give_up(page, str(error), now=now)
    found = [each.article.pk for each in items if isinstance(each, Saved)]
    jobs.queue(found)


@app.task(queue="web", name="look_again")
def look_again(address: str) -> None:
    """Try a refused item once more: a report set aside, a page, a file that a worker can reach."""
    if address.startswith(jobs.ARTICLE_ADDRESS):
        jobs.try_again(int(address.removeprefix(jobs.ARTICLE_ADDRESS)))
        return
    now = timezone.now()
    read = (
        read_address(address, now=now) if address.startswith(WEB) else read_paths([Path(address)])
    )
    jobs.queue([each.article.pk for each in take(read, now=now) if isinstance(each, Saved)])


def queue_due(now: datetime) -> int:
    """Queue the feeds that are due, each once however long its job waits; returns how many."""
    queued = 0
    for feed in Feed.objects.due(now):
        task = poll_feed.configure(lock=_host(feed.url), queueing_lock=f"feed {feed.pk}")
        with suppress(AlreadyEnqueued), transaction.atomic():
            task.defer(feed_id=feed.pk)
            queued += 1
    return queued


def queue_wanted() -> int:
    """Queue every wanted page without a job; returns how many."""
    having = ProcrastinateJob.objects.filter(
        task_name="fetch_page", status__in=["todo", "doing"]
    ).values_list("args__page_id", flat=True)
    lost = list(WantedPage.objects.exclude(pk__in=list(having)).order_by(F("pk")))
    for page in lost:
        queue_page(page)
    return len(lost)


def queue_page(page: WantedPage) -> None:
    """Leave a page to the workers, one at a time for each host."""
    fetch_page.configure(lock=_host(page.url)).defer(page_id=page.pk)


def _host(url: str) -> str:
    return f"host {urlsplit(url).netloc.lower()}"[:200]
