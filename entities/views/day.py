"""One day: what happened on it and what was published on it, in two lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Story
from entities.event_querysets import EventQuerySet
from entities.models import DateMention, Event
from entities.views import days
from entities.views.coverage import Report, fold
from entities.views.sentences import Said, said

ROWS_A_PAGE = 25
AROUND_SHOWN = 8
MAYBE_SHOWN = 20
EVENTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of one story that speak of the day; None gathers reports without a story."""

    story: Story | None
    sentences: Sequence[Said]


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    try:
        shown = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    told, told_page = happened_on(shown, page=request.GET.get("happened", ""))
    reports, reports_page = published_on(shown, page=request.GET.get("published", ""))
    context = {
        "day": shown,
        "events": list(_events_on(shown)[: EVENTS_SHOWN + 1]),
        "events_shown": EVENTS_SHOWN,
        "told": told,
        "told_page": told_page,
        "reports": reports,
        "reports_page": reports_page,
        "maybe": maybe_published_on(shown),
        "neighbours": days.neighbours(shown, shown),
        "around": days.vague(shown, shown, longest=days.YEAR, most=AROUND_SHOWN),
    }
    return render(request, "entities/day.html", context)


def _events_on(day: date) -> EventQuerySet:
    """Marked where the day follows from no more than the estimated day of a report."""
    stated = DateMention.objects.stated()
    return Event.objects.on(day).with_who_and_where().with_estimated(stated)


@dataclass(frozen=True, slots=True)
class Maybe:
    """Undated reports whose estimate contains the day: how many, and the first of them."""

    number: int
    reports: Sequence[Report]

    @property
    def more(self) -> int:
        shown = len(self.reports) + sum(len(each.copies) for each in self.reports)
        return self.number - shown


def happened_on(day: date, *, page: str) -> tuple[list[Told], Page[int]]:
    """What reports say of the day, by story, the story with the most separate texts first."""
    mentions = DateMention.objects.on(day).by_story().values_list("pk", flat=True)
    shown = Paginator(mentions, ROWS_A_PAGE).get_page(page)
    by_story = groupby(said(list(shown)), key=lambda each: each.article.story)
    return [Told(story, list(each)) for story, each in by_story], shown


def published_on(day: date, *, page: str) -> tuple[list[Report], Page[Article]]:
    """The reports dated this day, copies under their original. Undated reports are nowhere here:
    the day they were loaded says nothing about when they were published."""
    reports = Article.objects.published_between(day, day).for_list().newest()
    shown = Paginator(reports, ROWS_A_PAGE).get_page(page)
    return fold(list(shown)), shown


def maybe_published_on(day: date) -> Maybe:
    """Apart from the dated, and not counted with them: an estimate is a stretch of days. The
    shortest stretch comes first."""
    found = Article.objects.maybe_within(day, day).sharpest_estimate_first()
    shown = list(found.for_list()[: MAYBE_SHOWN + 1])
    number = len(shown) if len(shown) <= MAYBE_SHOWN else found.count()
    return Maybe(number, fold(shown[:MAYBE_SHOWN]))
