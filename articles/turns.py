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
    """Whether all articles that came before it and are new have been grouped.

    One that nobody reads and no job is for was set aside, or lost: it keeps nobody waiting. Nor
    does one that is read again.
    """
    earlier = rows(_EARLIER, [article_id, _MOST_EARLIER])
    if not earlier:
        return True
    unread = [pk for pk, state in earlier if state == Article.State.SAVED]
    if unread and rows(_HELD, [_CLAIM, unread]):
        return False
    jobs = ProcrastinateJob.objects.filter(
        task_name="finish_article",
        status__in=["todo", "doing", "failed"],
        args__article_id__in=[pk for pk, _ in earlier],
    ).values_list("args__article_id", "status")
    due = {pk for pk, status in jobs if status in {"todo", "doing"}}
    failed = {pk for pk, status in jobs if status == "failed"} - due
    return not any(pk in due for pk in unread) and not any(
        pk not in failed for pk, state in earlier if state != Article.State.SAVED
    )


def waiting() -> int | None:
    """The first article that has been read and is not grouped, or is half done; none that was set
    aside."""
    found = rows(_WAITING)
    return found[0][0] if found else None


_EARLIER = """
SELECT id, state FROM articles_article
WHERE state <> 'grouped' AND id < %s AND (state <> 'saved' OR read_by = '')
ORDER BY id DESC LIMIT %s
"""

_WAITING = """
SELECT id FROM articles_article
WHERE state <> 'grouped' AND state IN ('annotated', 'placed') AND NOT EXISTS (
    SELECT FROM procrastinate_jobs
    WHERE task_name = 'finish_article' AND status = 'failed'
        AND (args->>'article_id')::bigint = articles_article.id
)
ORDER BY id LIMIT 1
"""

_HELD = """
SELECT 1 FROM pg_locks
WHERE locktype = 'advisory' AND granted AND classid = %s AND objid::bigint = ANY(%s::bigint[])
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
LIMIT 1
"""
