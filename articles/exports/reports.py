"""Reports, stories and outlets as rows."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from articles.exports.rows import Cell, Row, Rows, Table, day, iso, or_none, page
from articles.models import Article, Source, Story


def articles(found: QuerySet[Article]) -> Rows:
    return Rows(found, _REPORT)


def whole_articles(found: QuerySet[Article]) -> Rows:
    """With all that `ingest` takes, so that another archive can be filled with these rows."""
    return Rows(found, _WHOLE_REPORT)


def stories(found: QuerySet[Story]) -> Rows:
    return Rows(found, _STORY)


def sources(found: QuerySet[Source]) -> Rows:
    """Of outlets fetched `with_counts()`."""
    return Rows(found, _SOURCE)


def article(each: Article) -> Row:
    return _REPORT.of(each)


def story(each: Story) -> Row:
    return _STORY.of(each)


address_of = page("article", Article.slug_of)
"""A report's page by its id and title."""


def _changed(at: datetime | None, changed: date | None) -> str | None:
    return iso(at or changed)


def _independent(reprint_of: int | None) -> bool:
    return reprint_of is None


_REPORT = Table({
    "id": "pk",
    "external_id": "external_id",
    "url": "url",
    "title": "title",
    "title_origin": "title_origin",
    "source": "source__name",
    "byline": "byline",
    "published": day("published"),
    "published_precision": Cell(or_none, "published_precision"),
    "published_provenance": "published_provenance",
    "estimate_earliest": day("estimate_earliest"),
    "estimate_latest": day("estimate_latest"),
    "changed": Cell(_changed, "changed_at", "changed"),
    "changed_provenance": "changed_provenance",
    "story": "story_id",
    "story_reason": "story_reason",
    "reprint_of": "reprint_of_id",
    "reprint_kind": Cell(or_none, "reprint_kind"),
    "reprint_reason": "reprint_reason",
    "independent": Cell(_independent, "reprint_of_id"),
    "words": "words",
    "read_by": "read_by",
    "page": Cell(address_of, "pk", "title"),
})  # fmt: skip

_WHOLE_REPORT = Table({**_REPORT.cells, "language": "language", "note": "note", "text": "text"})

_STORY = Table({
    "id": "pk",
    "headline": "headline",
    "first_day": day("first_day"),
    "last_day": day("last_day"),
    "reports": "reports",
    "separate_texts": "separate_texts",
    "outlets": "outlets",
    "page": Cell(page("story", Story.slug_of), "pk", "headline"),
})  # fmt: skip

_SOURCE = Table({
    "slug": "slug",
    "name": "name",
    "reports": "reports",
    "separate_texts": "own",
    "first": day("first"),
    "last": day("last"),
    "page": Cell(lambda slug: reverse("source", args=[slug]), "slug"),
})  # fmt: skip
