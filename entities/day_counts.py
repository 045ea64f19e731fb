"""Keep the counts of reports by day and by month true to the date mentions.

A change is the difference between what one report said before and what it says now, so that it
costs what the report's dates cost, however large the archive. Whoever deletes reports calls
`forget` first; `count_all` counts everything anew.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from datetime import date

from django.db import connection, transaction

from entities.models import DayCount
from entities.rows import rows

Told = tuple[str, date]
"""A span ("day" or "month") and its first day."""


def told_by(article_id: int) -> set[Told]:
    """The days, and the months of those days, that a report speaks of."""
    found: set[Told] = set()
    for (day,) in rows(_DAYS, [article_id]):
        found |= {(DayCount.Span.DAY, day), (DayCount.Span.MONTH, day.replace(day=1))}
    return found


def recount(*, before: Set[Told], after: Set[Told]) -> None:
    """Count one report where it speaks now and no longer where it spoke before.

    Rows are locked in one order and, if this comes last in its transaction, nothing is waited for
    while they are held: two workers whose reports share days cannot block each other for ever.
    """
    changes = [(*each, 1) for each in after - before] + [(*each, -1) for each in before - after]
    if not changes:
        return
    spans, firsts, amounts = zip(*sorted(changes), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [list(spans), list(firsts), list(amounts)])


def forget(article_ids: Collection[int]) -> None:
    """Take these reports out of the counts, before they are deleted."""
    for each in article_ids:
        recount(before=told_by(each), after=set())


def count_all() -> None:
    """Count every report anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE entities_daycount IN EXCLUSIVE MODE")
        cursor.execute("DELETE FROM entities_daycount")
        cursor.execute(COUNT_ALL)


_DAYS = "SELECT earliest FROM entities_datemention WHERE article_id = %s AND earliest = latest"

_ADD = """
INSERT INTO entities_daycount (span, first, reports)
SELECT * FROM unnest(%s::text[], %s::date[], %s::int[])
ON CONFLICT (span, first) DO UPDATE SET reports = entities_daycount.reports + EXCLUDED.reports
"""

COUNT_ALL = """
INSERT INTO entities_daycount (span, first, reports)
SELECT 'day', earliest, count(DISTINCT article_id)
FROM entities_datemention WHERE earliest = latest GROUP BY earliest
UNION ALL
SELECT 'month', date_trunc('month', earliest)::date, count(DISTINCT article_id)
FROM entities_datemention WHERE earliest = latest GROUP BY 2
"""
