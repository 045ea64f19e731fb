"""Calendars as HTML. Not templates: a year has 365 cells, which took the template engine longer
than all queries of the page together. What is said of a day or month is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django import template
from django.utils.dateformat import format as format_date
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.models import Story
from articles.templatetags.pages import beginning
from articles.views.days import day_url, month_url
from entities.calendar import Cell, Month, YearRow
from entities.views.days import Box, Leading

register = template.Library()


@register.filter
def squares(month: Month) -> SafeString:
    """A month as small squares, seven in a row: shaded by what happened, rimmed where printed."""
    return _squares(month, get_language())


@lru_cache(maxsize=1_000)
def _squares(month: Month, language: str) -> SafeString:
    drawn = (
        (_square(cell, column, row, language),)
        for row, week in enumerate(month.weeks)
        for column, cell in enumerate(week)
        if cell
    )
    return format_html_join("", "{}", drawn)


def _square(cell: Cell, column: int, row: int, language: str) -> SafeString:
    square = format_html(
        '<rect class="h{}{}" x="{}.07" y="{}.07" width=".86" height=".86"/>',
        cell.happened_level if cell.has_something else 0,
        " published" if cell.published else "",
        column,
        row,
    )
    if not cell.has_something:
        return square
    said = f"{_printed(cell.date, _('j F Y'), language)}: {_tally(cell, language)}"
    link = '<a href="{}" tabindex="-1"><title>{}</title>{}</a>'
    return format_html(link, day_url(cell.date), said, square)


@register.filter
def day_rows(days: Iterable[Cell]) -> SafeString:
    """The days of a picture as rows of the table beside it."""
    language = get_language()
    row = (
        '<tr><th scope="row"><a class="e date" href="{}"><time datetime="{}">{}</time></a></th>'
        "<td>{}</td><td>{}</td></tr>"
    )
    told = (
        (
            day_url(cell.date),
            cell.date.isoformat(),
            _printed(cell.date, _("j F Y"), language),
            localize(cell.happened),
            localize(cell.published),
        )
        for cell in days
    )
    return format_html_join("", row, told)


@register.simple_tag
def weekdays() -> SafeString:
    """The head of a small calendar, from Monday to Sunday."""
    return _weekdays(get_language())


@register.simple_tag
def weekday_names() -> SafeString:
    """The head of a large calendar, from Monday to Sunday."""
    return format_html_join("", "<span>{}</span>", ((name,) for name in _names(get_language())))


@register.filter
def days(boxes: Iterable[Box]) -> SafeString:
    """The days of a large calendar, the first in its column."""
    language = get_language()
    return format_html_join(
        "",
        '<li class="{}{}">{}{}</li>',
        (
            (
                "" if number else f"from-{box.cell.date.isoweekday()}",
                "" if box.cell.has_something else " bare",
                _number(box.cell, language),
                _leading(box.stories) if box.stories else "",
            )
            for number, box in enumerate(boxes)
        ),
    )


@register.filter
def months(row: YearRow) -> SafeString:
    """The months of one year."""
    return format_html_join(
        "", "<td>{}</td>", ((_month(cell, get_language()),) for cell in row.months)
    )


@register.filter
def weeks(month: Month) -> SafeString:
    """The rows of a small calendar."""
    return _weeks(month, get_language())


@lru_cache(maxsize=1_000)
def _weeks(month: Month, language: str) -> SafeString:
    return format_html_join("", "<tr>{}</tr>", ((_week(week, language),) for week in month.weeks))


def _week(week: Iterable[Cell | None], language: str) -> SafeString:
    days = ((_day(cell, language) if cell else "",) for cell in week)
    return format_html_join("", "<td>{}</td>", days)


def _day(cell: Cell, language: str) -> SafeString:
    if not cell.has_something:
        return format_html("<span>{}</span>", cell.date.day)
    return format_html(
        '<a class="{}" href="{}" aria-label="{}">{}</a>',
        _warmth(cell),
        day_url(cell.date),
        f"{_printed(cell.date, _('j F Y'), language)}: {_tally(cell, language)}",
        cell.date.day,
    )


def _tally(cell: Cell, language: str) -> str:
    """What a day or month has: "2 reports speak of it, 1 published"."""
    return _said(cell.happened, cell.published, language)


@lru_cache(maxsize=4_000)
def _said(happened: int, published: int, _language: str) -> str:
    told = ngettext("%(n)d report speaks of it", "%(n)d reports speak of it", happened)
    printed = ngettext("%(n)d published", "%(n)d published", published)
    said = [told % {"n": happened}] if happened else []
    said += [printed % {"n": published}] if published else []
    return ", ".join(said)


@lru_cache(maxsize=4_000)
def _printed(day: date, form: str, _language: str) -> str:
    return format_date(day, form)


@lru_cache
def _names(_language: str) -> list[str]:
    monday = date(2024, 1, 1)
    return [format_date(monday.replace(day=number), "l") for number in range(1, 8)]


@lru_cache
def _weekdays(language: str) -> SafeString:
    head = '<th scope="col" abbr="{}">{}</th>'
    return format_html_join("", head, ((name, name[:1]) for name in _names(language)))


def _leading(stories: Iterable[Leading]) -> SafeString:
    lines = ((_story(each),) for each in stories)
    return format_html("<ul>{}</ul>", format_html_join("", "{}", lines))


@lru_cache(maxsize=4_000)
def _story(story: Leading) -> SafeString:
    address = Story(pk=story.pk, headline=story.headline).get_absolute_url()
    line = beginning(story.headline, 90)
    return format_html('<li><a href="{}">{}</a></li>', address, line)


@lru_cache(maxsize=4_000)
def _number(cell: Cell, language: str) -> SafeString:
    said = format_html('<p class="tally">{}</p>', _tally(cell, language))
    return format_html(
        '<a class="number {}" href="{}"><span class="weekday visually-hidden">{} </span>{}'
        '<span class="weekday visually-hidden"> {}</span></a>{}',
        _warmth(cell),
        day_url(cell.date),
        _printed(cell.date, "l", language),
        cell.date.day,
        _printed(cell.date, "F", language),
        said if cell.has_something else "",
    )


@lru_cache(maxsize=4_000)
def _month(cell: Cell, language: str) -> SafeString:
    if not cell.has_something:
        return format_html("<span>{}</span>", "\xa0")
    return format_html(
        '<a class="{}" href="{}" aria-label="{}: {}">{}</a>',
        _warmth(cell),
        month_url(cell.date),
        _printed(cell.date, _("F Y"), language),
        _tally(cell, language),
        cell.happened or "",
    )


def _warmth(cell: Cell) -> str:
    return f"h{cell.happened_level}{' published' if cell.published else ''}"
