"""The calendar: all years, one year, one month."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    return render(request, "entities/years.html")


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    return render(request, "entities/year.html", {"year": year})


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    return render(request, "entities/month.html", {"year": year, "month": month})
