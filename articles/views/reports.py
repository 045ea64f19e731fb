"""All reports, one report, and its original as it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleVersion

if TYPE_CHECKING:
    from articles.views.htmx import HtmxHttpRequest


@require_safe
def articles(request: HtmxHttpRequest) -> HttpResponse:
    found = Article.objects.newest().for_list()
    return render(request, "articles/articles.html", {"articles": found})


@require_safe
def article(request: HtmxHttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Article.objects.defer("search"), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, "articles/article.html", {"article": found})


@require_safe
def original(request: HtmxHttpRequest, pk: int, number: int) -> HttpResponse:
    """The bytes as they came in. They are somebody else's: never shown, only handed out."""
    version = get_object_or_404(ArticleVersion, article=pk, number=number)
    return HttpResponse(
        bytes(version.raw),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="report-{pk}-version-{number}.txt"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
