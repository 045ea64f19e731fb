"""Reports and events as IPTC ninjs 3.0, the form in which newsrooms hand news on.

The item is this site's page: its moments are those of the page, and never a day made into a moment.
When the outlet published stands in a description, as it is known. `role`s and `rel`s are our own:
the standard leaves them to who provides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.models import Article
from articles.views.days import day_words
from articles.views.gone import report_or_gone
from articles.views.twins.twin import Twin
from entities.models import Entity, EntityKind, Event, EventStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from django.http import HttpRequest

    from articles.exports import Row

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
_MOST_EVENTS = 50

_OCCURRENCE = "http://cv.iptc.org/newscodes/eventoccurstatus/"
_STATUS = {
    EventStatus.ANNOUNCED: "eos1",
    EventStatus.UNDER_WAY: "eos5",
    EventStatus.HELD: "eos5",
    EventStatus.POSTPONED: "eos3",
    EventStatus.CANCELLED: "eos6",
}
"""IPTC's event occurrence status: 1 only planned, 3 may occur, 5 occurs certainly, 6 cancelled."""

_LISTS = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PLACE: "places",
}


def report(request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    found = report_or_gone(Article.objects.whole(), pk)
    full = request.build_absolute_uri
    versions = list(found.versions.values_list("number", "loaded_at"))
    named = Entity.objects.in_articles([found.pk])
    told = Event.objects.told().filter(tellings__article=found).distinct().order_by("pk")
    item = {
        "uri": full(found.get_absolute_url()),
        "type": "text",
        "representationType": "full",
        "version": str(versions[-1][0]) if versions else "1",
        "firstCreated": found.loaded_at.isoformat(),
        "versionCreated": (versions[-1][1] if versions else found.loaded_at).isoformat(),
        "contentCreated": found.published_at.isoformat() if found.published_at else "",
        "language": found.language,
        "title": found.title,
        "headlines": [_text("main", found.title)],
        "descriptions": [_text("published", _published(found))],
        "bodies": [
            {
                **_text("main", found.text),
                "charCount": len(found.text),
                "wordCount": found.words,
            }
        ],
        "by": found.byline,
        "infoSources": [{"name": found.source.name, "role": "publisher"}] if found.source else [],
        "altIds": _known_as(found),
        "associations": [_copied(found.reprint_of, full)] if found.reprint_of else [],
        "events": [
            {"name": each.title, "rel": "reports", "uri": full(each.get_absolute_url())}
            for each in told[:_MOST_EVENTS]
        ],
        **_named(named, "mentions", full),
    }
    return Twin(found.title, found.get_absolute_url(), item=_item(item))


def event(request: HttpRequest, pk: int, slug: str = "") -> Twin:  # noqa: ARG001
    known = Event.objects.select_related("moved_to", "place")
    found = get_object_or_404(known, pk=pk)
    found = found.moved_to or found
    full = request.build_absolute_uri
    parts = [each.entity for each in found.taking_part.select_related("entity")]
    tell = Article.objects.filter(tellings__event=found).distinct().oldest()
    people = _named(parts, "takes part", full)
    if found.place:
        place = _named([found.place], "takes place here", full)["places"]
        people["places"] = [*people.get("places", []), *place]
    item = {
        "uri": full(found.get_absolute_url()),
        "type": "event",
        "title": found.title,
        "headlines": [_text("main", found.title)],
        "descriptions": [_text("date", day_words(found.earliest, found.latest) or _("undated"))],
        "subjects": [{"name": found.get_kind_display()}],
        "eventDetails": _details(found),
        "associations": [_told_by(each, full) for each in tell.only("title")[:_MOST_EVENTS]],
        **people,
    }
    return Twin(found.title, found.get_absolute_url(), item=_item(item))


def _item(item: Row) -> Row:
    said = {name: value for name, value in item.items() if value not in ("", [], None)}
    return {"standard": STANDARD, **said}


def _text(role: str, value: str) -> Row:
    return {"role": role, "contentType": "text/plain", "value": value}


def _published(found: Article) -> str:
    if found.published:
        return found.published.isoformat()
    if found.estimate_earliest:
        days = day_words(found.estimate_earliest, found.estimate_latest)
        return _("%(days)s, by an estimate") % {"days": days}
    return _("undated")


def _known_as(found: Article) -> list[Row]:
    ids = {"outlet's address": found.url, "external id": found.external_id}
    return [{"role": role, "value": value} for role, value in ids.items() if value]


def _copied(original: Article, full: Callable[[str], str]) -> Row:
    """What an association holds of a text that this one prints again."""
    address = full(original.get_absolute_url())
    return {"name": "reprint of", "uri": address, "type": "text", "title": original.title}


def _told_by(report: Article, full: Callable[[str], str]) -> Row:
    address = full(report.get_absolute_url())
    return {"name": "told by", "uri": address, "type": "text", "title": report.title}


def _named(entities: Iterable[Entity], rel: str, full: Callable[[str], str]) -> Row:
    """The lists of people, organisations and places, those that have somebody."""
    lists: Row = {}
    for each in entities:
        known: dict[str, Any] = {
            "name": each.name,
            "rel": rel,
            "uri": full(each.get_absolute_url()),
        }
        if each.kind == EntityKind.PLACE and each.latitude is not None:
            known["geojson"] = {"type": "Point", "coordinates": [each.longitude, each.latitude]}
        lists.setdefault(_LISTS[EntityKind(each.kind)], []).append(known)
    return lists


def _details(found: Event) -> Row:
    status = _STATUS.get(EventStatus(found.status))
    details: Row = {"eventStatus": f"{_OCCURRENCE}{status}"} if status else {}
    if when := _when(found.earliest, found.latest):
        details["dates"] = {"expectedStartDate": when}
    return details


def _when(first: date | None, last: date | None) -> str:
    """As much of the day as is known: a month for days of one month, "" if not even the year."""
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else ""
