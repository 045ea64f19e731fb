"""The whole tables that `export` writes."""

from __future__ import annotations

from collections.abc import Callable

from articles.exports.happenings import dates, events, tellings
from articles.exports.names import entities, mentions, printings
from articles.exports.reports import sources, stories, whole_articles
from articles.exports.rows import Rows
from articles.models import Article, Source, Story
from entities.models import DateMention, Entity, EntityKind, Event, Mention, Printing, Telling


def _kind(kind: str) -> Rows:
    return entities(Entity.objects.kind(kind).named().order_by("pk"))


TABLES: dict[str, Callable[[], Rows]] = {
    "articles": lambda: whole_articles(Article.objects.order_by("pk")),
    "stories": lambda: stories(Story.objects.standing().order_by("pk")),
    "people": lambda: _kind(EntityKind.PERSON),
    "places": lambda: _kind(EntityKind.PLACE),
    "organisations": lambda: _kind(EntityKind.ORGANISATION),
    "mentions": lambda: mentions(Mention.objects.order_by("article_id", "start")),
    "quotes": lambda: printings(Printing.objects.order_by("article_id", "start")),
    "events": lambda: events(Event.objects.told().order_by("pk")),
    "tellings": lambda: tellings(Telling.objects.order_by("article_id", "start")),
    "dates": lambda: dates(DateMention.objects.order_by("article_id", "start")),
    "sources": lambda: sources(Source.objects.with_counts()),
}
"""By the name that `export` takes; a row tells of the rows of other tables by their id or slug."""
