"""The one search form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def search(request: HtmxHttpRequest) -> HttpResponse:
    return render(request, "articles/search.html")
