"""Events, their tellings and times as rows."""

from __future__ import annotations

from typing import cast

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet

from articles.exports.rows import Row, Rows, days_of, place_of
from entities.language.event_kinds import KINDS
from entities.language.findings import EventKind as FoundKind
from entities.language.gazetteer import lookup
from entities.models import DateMention, Event, Telling


def events(found: QuerySet[Event]) -> Rows:
    """One row an event; `category` is its PLOVER code, "" where PLOVER codes nothing of the kind,
    `date` a day or an interval of ISO 8601, `region` the ISO 3166 code of the place's country."""
    outlets = StringAgg("tellings__article__source__name", "; ", distinct=True)
    known = found.annotate(outlets=outlets).select_related("place")
    return Rows(known.prefetch_related("taking_part__entity"), event)


def dates(found: QuerySet[DateMention]) -> Rows:
    """One row an expression of time; `earliest` and `latest` are its inclusive days."""
    return Rows(found.select_related("article").defer("article__text", "article__search"), _date)


def tellings(found: QuerySet[Telling]) -> Rows:
    """One row for each place where a report tells of the event."""
    return Rows(found.select_related("article").defer("article__text", "article__search"), _telling)


def event(each: Event) -> Row:
    """Of an event fetched by `events()`."""
    known = lookup(each.place.name) if each.place else None
    days = dict.fromkeys(day.isoformat() for day in (each.earliest, each.latest) if day)
    return {
        "id": each.pk,
        "kind": each.kind,
        "category": KINDS[cast(FoundKind, each.kind)].plover,
        "title": each.title,
        "date": "/".join(days) or None,
        **days_of(each),
        "region": known.country if known else None,
        "place": each.place.name if each.place else None,
        "participants": "; ".join(part.entity.name for part in each.taking_part.all()),
        "status": each.status,
        "series": each.series,
        "reports": each.reports,
        "texts": each.texts,
        "sources": each.outlets,  # type: ignore[attr-defined]
        "page": each.get_absolute_url(),
    }


def _date(each: DateMention) -> Row:
    return {
        **place_of(each),
        "value": each.value or None,
        **days_of(each),
        "rule": each.rule,
        "page": f"{each.article.get_absolute_url()}#{each.anchor}",
    }


def _telling(each: Telling) -> Row:
    return {
        "event": each.event_id,
        **place_of(each),
        "kind": each.kind,
        "status": each.status,
        **days_of(each),
        "provenance": each.provenance,
        "reason": each.reason,
        "page": each.article.get_absolute_url(),
    }
