"""All outlets, and one outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Source

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def sources(request: HtmxHttpRequest) -> HttpResponse:
    return render(request, "articles/sources.html", {"sources": Source.objects.all()})


@require_safe
def source(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Source, slug=slug)
    return render(request, "articles/source.html", {"source": found})
