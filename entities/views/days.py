"""What the calendar pages count and name by day: happened, published, leading stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from articles.models import Article, Story
from entities.calendar import Cell, Counts, Month, last_of_month
from entities.models import DateMention, DayCount
from entities.views.sentences import Said, said

LEADING_STORIES = 2
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
class Box:
    """A day of a month page with its leading stories."""

    cell: Cell
    stories: Sequence[Story]


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
    published: Counter[date] = Counter()
    for day, reports in Article.objects.dated().by_day().items():
        published[day.replace(day=1)] += reports
    return Counts(DayCount.objects.months().as_counts(), published)


def neighbours(first: date, last: date) -> Neighbours:
    """The last day before `first` and the first after `last` on which something happened or was
    published."""
    spoken_of = DayCount.objects.days()
    published = Article.objects.dated().values_list("published", flat=True)
    before = [
        spoken_of.last_day_before(first),
        published.filter(published__lt=first).order_by("-published").first(),
    ]
    after = [
        spoken_of.first_day_after(last),
        published.filter(published__gt=last).order_by("published").first(),
    ]
    return Neighbours(
        max((day for day in before if day), default=None),
        min((day for day in after if day), default=None),
    )


def vague(first: date, last: date, *, shortest: int = 2, longest: int, most: int) -> list[Said]:
    """Sentences about a stretch of this many days that overlaps the range, each once."""
    found = DateMention.objects.vague(first, last, shortest=shortest, longest=longest)
    return said(list(found.values_list("pk", flat=True)[:most]))


def beyond_years(*, most: int) -> list[Said]:
    """Sentences about more than a year: decades and centuries."""
    found = DateMention.objects.beyond_a_year()
    return said(list(found.values_list("pk", flat=True)[:most]))


def busiest(counts: Counts) -> list[tuple[date, int]]:
    """The days most reports speak of, the busiest first, each with its reports."""
    ranked = sorted(counts.happened.items(), key=lambda each: (-each[1], each[0]))
    return ranked[:BUSIEST_DAYS]


def boxes(month: Month) -> list[Box]:
    """Every day of the month with the stories that lead it."""
    leading = _leading(month.first, month.last)
    ids = {each for stories in leading.values() for each in stories}
    stories = Story.objects.in_bulk(ids)
    return [
        Box(cell, [stories[each] for each in leading.get(cell.date, []) if each in stories])
        for cell in month.days
    ]


def _leading(first: date, last: date) -> dict[date, list[int]]:
    """By day the stories whose reports speak of it most; on a day that nothing is said to have
    happened, those published most."""
    happened = DateMention.objects.filter(earliest__range=(first, last)).exact()
    published = Article.objects.published_between(first, last).order_by()
    told = _ranked(happened, "earliest", "article__story", count="article")
    printed = _ranked(published, "published", "story", count="id")
    leading: dict[date, list[int]] = defaultdict(list)
    for day, story in (*told, *printed):
        if len(leading[day]) < LEADING_STORIES and story not in leading[day]:
            leading[day].append(story)
    return leading


def _ranked(rows: QuerySet[Any], day: str, story: str, *, count: str) -> list[tuple[date, int]]:
    """For each day the stories with most different `count`, the first few, in the database: a
    month of a large archive has thousands. Twice as many as are shown, because what was published
    may repeat what happened."""
    place = Window(RowNumber(), partition_by=F(day), order_by=[F("reports").desc(), F(story).asc()])
    counted = (
        rows.filter(**{f"{story}__isnull": False})
        .values(day, story)
        .annotate(reports=Count(count, distinct=True))
        .annotate(place=place)
        .filter(place__lte=2 * LEADING_STORIES)
        .order_by(day, "place")
    )
    return [(each[day], each[story]) for each in counted]
