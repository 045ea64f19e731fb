"""Names, mentions and quotations as rows."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from articles.exports.reports import address_of
from articles.exports.rows import PLACE, Cell, Row, Rows, Table, day, or_none
from entities.models import Entity, Mention, Printing, Quote


def entities(found: QuerySet[Entity]) -> Rows:
    return Rows(found, _ENTITY)


def mentions(found: QuerySet[Mention]) -> Rows:
    return Rows(found, _MENTION)


def quotes(found: QuerySet[Quote]) -> Rows:
    """One row a quotation, however often it was printed."""
    return Rows(found, _QUOTE)


def printings(found: QuerySet[Printing]) -> Rows:
    """One row a printing; `reports` and `texts` are those of the whole quotation."""
    return Rows(found, _PRINTING)


def entity(each: Entity) -> Row:
    return _ENTITY.of(each)


def quote(each: Quote) -> Row:
    return _QUOTE.of(each)


def _either(own: str | None, other: str | None) -> str | None:
    return own or other


_ENTITY = Table({
    "slug": "slug",
    "name": "name",
    "line": "line",
    "reports": "reports",
    "mentions": "mentions_total",
    "place_kind": Cell(or_none, "place_kind"),
    "latitude": "latitude",
    "longitude": "longitude",
    "page": Cell(lambda kind, slug: reverse(kind, args=[slug]), "kind", "slug"),
})  # fmt: skip

_MENTION = Table({
    **PLACE,
    # Of another kind than was read where an editor said what the name is of.
    "kind": Cell(_either, "entity__kind", "kind"),
    "entity": "entity__slug",
    "name": "entity__name",
    "role": "role",
    "provenance": "provenance",
    "reason": "reason",
})  # fmt: skip

_QUOTE = Table({
    "id": "pk",
    "text": Cell(Quote.words_of, "text"),
    "speaker": "speaker__slug",
    "speaker_name": "speaker__name",
    "first_printed": day("first_printed"),
    "estimate_earliest": day("estimate_earliest"),
    "estimate_latest": day("estimate_latest"),
    "reports": "reports",
    "texts": "texts",
    "page": Cell(lambda pk: reverse("quote", args=[pk]), "pk"),
})  # fmt: skip

_PRINTING = Table({
    "quote": "quote_id",
    **PLACE,
    "speaker": Cell(_either, "speaker__slug", "quote__speaker__slug"),
    "speaker_name": Cell(_either, "speaker__name", "quote__speaker__name"),
    "cue": "cue",
    "sort": "sort",
    "reports": "quote__reports",
    "texts": "quote__texts",
    "provenance": "provenance",
    "reason": "reason",
    "page": Cell(address_of, "article_id", "article__title"),
})  # fmt: skip
