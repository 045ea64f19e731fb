"""Lists as rows of plain values, streamed: whole tables for `export`, a page's list for its twin.

A row names what it tells of by id or slug, and by `page`, its address on this site.
"""

from articles.exports.cells import formula_safe
from articles.exports.happenings import dates, event, events, tellings
from articles.exports.names import entities, entity, mentions, printings, quote, quotes
from articles.exports.reports import article, articles, sources, stories, story, whole_articles
from articles.exports.rows import Row, Rows

__all__ = [
    "Row",
    "Rows",
    "article",
    "articles",
    "dates",
    "entities",
    "entity",
    "event",
    "events",
    "formula_safe",
    "mentions",
    "printings",
    "quote",
    "quotes",
    "sources",
    "stories",
    "story",
    "tellings",
    "whole_articles",
]
