"""The front page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Max
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Source, Story
from articles.views.story_rows import story_rows
from articles.views.timeline import timeline
from entities.models import Entity, EntityKind, Quote
from entities.views.dates import month_strip

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest

_STORIES = 13
_PEOPLE = 6
_SOURCES = 8
_WEEK = timedelta(days=6)


@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    rows = story_rows(Story.objects.standing().newest()[:_STORIES])
    lead = rows[0] if rows else None
    reports = Article.objects.filter(story=lead.story).oldest().for_list() if lead else ()
    newest = Article.objects.aggregate(day=Max("published"))["day"]
    latest = Article.objects.published_between(newest - _WEEK, newest) if newest else None
    people = Entity.objects.kind(EntityKind.PERSON)
    return render(
        request,
        "articles/home.html",
        {
            "lead": lead,
            "said": Quote.objects.in_articles(reports).of_people().with_speaker().first(),
            "picture": timeline(lead.faces.days, list(reports)) if lead else None,
            "earlier": rows[1:],
            "in_the_news": (
                people.in_articles(latest)[:_PEOPLE]
                if latest is not None
                else people.most_named()[:_PEOPLE]
            ),
            "month": month_strip(newest.year, newest.month) if newest else None,
            "week": (newest - _WEEK, newest) if newest else None,
            "sources": Source.objects.with_counts()[:_SOURCES],
        },
    )
