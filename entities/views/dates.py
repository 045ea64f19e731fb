"""The calendar: all years, one year, one month."""

from __future__ import annotations

from datetime import MINYEAR, date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entities.calendar import Month, build_month, build_year, build_year_rows
from entities.views import days

YEARS_DRAWN = 30
"""Older years are a list of links: histories name hundreds of single days."""

VAGUE_SHOWN = 8


def month_strip(year: int, month: int) -> Month:
    """A small calendar for another page's rail; `entities/_month.html` draws it as `month`."""
    first = date(year, month, 1)
    return build_month(first, days.counts_in(first))


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    rows = build_year_rows(days.counts_by_month())
    context = {
        "rows": rows[:YEARS_DRAWN],
        "older": rows[YEARS_DRAWN:],
        "vague": days.beyond_years(most=VAGUE_SHOWN),
    }
    return render(request, "entities/years.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    if year < MINYEAR:
        raise Http404
    first, last = date(year, 1, 1), date(year, 12, 31)
    counts = days.counts_between(first, last)
    around = days.neighbours(first, last)
    context = {
        "first": first,
        "months": build_year(year, counts),
        "happened": sum(counts.happened.values()),
        "published": sum(counts.published.values()),
        "busiest": days.busiest(counts),
        "before": around.before,
        "after": around.after,
        "vague": days.vague(
            first, last, shortest=days.MONTH + 1, longest=days.YEAR, most=VAGUE_SHOWN
        ),
    }
    return render(request, "entities/year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    try:
        first = date(year, month, 1)
    except ValueError as error:
        raise Http404 from error
    shown = build_month(first, days.counts_in(first))
    context = {
        "month": shown,
        "boxes": days.boxes(shown),
        "vague": days.vague(first, shown.last, longest=days.MONTH, most=VAGUE_SHOWN),
    }
    return render(request, "entities/month.html", context)
