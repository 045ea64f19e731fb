"""All stories, and one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.models import Story

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def stories(request: HtmxHttpRequest) -> HttpResponse:
    return render(request, "articles/stories.html", {"stories": Story.objects.standing().newest()})


@require_safe
def story(request: HtmxHttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Story.objects.select_related("moved_to"), pk=pk)
    if found.moved_to or slug != found.slug:
        return redirect(found.moved_to or found, permanent=True)
    return render(request, "articles/story.html", {"story": found})
