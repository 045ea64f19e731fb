"""One version of a report beside the one before it: what the outlet changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.revision import line_changed, revise

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def version(request: HtmxHttpRequest, pk: int, slug: str, number: int) -> HttpResponse:
    report = get_object_or_404(Article.objects.for_list(), pk=pk)
    if slug != report.slug:
        return redirect("version", pk, report.slug, number, permanent=True)
    found = list(report.versions.with_the_one_before(number))
    if not found or found[0].number != number:
        raise Http404
    shown, before = found[0], found[-1]
    return render(
        request,
        "articles/version.html",
        {
            "article": report,
            "version": shown,
            "versions": report.versions.for_list(),
            "title": line_changed(before.title, shown.title),
            "revision": revise(before.text, shown.text),
        },
    )
