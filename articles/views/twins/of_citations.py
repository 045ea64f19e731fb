"""The twins of a report and of a quotation for programs that keep references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from articles.citing import cite_quote, cite_report, first_printing
from articles.models import Article
from articles.views.gone import report_or_gone
from articles.views.twins.twin import Twin
from entities.models import Quote

if TYPE_CHECKING:
    from django.http import HttpRequest


def report(_request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    known = Article.objects.select_related("source").defer("text", "search")
    found = report_or_gone(known, pk)
    return Twin(found.title, found.get_absolute_url(), cited=cite_report(found))


def quote(_request: HttpRequest, pk: int) -> Twin:
    found = get_object_or_404(Quote.objects.select_related("speaker", "moved_to__speaker"), pk=pk)
    found = found.moved_to or found
    cited = cite_quote(found, first_printing(found))
    return Twin(found.words, found.get_absolute_url(), cited=cited)
