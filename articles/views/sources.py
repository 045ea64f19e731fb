"""All outlets, and one outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Source
from articles.views.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def sources(request: HtmxHttpRequest) -> HttpResponse:
    return render(
        request,
        "articles/sources.html",
        {
            "sources": Source.objects.with_counts(),
            "unstated": Article.objects.without_source().count(),
        },
    )


@require_safe
def source(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Source.objects.with_counts(), slug=slug)
    page = page_of(request, Article.objects.filter(source=found).newest().for_list().with_opening())
    return render(request, "articles/source.html", {"source": found, "page": page})
