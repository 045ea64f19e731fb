"""What the desk sees of intake: the load, what was set aside, and orders to the workers.

The web server never imports the jobs (with them came spaCy): it names them.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import AlreadyEnqueued

from articles.models import Article, Feed, Refused, WantedPage
from articles.stalled import stalled

_BUSY = ("todo", "doing")


@dataclass(frozen=True, slots=True)
class Load:
    """What is still to be done, in items; `reports` and `pages` count what no job may lose.

    Of the jobs, `doing` are in hand, `stuck` among them are those whose worker died (they are given
    out again within two minutes), `failed` were set aside, and `done` reports read in the last day.
    """

    reports: int
    pages: int
    doing: int
    stuck: int
    failed: int
    done: int
    workers: int

    @property
    def left(self) -> int:
        return self.reports + self.pages


def load_now(now: datetime) -> Load:
    """Counts of this moment, in four queries."""
    jobs = ProcrastinateJob.objects.aggregate(
        doing=Count("pk", filter=Q(status="doing")),
        stuck=Count("pk", filter=stalled(now)),
        failed=Count("pk", filter=Q(status="failed")),
        done=Count("pk", filter=Q(status="succeeded", task_name="finish_article")),
    )
    return Load(
        reports=Article.objects.unfinished().count(),
        pages=WantedPage.objects.count(),
        **jobs,
        workers=ProcrastinateWorker.objects.count(),
    )


def seconds_left(*, before: int, since: float, left: int, now: float) -> float | None:
    """Seconds until nothing is left at the pace since `since` (both in seconds since 1970), when
    `before` items were left; None where nothing was done meanwhile."""
    done, passed = before - left, now - since
    return left * passed / done if done > 0 and passed > 0 else None


def visit_now(feed: Feed, *, now: datetime) -> None:
    """Have a worker visit the feed at once, whatever its rhythm."""
    feed.next_fetch, feed.active = now, True
    feed.save(update_fields=["next_fetch", "active"])
    task = app.configure_task("poll_feed", queue="web", queueing_lock=f"feed {feed.pk}")
    # A savepoint: that the job waits already is no reason to lose what was done before.
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.defer(feed_id=feed.pk)


def look_again(refused: Refused) -> bool:
    """Have a worker try a refused item once more; False where it is not known where it stood.

    A file is read again as a whole, so that with its line those of the same file go; each comes
    back with its reason if it is refused again.
    """
    if not refused.address:
        return False
    app.configure_task("look_again", queue="web").defer(address=refused.address)
    Refused.objects.filter(address=refused.address).delete()
    return True


def set_aside() -> list[ProcrastinateJob]:
    """Jobs that failed for good, the newest first."""
    return list(ProcrastinateJob.objects.filter(status="failed").order_by("-pk")[:50])
