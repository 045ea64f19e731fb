"""The card of a name: who it is and its last stories, for whoever points at it in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.models import Article, Story
from entities.models import Entity, EntityKind

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest

STORIES_SHOWN = 3

KEPT = 600
"""Seconds that a browser may show a card again without asking."""


@require_safe
@cache_control(private=True, max_age=KEPT)
@vary_on_headers("HX-Request")
def card(request: HtmxHttpRequest, kind: EntityKind, slug: str) -> HttpResponse:
    """The card as a fragment; whoever opens its address is led to the page it stands for."""
    found = get_object_or_404(Entity.objects.kind(kind).named(), slug=slug)
    if not request.htmx:
        return redirect(found)
    stories = Story.objects.of_articles(Article.objects.naming(found.pk))
    context = {"entity": found, "stories": stories.newest()[:STORIES_SHOWN]}
    return render(request, "entities/_card.html", context)
