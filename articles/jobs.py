"""Work that is done in the background, by as many workers as are running."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONValue

from articles.models import Article
from articles.pipeline import finish
from entities.language.model import load_model

_WORKER_DEAD_AFTER = timedelta(seconds=60)
"""A living worker's heart beats every 10 seconds."""


_PATIENCE = RetryStrategy(max_attempts=2, exponential_wait=5)
"""Again after 5 and after 25 seconds; an article that fails three times is set aside."""


@app.task(queue="articles", name="finish_article", retry=_PATIENCE)
def finish_article(article_id: int) -> None:
    """Carry one article on to the end; does nothing where that is done already."""
    finish(article_id, load_model(settings.SPACY_MODEL))


@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", name="sweep", lock="sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due; procrastinate passes it
    """Hand out again what a dead worker or a stopped load left behind."""
    revive_jobs()
    queue_unfinished()


def revive_jobs() -> int:
    """Put the jobs of dead workers back into the queue; returns how many.

    procrastinate never does this by itself: a job whose worker was killed stays "doing" for ever.
    """
    now = timezone.now()
    dead = ProcrastinateJob.objects.filter(status="doing").filter(
        Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=now - _WORKER_DEAD_AFTER)
    )
    ids = list(dead.values_list("pk", flat=True))
    for each in ids:
        app.job_manager.retry_job_by_id(each, now)
    return len(ids)


def queue_unfinished() -> int:
    """Queue every unfinished article without a job; returns how many.

    One whose job failed for good stays aside, or it would be tried for ever.
    """
    having = ProcrastinateJob.objects.filter(
        task_name="finish_article", status__in=["todo", "doing", "failed"]
    ).values_list("args__article_id", flat=True)
    ids = list(
        Article.objects.unfinished().exclude(pk__in=list(having)).values_list("pk", flat=True)
    )
    queue(ids)
    return len(ids)


def queue(article_ids: list[int]) -> None:
    """Leave these articles to the workers."""
    if article_ids:
        arguments: list[dict[str, JSONValue]] = [{"article_id": each} for each in article_ids]
        finish_article.batch_defer(*arguments)
