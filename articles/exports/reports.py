"""Reports, stories and outlets as rows."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.exports.rows import Row, Rows, iso
from articles.models import Article, Source, Story

_LISTED = (
    "external_id", "url", "title", "title_origin", "source__name", "source__slug", "byline",
    "published", "published_precision", "published_provenance", "estimate_earliest",
    "estimate_latest", "changed", "changed_at", "changed_provenance", "story", "story_reason",
    "reprint_of", "reprint_kind", "reprint_reason", "words", "read_by",
)  # fmt: skip


def articles(found: QuerySet[Article]) -> Rows:
    return Rows(found.select_related("source").only(*_LISTED), article)


def whole_articles(found: QuerySet[Article]) -> Rows:
    """With all that `ingest` takes, so that another archive can be filled with these rows."""
    known = found.select_related("source").only(*_LISTED, "language", "note", "text")
    return Rows(known, _whole)


def stories(found: QuerySet[Story]) -> Rows:
    return Rows(found, story)


def sources(found: QuerySet[Source]) -> Rows:
    """Of outlets fetched `with_counts()`."""
    return Rows(found, _source)


def article(each: Article) -> Row:
    return {
        "id": each.pk,
        "external_id": each.external_id,
        "url": each.url,
        "title": each.title,
        "title_origin": each.title_origin,
        "source": each.source.name if each.source else None,
        "byline": each.byline,
        "published": iso(each.published),
        "published_precision": each.published_precision or None,
        "published_provenance": each.published_provenance,
        "estimate_earliest": iso(each.estimate_earliest),
        "estimate_latest": iso(each.estimate_latest),
        "changed": iso(each.changed_at or each.changed),
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


def _whole(each: Article) -> Row:
    return {**article(each), "language": each.language, "note": each.note, "text": each.text}


def story(each: Story) -> Row:
    return {
        "id": each.pk,
        "headline": each.headline,
        "first_day": iso(each.first_day),
        "last_day": iso(each.last_day),
        "reports": each.reports,
        "separate_texts": each.separate_texts,
        "outlets": each.outlets,
        "page": each.get_absolute_url(),
    }


def _source(each: Source) -> Row:
    return {
        "slug": each.slug,
        "name": each.name,
        "reports": each.reports,  # type: ignore[attr-defined]
        "separate_texts": each.own,  # type: ignore[attr-defined]
        "first": iso(each.first),  # type: ignore[attr-defined]
        "last": iso(each.last),  # type: ignore[attr-defined]
        "page": each.get_absolute_url(),
    }
