"""What the calendars' templates say of a day or month: 365 times on one page, so it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from articles.views.days import day_url, month_url
from entities.calendar import Cell, Month

register = template.Library()
register.filter("month_url", month_url)


@register.filter
def tally(cell: Cell) -> str:
    """What a day or month has: "2 reports speak of it, 1 published"."""
    return _tally(cell.happened, cell.published, get_language())


@register.filter
def described(cell: Cell, form: str = "j F Y") -> str:
    """The day, or with another form the month, and what it has."""
    return f"{_printed(cell.date, form, get_language())}: {tally(cell)}"


@register.simple_tag
def weekdays() -> SafeString:
    """The head of a small calendar, from Monday to Sunday."""
    return _weekdays(get_language())


@lru_cache
def _weekdays(_language: str) -> SafeString:
    monday = date(2024, 1, 1)
    names = [format_date(monday.replace(day=number), "l") for number in range(1, 8)]
    head = '<th scope="col" abbr="{}">{}</th>'
    return format_html_join("", head, ((name, name[:1]) for name in names))


@register.filter
def weeks(month: Month) -> SafeString:
    """The rows of a small calendar. Not a template: a year has 365 of these cells, which took
    the template engine longer than all queries of the page together."""
    return format_html_join("", "<tr>{}</tr>", ((_week(week),) for week in month.weeks))


def _week(week: Iterable[Cell | None]) -> SafeString:
    return format_html_join(
        "", "<td>{}</td>", ((_day(cell, get_language()) if cell else "",) for cell in week)
    )


@lru_cache(maxsize=4_000)
def _day(cell: Cell, _language: str) -> SafeString:
    if not cell.has_something:
        return format_html("<span>{}</span>", cell.date.day)
    return format_html(
        '<a class="h{}{}" href="{}" aria-label="{}">{}</a>',
        cell.happened_level,
        " published" if cell.published else "",
        day_url(cell.date),
        described(cell),
        cell.date.day,
    )


@lru_cache(maxsize=4_000)
def _tally(happened: int, published: int, _language: str) -> str:
    told = ngettext("%(n)d report speaks of it", "%(n)d reports speak of it", happened)
    printed = ngettext("%(n)d published", "%(n)d published", published)
    said = [told % {"n": happened}] if happened else []
    said += [printed % {"n": published}] if published else []
    return ", ".join(said)


@lru_cache(maxsize=4_000)
def _printed(day: date, form: str, _language: str) -> str:
    return format_date(day, form)
