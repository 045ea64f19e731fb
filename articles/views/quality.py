"""How well this build reads, as measured, and how often editors had to correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.measured import measured
from entities.rulings.rates import rates

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.views.htmx import HtmxHttpRequest


@require_safe
def quality(request: HtmxHttpRequest) -> HttpResponse:
    context = {"measured": measured(), "rates": rates()}
    return render(request, "articles/quality.html", context)
