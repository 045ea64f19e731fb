"""Events, their tellings and times as rows."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, QuerySet, Subquery

from articles.exports.reports import address_of
from articles.exports.rows import DAYS, PLACE, Cell, Rows, Table, or_none, page
from entities.language.event_kinds import KINDS
from entities.language.findings import EventKind
from entities.language.gazetteer import lookup
from entities.models import DateMention, Event, TakingPart, Telling


def events(found: QuerySet[Event]) -> Rows:
    """One row an event; `category` is its PLOVER code, "" where PLOVER codes nothing of the kind,
    `date` a day or an interval of ISO 8601, `region` the ISO 3166 code of the place's country."""
    return Rows(found, _EVENT)


def dates(found: QuerySet[DateMention]) -> Rows:
    """One row an expression of time; `earliest` and `latest` are its inclusive days."""
    return Rows(found, _DATE)


def tellings(found: QuerySet[Telling]) -> Rows:
    """One row for each place where a report tells of the event."""
    return Rows(found, _TELLING)


def _category(kind: EventKind) -> str:
    return KINDS[kind].plover


def _interval(earliest: date | None, latest: date | None) -> str | None:
    days = dict.fromkeys(day.isoformat() for day in (earliest, latest) if day)
    return "/".join(days) or None


def _region(place: str | None) -> str | None:
    known = lookup(place) if place else None
    return known.country if known else None


def _told(pk: int, title: str, start: int) -> str:
    return f"{address_of(pk, title)}#{DateMention.anchor_of(start)}"


def _names(found: QuerySet[TakingPart] | QuerySet[Telling], names: StringAgg) -> Subquery:
    """Names beside each event, joined; asked for by event, or else each would be found as often
    as there are others."""
    own = found.filter(event=OuterRef("pk")).order_by().values("event")
    return Subquery(own.annotate(joined=names).values("joined"))


_PARTIES = _names(TakingPart.objects.all(), StringAgg("entity__name", "; ", order_by="pk"))
_OUTLETS = _names(Telling.objects.all(), StringAgg("article__source__name", "; ", distinct=True))

_EVENT = Table({
    "id": "pk",
    "kind": "kind",
    "category": Cell(_category, "kind"),
    "title": "title",
    "date": Cell(_interval, "earliest", "latest"),
    **DAYS,
    "region": Cell(_region, "place__name"),
    "place": "place__name",
    "participants": Cell(lambda names: names or "", _PARTIES),
    "status": "status",
    "series": "series",
    "reports": "reports",
    "texts": "texts",
    "sources": _OUTLETS,
    "page": Cell(page("event", Event.slug_of), "pk", "title"),
})  # fmt: skip

_DATE = Table({
    **PLACE,
    "value": Cell(or_none, "value"),
    **DAYS,
    "rule": "rule",
    "page": Cell(_told, "article_id", "article__title", "start"),
})  # fmt: skip

_TELLING = Table({
    "event": "event_id",
    **PLACE,
    "kind": "kind",
    "status": "status",
    **DAYS,
    "provenance": "provenance",
    "reason": "reason",
    "page": Cell(address_of, "article_id", "article__title"),
})  # fmt: skip
