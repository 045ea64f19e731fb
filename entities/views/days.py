"""What the calendar pages count and name by day: happened, published, leading stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from articles.models import Article
from entities.calendar import Cell, Counts, Month, last_of_month
from entities.models import DateMention, DayCount
from entities.views.sentences import Said, said

LEADING = 2
"""Stories shown of each day of a month."""
BUSIEST_DAYS = 8

MONTH = 31
YEAR = 366
"""The most days of a month and of a year."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest days that have something, on both sides; None where there is no more."""

    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Leading:
    """A story that leads a day."""

    pk: int
    headline: str


@dataclass(frozen=True, slots=True)
class Box:
    """A day of a month page with its leading stories."""

    cell: Cell
    stories: Sequence[Leading]


def counts_between(first: date, last: date) -> Counts:
    """Reports by day in the inclusive range."""
    return Counts(
        DayCount.objects.days().between(first, last).as_counts(),
        Article.objects.published_between(first, last).by_day(),
    )


def counts_in(first: date) -> Counts:
    """Reports by day in the month that begins on `first`."""
    return counts_between(first, last_of_month(first))


def counts_by_month() -> Counts:
    """Reports by month, over everything there is, keyed by the first of the month."""
    return Counts(DayCount.objects.months().as_counts(), Article.objects.dated().by_month())


def neighbours(first: date, last: date) -> Neighbours:
    """The last day before `first` and the first after `last` on which something happened or was
    published."""
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS, {"first": first, "last": last})
        return Neighbours(*cursor.fetchone())


# One question instead of four, each part of it the end of an index.
_NEIGHBOURS = """
SELECT greatest(
    (SELECT first FROM entities_daycount WHERE span = 'day' AND reports > 0
        AND first < %(first)s ORDER BY first DESC LIMIT 1),
    (SELECT published FROM articles_article
        WHERE published < %(first)s ORDER BY published DESC LIMIT 1)
), least(
    (SELECT first FROM entities_daycount WHERE span = 'day' AND reports > 0
        AND first > %(last)s ORDER BY first LIMIT 1),
    (SELECT published FROM articles_article
        WHERE published > %(last)s ORDER BY published LIMIT 1)
)
"""


def vague(first: date, last: date, *, shortest: int = 2, longest: int, most: int) -> list[Said]:
    """Sentences about a stretch of this many days that overlaps the range, each once."""
    # What is known to the month is looked for before what is known to the year: the sharpest come
    # first, and a large archive says ten thousand things of a year.
    limits = [limit for limit in (MONTH, YEAR) if shortest <= limit < longest]
    shown: list[int] = []
    for limit in (*limits, longest):
        found = DateMention.objects.vague(first, last, shortest=shortest, longest=limit)
        shown += found.values_list("pk", flat=True)[: most - len(shown)]
        if len(shown) == most:
            break
        shortest = limit + 1
    return said(shown)


def beyond_years(*, most: int) -> list[Said]:
    """Sentences about more than a year: decades and centuries."""
    found = DateMention.objects.beyond_a_year()
    return said(list(found.values_list("pk", flat=True)[:most]))


def busiest(counts: Counts) -> list[tuple[date, int]]:
    """The days most reports speak of, the busiest first, each with its reports."""
    ranked = sorted(counts.happened.items(), key=lambda each: (-each[1], each[0]))
    return ranked[:BUSIEST_DAYS]


def boxes(month: Month) -> list[Box]:
    """Every day of the month with the stories that lead it: those whose reports speak of it most;
    on a day that nothing is said to have happened, those published most."""
    with connection.cursor() as cursor:
        cursor.execute(_LEADING, {"first": month.first, "last": month.last, "most": 2 * LEADING})
        rows = cursor.fetchall()
    leading: dict[date, list[Leading]] = defaultdict(list)
    for day, *story in rows:
        each = Leading(*story)
        if len(leading[day]) < LEADING and each not in leading[day]:
            leading[day].append(each)
    return [Box(cell, leading.get(cell.date, [])) for cell in month.days]


# For each day the stories with most different reports, in the database: a month of a large archive
# has thousands. Twice as many as are shown, because what was published may repeat what happened.
_LEADING = """
SELECT ranked.day, story.id, story.headline
FROM (
    SELECT day, printed, story_id, row_number() OVER (
        PARTITION BY day, printed ORDER BY count(*) DESC, story_id
    ) AS place
    FROM (
        SELECT DISTINCT said.earliest AS day, false AS printed, report.story_id, report.id
        FROM entities_datemention said JOIN articles_article report ON report.id = said.article_id
        WHERE said.earliest BETWEEN %(first)s AND %(last)s AND said.earliest = said.latest
            AND report.story_id IS NOT NULL
        UNION ALL
        SELECT published, true, story_id, id FROM articles_article
        WHERE published BETWEEN %(first)s AND %(last)s AND story_id IS NOT NULL
    ) told
    GROUP BY day, printed, story_id
) ranked
JOIN articles_story story ON story.id = ranked.story_id
WHERE place <= %(most)s
ORDER BY ranked.day, printed, place
"""
