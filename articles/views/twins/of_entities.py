"""The twins of people, places, organisations, quotations, events and days."""

from __future__ import annotations

from datetime import MINYEAR, date
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from articles import exports
from articles.models import Article
from articles.search import stories_with
from articles.views.days import day_words
from articles.views.twins.twin import Given, Twin
from entities.calendar import build_month, build_year, build_year_rows
from entities.models import Address, DateMention, Entity, EntityKind, Event, Mention, Quote
from entities.rulings.roles import may_rule
from entities.views import days
from entities.views.event_filter import Asked as AskedEvents
from entities.views.index import Asked as AskedNames
from entities.views.index import named
from entities.views.quotes import Asked as AskedQuotes
from entities.views.roles import roles_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from articles.exports import Row
    from entities.calendar import Cell

_INDEX = {
    EntityKind.PERSON: "people",
    EntityKind.PLACE: "places",
    EntityKind.ORGANISATION: "organisations",
}


def index(request: HttpRequest, kind: EntityKind) -> Twin:
    rows = exports.entities(named(kind, AskedNames.of(request.GET)))
    name = _INDEX[kind]
    return Twin(_(name.capitalize()), reverse(name), lists={name: rows}, follow=rows)


def entity(request: HttpRequest, kind: EntityKind, slug: str) -> Twin:
    known = Address.objects.select_related("entity__moved_to")
    found = get_object_or_404(known, kind=kind, slug=slug).entity
    if found.moved_to and not found.reports:
        found = found.moved_to
    if found.hidden and not may_rule(request.user):
        raise Http404
    naming = Article.objects.naming(found.pk)
    return Twin(
        found.name,
        found.get_absolute_url(),
        record={**exports.entity(found), "names": _names(found), "roles": _roles(found)},
        lists={
            "reports": exports.articles(naming.newest()),
            "quotations": exports.quotes(Quote.objects.by(found).newest()),
            "events": exports.events(Event.objects.told().involving(found).newest()),
        },
        follow=exports.stories(stories_with(naming)),
    )


def _names(found: Entity) -> list[Row]:
    return [
        {**each, "first": _iso(each["first"]), "last": _iso(each["last"])}
        for each in Mention.objects.of(found).names_seen()
    ]


def _roles(found: Entity) -> list[Row]:
    if found.kind != EntityKind.PERSON:
        return []
    return [
        {
            "role": each.role,
            "reports": each.reports,
            "first": _iso(each.first),
            "last": _iso(each.last),
            "sentence": each.excerpt.text,
            "page": each.article.get_absolute_url(),
        }
        for each in roles_of(found)
    ]


def quotes(request: HttpRequest) -> Twin:
    rows = exports.quotes(AskedQuotes.of(request.GET).quotes.newest())
    return Twin(_("Quotations"), reverse("quotes"), lists={"quotations": rows}, follow=rows)


def quote(_request: HttpRequest, pk: int) -> Twin:
    found = get_object_or_404(Quote.objects.select_related("speaker", "moved_to__speaker"), pk=pk)
    found = found.moved_to or found
    printed = found.printings.order_by("article__published", "article_id", "start")
    return Twin(
        found.words,
        found.get_absolute_url(),
        record=exports.quote(found),
        lists={"printings": exports.printings(printed)},
    )


def events(request: HttpRequest) -> Twin:
    rows = exports.events(AskedEvents.of(request.GET).events.newest())
    return Twin(_("Events"), reverse("events"), lists={"events": rows}, follow=rows)


def event(_request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    found = get_object_or_404(Event.objects.select_related("moved_to"), pk=pk).now
    row = next(iter(exports.events(Event.objects.filter(pk=found.pk))))
    parts = found.taking_part.select_related("entity")
    return Twin(
        found.title,
        found.get_absolute_url(),
        record={
            **row,
            "parties": [
                {"role": each.role, "part": each.part, **exports.entity(each.entity)}
                for each in parts
            ],
        },
        lists={"tellings": exports.tellings(found.tellings.order_by("article_id", "start"))},
    )


def years(_request: HttpRequest) -> Twin:
    rows = [
        {
            "year": year.number,
            "happened": year.happened,
            "published": year.published,
            "page": reverse("year", args=[year.number]),
        }
        for year in build_year_rows(days.counts_by_month())
    ]
    return Twin(_("Dates"), reverse("dates"), lists={"years": Given(rows)})


def year(_request: HttpRequest, year: int) -> Twin:
    if year < MINYEAR:
        raise Http404
    counts = days.counts_between(date(year, 1, 1), date(year, 12, 31))
    cells = (day for month in build_year(year, counts) for day in month.days)
    return Twin(str(year), reverse("year", args=[year]), lists={"days": _days(cells)})


def month(_request: HttpRequest, year: int, month: int) -> Twin:
    first = _day(year, month, 1)
    cells = build_month(first, days.counts_in(first)).days
    address = reverse("month", args=[year, month])
    return Twin(format_date(first, "F Y"), address, lists={"days": _days(cells)})


def day(_request: HttpRequest, year: int, month: int, day: int) -> Twin:
    shown = _day(year, month, day)
    published = Article.objects.published_between(shown, shown)
    maybe = Article.objects.maybe_within(shown, shown).sharpest_estimate_first()
    return Twin(
        day_words(shown),
        reverse("day", args=[year, month, day]),
        record={"date": shown.isoformat()},
        lists={
            "happened": exports.dates(DateMention.objects.on(shown).by_story()),
            "events": exports.events(Event.objects.on(shown)),
            "published": exports.articles(published.newest()),
            "perhaps_published": exports.articles(maybe),
        },
        follow=exports.events(Event.objects.on(shown)),
    )


def _days(cells: Iterable[Cell]) -> Given:
    """The days that have something: reports that speak of each, and those published on it."""
    rows = [
        {
            "date": each.date.isoformat(),
            "happened": each.happened,
            "published": each.published,
            "page": reverse("day", args=[each.date.year, each.date.month, each.date.day]),
        }
        for each in cells
        if each.has_something
    ]
    return Given(rows)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
