"""How days are printed, and the addresses of the pages of days, months and years."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.dateformat import format as format_date

if TYPE_CHECKING:
    from entities.models import DateMention

_CALENDAR = {"decade", "century"}
_YEAR_PAGE = {"year", "half", "quarter", "season"}


def day_url(when: date | DateMention) -> str:
    """The page of a day, or of what a text says of time, no more sharply than it is known.

    A week has no page of its own: the month it begins in shows it. What no calendar has is "".
    """
    if isinstance(when, date):
        return _day_page(when)
    if when.earliest is None or when.precision in _CALENDAR:
        return reverse("dates") if when.earliest else ""
    if when.precision in _YEAR_PAGE:
        return reverse("year", args=[when.earliest.year])
    if when.earliest == when.latest:
        return day_url(when.earliest)
    return month_url(when.earliest)


def month_url(when: date) -> str:
    """The page of the month that a day lies in."""
    return _month_page(when.replace(day=1))


# A year's page has 365 of them. Addresses never change while the process runs.
@lru_cache(maxsize=4_000)
def _day_page(day: date) -> str:
    return reverse("day", args=[day.year, day.month, day.day])


@lru_cache(maxsize=1_000)
def _month_page(first: date) -> str:
    return reverse("month", args=[first.year, first.month])


def day_words(first: date | None, last: date | None = None) -> str:
    """One day or an inclusive stretch in words; what two ends share is said once.

    "6 March 2025", "4 – 10 March 2025", "28 February – 3 March 2025"; "" where there is no day.
    """
    if first is None:
        return ""
    if last is None or first == last:
        return format_date(first, "j F Y")
    if first.year != last.year:
        return f"{format_date(first, 'j F Y')} – {format_date(last, 'j F Y')}"
    if first.month != last.month:
        return f"{format_date(first, 'j F')} – {format_date(last, 'j F Y')}"
    return f"{first.day} – {format_date(last, 'j F Y')}"


def time_words(when: DateMention) -> str:
    """What a text's expression of time means, in words as sharp as it is known."""
    if when.earliest is None or when.latest is None:
        return ""
    if when.precision == "month":
        return format_date(when.earliest, "F Y")
    if when.precision == "year":
        return format_date(when.earliest, "Y")
    return day_words(when.earliest, when.latest)
