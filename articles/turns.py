"""Whose turn an article is: one worker's at a time, and grouped in the order of arrival.

Workers read side by side, and one may be killed. Which of two reports is grouped first decides
which of them founds a story and what each is told of the other; grouped as they finish, an archive
would tell how many workers loaded it and when they fell.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article
from entities.rows import rows

_MOST_EARLIER = 50
"""Looked at of those that came before, the last first: the first may long be set aside."""

# Names of kinds of lock among all advisory locks of the database.
_CLAIM = 4_101
_TURN = 4_109


@contextmanager
def claimed(article_id: int) -> Iterator[bool]:
    """Hold the article for this process, if no other does. The lock belongs to the connection, so
    that a worker that dies lets go of it, and no transaction stays open while the model runs."""
    ((mine,),) = rows("SELECT pg_try_advisory_lock(%s, %s)", [_CLAIM, article_id])
    try:
        yield bool(mine)
    finally:
        if mine:
            rows("SELECT pg_advisory_unlock(%s, %s)", [_CLAIM, article_id])


@contextmanager
def turn() -> Iterator[None]:
    """Wait until no other worker groups, and keep them waiting meanwhile."""
    rows("SELECT pg_advisory_lock(%s, 0)", [_TURN])
    try:
        yield
    finally:
        rows("SELECT pg_advisory_unlock(%s, 0)", [_TURN])


def is_next(article_id: int) -> bool:
    """Whether no article that came before it is still to be read for the first time.

    One that nobody reads and no job is for was set aside, or lost: it keeps nobody waiting.
    """
    unread = Article.objects.unfinished().filter(state=Article.State.SAVED, story=None)
    before = unread.filter(pk__lt=article_id).order_by("-pk")
    earlier = list(before.values_list("pk", flat=True)[:_MOST_EARLIER])
    if not earlier:
        return True
    if rows(_HELD, [_CLAIM, earlier]):
        return False
    jobs = ProcrastinateJob.objects.filter(task_name="finish_article", status__in=["todo", "doing"])
    return not jobs.filter(args__article_id__in=earlier).exists()


def waiting() -> Article | None:
    """The first article that has been read and is not grouped."""
    return Article.objects.unfinished().filter(state=Article.State.ANNOTATED).order_by("pk").first()


_HELD = """
SELECT 1 FROM pg_locks
WHERE locktype = 'advisory' AND granted AND classid = %s AND objid::bigint = ANY(%s::bigint[])
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
LIMIT 1
"""
