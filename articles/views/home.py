"""The front page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from articles.models import Article, Source, Story
from articles.views.lately import WEEK, coming, in_the_news, since_visit
from articles.views.story_rows import story_rows
from articles.views.timeline import timeline
from articles.visits import COOKIE, last_visit
from entities.models import Quote
from entities.views.dates import month_strip

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest

_STORIES = 13
_SOURCES = 8


@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    visit = last_visit(request.COOKIES.get(COOKIE, ""), now=timezone.now())
    rows = story_rows(Story.objects.standing().newest()[:_STORIES])
    lead = rows[0] if rows else None
    reports = Article.objects.filter(story=lead.story).oldest().for_list() if lead else ()
    newest = Article.objects.newest_day()
    context = {
        "lead": lead,
        "said": Quote.objects.in_articles(reports).of_people().with_speaker().first(),
        "picture": timeline(lead.faces.days, list(reports)) if lead else None,
        "earlier": rows[1:],
        "first_visit": COOKIE not in request.COOKIES,
        "since": since_visit(visit),
        "in_the_news": in_the_news(newest),
        "coming": coming(newest),
        "newest": newest,
        "month": month_strip(newest.year, newest.month) if newest else None,
        "week": (newest - WEEK + timedelta(days=1), newest) if newest else None,
        "sources": Source.objects.with_reports()[:_SOURCES],
    }
    answer = render(request, "articles/home.html", context)
    patch_vary_headers(answer, ["Cookie"])
    return answer
