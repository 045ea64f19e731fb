"""Names, mentions and quotations as rows."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.exports.rows import Row, Rows, iso, place_of
from entities.models import Entity, Mention, Printing, Quote


def entities(found: QuerySet[Entity]) -> Rows:
    return Rows(found, entity)


def mentions(found: QuerySet[Mention]) -> Rows:
    known = found.select_related("entity", "article").only(
        "start", "end", "text", "kind", "role", "provenance", "reason", "article__external_id",
        "entity__name", "entity__slug", "entity__kind",
    )  # fmt: skip
    return Rows(known, _mention)


def quotes(found: QuerySet[Quote]) -> Rows:
    """One row a quotation, however often it was printed."""
    return Rows(found.select_related("speaker"), quote)


def printings(found: QuerySet[Printing]) -> Rows:
    """One row a printing; `reports` and `texts` are those of the whole quotation."""
    known = found.select_related("quote__speaker", "speaker", "article")
    return Rows(known.defer("grams", "parts", "article__text", "article__search"), _printing)


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


def _mention(each: Mention) -> Row:
    return {
        **place_of(each),
        # Of another kind than was read where an editor said what the name is of.
        "kind": each.entity.kind if each.entity else each.kind,
        "entity": each.entity.slug if each.entity else None,
        "name": each.entity.name if each.entity else None,
        "role": each.role,
        "provenance": each.provenance,
        "reason": each.reason,
    }


def quote(each: Quote) -> Row:
    return {
        "id": each.pk,
        "text": each.words,
        "speaker": each.speaker.slug if each.speaker else None,
        "speaker_name": each.speaker.name if each.speaker else None,
        "first_printed": iso(each.first_printed),
        "estimate_earliest": iso(each.estimate_earliest),
        "estimate_latest": iso(each.estimate_latest),
        "reports": each.reports,
        "texts": each.texts,
        "page": each.get_absolute_url(),
    }


def _printing(each: Printing) -> Row:
    speaker = each.speaker or each.quote.speaker
    return {
        "quote": each.quote_id,
        **place_of(each),
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
