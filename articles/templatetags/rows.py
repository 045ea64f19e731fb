"""What a row says of a report and of a time. Not templates: a day's page has two hundred of these,
which took the template engine longer than all queries of the page together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.views.days import day_url, day_words, known_words, time_words

if TYPE_CHECKING:
    from datetime import date

    from articles.models import Article
    from entities.models import DateMention

register = template.Library()


@register.filter
def outlet(article: Article) -> SafeString:
    """Who printed a report, linked; or that it does not say."""
    if article.source is None:
        return format_html('<span class="unstated">{}</span>', _("outlet not stated"))
    return format_html(
        '<a href="{}">{}</a>', article.source.get_absolute_url(), article.source.name
    )


@register.filter
def published(article: Article) -> SafeString:
    """When a report was published: a day, an estimate marked as one, or that it is undated."""
    if article.published:
        return _day(article.published, get_language())
    if article.estimate_earliest:
        return format_html(
            '<a class="estimate" href="{}#estimate">'
            '<span class="visually-hidden">{} </span>≈ {}</a>',
            article.get_absolute_url(),
            _("not dated; by estimate"),
            day_words(article.estimate_earliest, article.estimate_latest),
        )
    return format_html('<span class="undated">{}</span>', _("undated"))


@register.filter
def meaning(when: DateMention) -> SafeString:
    """What an expression of time means, linked. An estimate and a stretch of days say so."""
    estimate = format_html('<span class="visually-hidden">{} </span>≈ ', _("by an estimate"))
    link = format_html(
        '<a class="e date{}" href="{}">{}{}</a>',
        " estimate" if when.estimated else "",
        day_url(when),
        estimate if when.estimated else "",
        time_words(when),
    )
    known = known_words(when)
    return format_html('{} <span class="badge">{}</span>', link, known) if known else link


@lru_cache(maxsize=4_000)
def _day(day: date, _language: str) -> SafeString:
    return format_html(
        '<a class="e date" href="{}"><time datetime="{}">{}</time></a>',
        day_url(day),
        day.isoformat(),
        format_date(day, _("j F Y")),
    )
