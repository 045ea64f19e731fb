"""Work that is done in the background, by as many workers as are running."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONValue

from articles.draft import Refusal
from articles.models import Article
from articles.pipeline import finish, refuse
from articles.stalled import stalled
from entities.language.model import load_model
from entities.rulings.derive import BACKGROUND, derive_articles

ARTICLE_ADDRESS = "article:"
"""Before the number of an article that was set aside, as other refused items have a file's path."""

_HOURS_KEPT = 24
"""Jobs that are done, for the desk to count."""

_ATTEMPTS = 3
_PATIENCE = RetryStrategy(max_attempts=_ATTEMPTS - 1, exponential_wait=5)
"""Again after 5 and after 25 seconds; an article that fails three times is set aside."""


@app.task(queue="articles", name="finish_article", retry=_PATIENCE, pass_context=True)
def finish_article(context: JobContext, article_id: int) -> None:
    """Carry one article on to the end; does nothing where that is done already."""
    try:
        finish(article_id, load_model(settings.SPACY_MODEL), in_turn=True)
    except Exception as error:
        if context.job.attempts >= _ATTEMPTS - 1:
            refuse(set_aside(article_id, error))
        raise


def set_aside(article_id: int, error: Exception) -> Refusal:
    """What the desk is told of an article that could not be read."""
    title = Article.objects.filter(pk=article_id).values_list("title", flat=True).first()
    reason = f"set aside after {_ATTEMPTS} attempts: {type(error).__name__}: {str(error)[:300]}"
    address = f"{ARTICLE_ADDRESS}{article_id}"
    return Refusal(f"report {article_id}: {title}", reason, dropped=False, address=address)


def try_again(article_id: int) -> None:
    """Put the jobs of an article that was set aside back into the queue."""
    failed = ProcrastinateJob.objects.filter(
        task_name="finish_article", status="failed", args__article_id=article_id
    )
    for each in failed.values_list("pk", flat=True):
        app.job_manager.retry_job_by_id(each, timezone.now())


@app.task(queue="articles", name=BACKGROUND, retry=3)
def derive_by_rulings(article_ids: list[int], ruling: int, of: int) -> None:  # noqa: ARG001 - `ruling` and `of` are how progress is known
    """Derive these reports anew from what was read in them and every ruling that stands."""
    derive_articles(article_ids)


@app.periodic(cron="* * * * *")
@app.task(queue="upkeep", name="sweep", lock="sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due; procrastinate passes it
    """Hand out again what a dead worker or a stopped load left behind."""
    revive_jobs()
    queue_unfinished()


@app.periodic(cron="7 * * * *")
@app.task(queue="upkeep", name="forget_done", lock="forget_done")
async def forget_done(timestamp: int) -> None:  # noqa: ARG001 - the moment it was due; procrastinate passes it
    """Take out the jobs that were done more than a day ago."""
    await app.job_manager.delete_old_jobs(nb_hours=_HOURS_KEPT)


def revive_jobs() -> int:
    """Put the jobs of dead workers back into the queue; returns how many."""
    now = timezone.now()
    ids = list(ProcrastinateJob.objects.filter(stalled(now)).values_list("pk", flat=True))
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
