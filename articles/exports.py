"""Lists as rows of plain values, streamed: whole tables for `export`, a page's list for its twin.

A row names what it tells of by id or slug, and by `page`, its address on this site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet

from articles.models import Article, Source, Story
from entities.language.event_kinds import KINDS
from entities.language.findings import EventKind as FoundKind
from entities.language.gazetteer import lookup
from entities.models import (
    DateMention,
    Entity,
    EntityKind,
    Event,
    Mention,
    Printing,
    Quote,
    Telling,
)

Row = dict[str, Any]

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query finds, in its order, as rows; fetched a few thousand at a time."""

    found: QuerySet[Any, Any]
    row: Callable[[Any], Row]

    def __iter__(self) -> Iterator[Row]:
        return map(self.row, self.found.iterator(chunk_size=_AT_ONCE))

    def count(self) -> int:
        return self.found.count()


def articles(found: QuerySet[Article]) -> Rows:
    known = found.select_related("source").only(
        "external_id", "url", "title", "title_origin", "source__name", "source__slug", "byline",
        "published", "published_precision", "published_provenance", "estimate_earliest",
        "estimate_latest", "changed", "changed_at", "changed_provenance", "story", "story_reason",
        "reprint_of", "reprint_kind", "reprint_reason", "words", "read_by",
    )  # fmt: skip
    return Rows(known, article)


def stories(found: QuerySet[Story]) -> Rows:
    return Rows(found, story)


def entities(found: QuerySet[Entity]) -> Rows:
    return Rows(found, entity)


def sources(found: QuerySet[Source]) -> Rows:
    """Of outlets fetched `with_counts()`."""
    return Rows(found, _source)


def quotes(found: QuerySet[Quote]) -> Rows:
    """One row a quotation, however often it was printed."""
    return Rows(found.select_related("speaker"), quote)


def printings(found: QuerySet[Printing]) -> Rows:
    """One row a printing; `reports` and `texts` are those of the whole quotation."""
    known = found.select_related("quote__speaker", "speaker", "article")
    return Rows(known.defer("grams", "parts", "article__text", "article__search"), _printing)


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


def mentions(found: QuerySet[Mention]) -> Rows:
    known = found.select_related("entity", "article").only(
        "start", "end", "text", "kind", "role", "provenance", "reason", "article__external_id",
        "entity__name", "entity__slug", "entity__kind",
    )  # fmt: skip
    return Rows(known, _mention)


def article(each: Article) -> Row:
    return {
        "id": each.pk,
        "external_id": each.external_id,
        "url": each.url,
        "title": each.title,
        "title_origin": each.title_origin,
        "source": each.source.name if each.source else None,
        "byline": each.byline,
        "published": _iso(each.published),
        "published_precision": each.published_precision or None,
        "published_provenance": each.published_provenance,
        "estimate_earliest": _iso(each.estimate_earliest),
        "estimate_latest": _iso(each.estimate_latest),
        "changed": _iso(each.changed_at or each.changed),
        "changed_provenance": each.changed_provenance,
        "story": each.story_id,
        "story_reason": each.story_reason,
        "reprint_of": each.reprint_of_id,
        "reprint_kind": each.reprint_kind or None,
        "reprint_reason": each.reprint_reason,
        "independent": each.independent,
        "words": each.words,
        "read_by": each.read_by,
        "page": each.get_absolute_url(),
    }


def story(each: Story) -> Row:
    return {
        "id": each.pk,
        "headline": each.headline,
        "first_day": _iso(each.first_day),
        "last_day": _iso(each.last_day),
        "reports": each.reports,
        "separate_texts": each.separate_texts,
        "outlets": each.outlets,
        "page": each.get_absolute_url(),
    }


def entity(each: Entity) -> Row:
    return {
        "slug": each.slug,
        "name": each.name,
        "line": each.line,
        "reports": each.reports,
        "mentions": each.mentions_total,
        "place_kind": each.place_kind or None,
        "latitude": each.latitude,
        "longitude": each.longitude,
        "page": each.get_absolute_url(),
    }


def _source(each: Source) -> Row:
    return {
        "slug": each.slug,
        "name": each.name,
        "reports": each.reports,  # type: ignore[attr-defined]
        "separate_texts": each.own,  # type: ignore[attr-defined]
        "first": _iso(each.first),  # type: ignore[attr-defined]
        "last": _iso(each.last),  # type: ignore[attr-defined]
        "page": each.get_absolute_url(),
    }


def quote(each: Quote) -> Row:
    return {
        "id": each.pk,
        "text": each.words,
        "speaker": each.speaker.slug if each.speaker else None,
        "speaker_name": each.speaker.name if each.speaker else None,
        "first_printed": _iso(each.first_printed),
        "estimate_earliest": _iso(each.estimate_earliest),
        "estimate_latest": _iso(each.estimate_latest),
        "reports": each.reports,
        "texts": each.texts,
        "page": each.get_absolute_url(),
    }


def _printing(each: Printing) -> Row:
    speaker = each.speaker or each.quote.speaker
    return {
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
        "page": each.article.get_absolute_url(),
    }


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
        "earliest": _iso(each.earliest),
        "latest": _iso(each.latest),
        "precision": each.precision or None,
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
        "article": each.article_id,
        "external_id": each.article.external_id,
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "value": each.value or None,
        "precision": each.precision or None,
        "earliest": _iso(each.earliest),
        "latest": _iso(each.latest),
        "rule": each.rule,
        "page": f"{each.article.get_absolute_url()}#{each.anchor}",
    }


def _telling(each: Telling) -> Row:
    return {
        "article": each.article_id,
        "external_id": each.article.external_id,
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "kind": each.kind,
        "status": each.status,
        "earliest": _iso(each.earliest),
        "latest": _iso(each.latest),
        "precision": each.precision or None,
        "provenance": each.provenance,
        "reason": each.reason,
        "page": each.article.get_absolute_url(),
    }


def _mention(each: Mention) -> Row:
    return {
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


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _kind(kind: str) -> Rows:
    return entities(Entity.objects.kind(kind).named().order_by("pk"))


TABLES: dict[str, Callable[[], Rows]] = {
    "articles": lambda: articles(Article.objects.order_by("pk")),
    "stories": lambda: stories(Story.objects.standing().order_by("pk")),
    "people": lambda: _kind(EntityKind.PERSON),
    "places": lambda: _kind(EntityKind.PLACE),
    "organisations": lambda: _kind(EntityKind.ORGANISATION),
    "mentions": lambda: mentions(Mention.objects.order_by("article_id", "start")),
    "quotes": lambda: printings(Printing.objects.order_by("article_id", "start")),
    "events": lambda: events(Event.objects.told().order_by("pk")),
}


def formula_safe(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before.

    Also full-width forms and leading white space, which some programs drop before they look
    (OWASP's CSV injection).
    """
    if not isinstance(value, str) or not value or value[0].isalnum():
        return value
    first = value.strip(" \t\r\n\0")[:1]
    risky = first in _BEGINS_A_FORMULA or value[0] in "\t\r\0"
    return f"'{value}" if risky else value


_BEGINS_A_FORMULA = frozenset("=+-@＝＋－＠")
