"""What was there and is not: an address of a report that was deleted on purpose answers 410."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.defaults import page_not_found

from articles.models import Article, RemovedArticle

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponseBase


class GoneError(Http404):
    """The address was issued, and what stood there was removed on purpose (RFC 9110, 15.5.11)."""


def report_or_gone(found: QuerySet[Article], pk: int) -> Article:
    """The report of this number; `Http404` where there never was one, `GoneError` where it was
    deleted."""
    report = found.filter(pk=pk).first()
    if report is None:
        raise GoneError if RemovedArticle.objects.filter(pk=pk).exists() else Http404
    return report


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The site's answer to every `Http404`."""
    if isinstance(exception, GoneError):
        return render(request, "410.html", {"request_path": request.path}, status=410)
    return page_not_found(request, exception)
