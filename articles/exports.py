"""Whole tables as rows of plain values, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from articles.models import Article, Story
from entities.language.events import KINDS
from entities.language.findings import EventKind as FoundKind
from entities.language.gazetteer import lookup
from entities.models import Entity, EntityKind, Event, Mention, Printing

Row = dict[str, Any]

_AT_ONCE = 2_000


def _articles() -> Iterator[Row]:
    rows = Article.objects.select_related("source").defer("text", "search").order_by("pk")
    for each in rows.iterator(chunk_size=_AT_ONCE):
        yield {
            "id": each.pk,
            "external_id": each.external_id,
            "url": each.url,
            "title": each.title,
            "title_origin": each.title_origin,
            "source": each.source.name if each.source else None,
            "byline": each.byline,
            "published": each.published.isoformat() if each.published else None,
            "published_precision": each.published_precision or None,
            "published_provenance": each.published_provenance,
            "changed": (each.changed_at or each.changed).isoformat() if each.changed else None,
            "changed_provenance": each.changed_provenance,
            "story": each.story_id,
            "story_reason": each.story_reason,
            "reprint_of": each.reprint_of_id,
            "reprint_kind": each.reprint_kind or None,
            "reprint_reason": each.reprint_reason,
            "independent": each.independent,
            "words": each.words,
            "read_by": each.read_by,
        }


def _mentions() -> Iterator[Row]:
    rows = (
        Mention.objects.select_related("entity", "article")
        .only(
            "start",
            "end",
            "text",
            "kind",
            "role",
            "provenance",
            "reason",
            "article__external_id",
            "entity__name",
            "entity__slug",
            "entity__kind",
        )
        .order_by("article_id", "start")
    )
    for each in rows.iterator(chunk_size=_AT_ONCE):
        yield {
            "article": each.article_id,
            "external_id": each.article.external_id,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "kind": each.kind,
            "entity": each.entity.slug if each.entity else None,
            "name": each.entity.name if each.entity else None,
            "role": each.role,
            "provenance": each.provenance,
            "reason": each.reason,
        }


def _stories() -> Iterator[Row]:
    for each in Story.objects.standing().order_by("pk").iterator(chunk_size=_AT_ONCE):
        yield {
            "id": each.pk,
            "headline": each.headline,
            "first_day": each.first_day.isoformat() if each.first_day else None,
            "last_day": each.last_day.isoformat() if each.last_day else None,
            "reports": each.reports,
            "separate_texts": each.separate_texts,
            "outlets": each.outlets,
        }


def _entities(kind: str) -> Iterator[Row]:
    for each in Entity.objects.kind(kind).named().order_by("pk").iterator(chunk_size=_AT_ONCE):
        yield {
            "slug": each.slug,
            "name": each.name,
            "line": each.line,
            "reports": each.reports,
            "mentions": each.mentions_total,
            "place_kind": each.place_kind or None,
            "latitude": each.latitude,
            "longitude": each.longitude,
        }


def _quotes() -> Iterator[Row]:
    """One row a printing; `reports` and `texts` are those of the whole quotation."""
    rows = (
        Printing.objects.select_related("quote__speaker", "speaker", "article")
        .defer("grams", "parts", "article__text", "article__search")
        .order_by("article_id", "start")
    )
    for each in rows.iterator(chunk_size=_AT_ONCE):
        speaker = each.speaker or each.quote.speaker
        yield {
            "quote": each.quote_id,
            "article": each.article_id,
            "external_id": each.article.external_id,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "speaker": speaker.slug if speaker else None,
            "speaker_name": speaker.name if speaker else None,
            "cue": each.cue,
            "sort": each.sort,
            "reports": each.quote.reports,
            "texts": each.quote.texts,
            "provenance": each.provenance,
            "reason": each.reason,
        }


def _events() -> Iterator[Row]:
    """One row an event; `category` is its PLOVER code, "" where PLOVER codes nothing of the kind,
    `date` a day or an interval of ISO 8601, `region` the ISO 3166 code of the place's country."""
    rows = Event.objects.told().with_outlets().with_who_and_where().order_by("pk")
    for each in rows.iterator(chunk_size=_AT_ONCE):
        known = lookup(each.place.name) if each.place else None
        days = dict.fromkeys(day.isoformat() for day in (each.earliest, each.latest) if day)
        yield {
            "id": each.pk,
            "kind": each.kind,
            "category": KINDS[cast(FoundKind, each.kind)].plover,
            "title": each.title,
            "date": "/".join(days) or None,
            "earliest": each.earliest.isoformat() if each.earliest else None,
            "latest": each.latest.isoformat() if each.latest else None,
            "precision": each.precision or None,
            "region": known.country if known else None,
            "place": each.place.name if each.place else None,
            "participants": "; ".join(part.entity.name for part in each.taking_part.all()),
            "status": each.status,
            "series": each.series,
            "reports": each.reports,
            "texts": each.texts,
            "sources": each.outlets,  # type: ignore[attr-defined]
        }


TABLES: dict[str, Callable[[], Iterator[Row]]] = {
    "articles": _articles,
    "stories": _stories,
    "people": lambda: _entities(EntityKind.PERSON),
    "places": lambda: _entities(EntityKind.PLACE),
    "organisations": lambda: _entities(EntityKind.ORGANISATION),
    "mentions": _mentions,
    "quotes": _quotes,
    "events": _events,
}


def formula_safe(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before.

    Also full-width forms and leading white space, which some programs drop before they look
    (OWASP's CSV injection).
    """
    if not isinstance(value, str):
        return value
    first = value.strip(" \t\r\n\0")[:1]
    risky = first in set("=+-@＝＋－＠") or value[:1] in set("\t\r\0")
    return f"'{value}" if risky else value
