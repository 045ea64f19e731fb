"""How the site is drawn, shown with what it is drawn of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.design_tokens import tokens

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def design(request: HtmxHttpRequest) -> HttpResponse:
    return render(request, "articles/design.html", {"tokens": tokens()})
