"""Lists as rows of plain values, streamed: whole tables for `export`, a page's list for its twin.

A row names what it tells of by id or slug, and by `page`, its address on this site.
"""

from articles.exports.cells import formula_safe, formula_safe_row
from articles.exports.happenings import dates, events, tellings
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
    "events",
    "formula_safe",
    "formula_safe_row",
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
