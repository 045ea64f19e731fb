"""One day: what happened on it and what was published on it, in two lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    return render(request, "entities/day.html", {"year": year, "month": month, "day": day})
