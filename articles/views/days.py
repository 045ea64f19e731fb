"""Addresses of the pages of days, months and years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from entities.models import DateMention

_CALENDAR = {"decade", "century"}
_YEAR_PAGE = {"year", "half", "quarter", "season"}


def day_url(when: date | DateMention) -> str:
    """The page of a day, or of what a text says of time, no more sharply than it is known.

    A week has no page of its own: the month it begins in shows it. What no calendar has is "".
    """
    if isinstance(when, date):
        return reverse("day", args=[when.year, when.month, when.day])
    if when.earliest is None or when.precision in _CALENDAR:
        return reverse("dates") if when.earliest else ""
    if when.precision in _YEAR_PAGE:
        return reverse("year", args=[when.earliest.year])
    if when.earliest == when.latest:
        return day_url(when.earliest)
    return reverse("month", args=[when.earliest.year, when.earliest.month])
