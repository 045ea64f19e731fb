"""The same archive as Datasette would serve it: SQLite with FTS5 and an index for each question.

What it is asked are its own stored queries, its fastest way to a page: no facets, no suggestions.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection

_TABLES = """
CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE stories (id INTEGER PRIMARY KEY, headline TEXT, last_day TEXT, reports INTEGER);
CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, text TEXT, published TEXT,
    outlet INTEGER REFERENCES outlets(id), story INTEGER REFERENCES stories(id));
CREATE TABLE entities (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, reports INTEGER);
CREATE TABLE named (entity INTEGER, article INTEGER, published TEXT, times INTEGER);
CREATE TABLE dates (article INTEGER, earliest TEXT, latest TEXT, text TEXT);
CREATE TABLE events (id INTEGER PRIMARY KEY, title TEXT, kind TEXT, earliest TEXT);
CREATE TABLE tellings (event INTEGER, article INTEGER, text TEXT);
"""

_READ = {
    "outlets": "SELECT id, name FROM articles_source",
    "stories": "SELECT id, headline, last_day::text, reports FROM articles_story",
    "articles": "SELECT id, title, text, published::text, source_id, story_id"
    " FROM articles_article",
    "entities": "SELECT id, kind, name, reports FROM entities_entity",
    "named": "SELECT m.entity_id, m.article_id, a.published::text, count(*) FROM entities_mention m"
    " JOIN articles_article a ON a.id = m.article_id GROUP BY 1, 2, 3",
    "dates": "SELECT article_id, earliest::text, latest::text, text FROM entities_datemention",
    "events": "SELECT id, title, kind, earliest::text FROM entities_event",
    "tellings": "SELECT event_id, article_id, text FROM entities_telling",
}

_INDEXES = """
CREATE INDEX newest ON articles (published DESC, id DESC);
CREATE INDEX of_story ON articles (story, published);
CREATE INDEX newest_stories ON stories (last_day DESC, id DESC);
CREATE INDEX named_newest ON named (entity, published DESC, article, times);
CREATE INDEX names ON entities (kind, reports DESC, name);
CREATE INDEX days ON dates (earliest, latest, article);
CREATE INDEX telling ON tellings (event, article);
CREATE VIRTUAL TABLE found USING fts5 (title, text, content='articles', content_rowid='id',
    tokenize='porter unicode61');
INSERT INTO found (found) VALUES ('rebuild');
ANALYZE;
"""

_ROW = "articles.id, articles.title, articles.published, outlets.name AS outlet"
_OUTLET = "LEFT JOIN outlets ON outlets.id = outlet"
_NAMED = f"SELECT {_ROW}, times FROM named JOIN articles ON articles.id = article {_OUTLET}"

QUERIES = {
    "home": "SELECT * FROM stories ORDER BY last_day DESC, id DESC LIMIT 13",
    "story": f"SELECT {_ROW}, text FROM articles {_OUTLET} WHERE story = :id"
    " ORDER BY articles.published",
    "event": f"SELECT events.title AS event, {_ROW}, tellings.text FROM events JOIN tellings ON"
    f" event = events.id JOIN articles ON articles.id = article {_OUTLET} WHERE events.id = :id",
    "day": "SELECT * FROM (SELECT 'published' AS what, id, title, (SELECT count(*) FROM articles"
    " WHERE published = :day) AS number FROM articles WHERE published = :day LIMIT 25)"
    " UNION ALL SELECT * FROM (SELECT 'happened', article, articles.title, (SELECT count(*) FROM"
    " dates WHERE earliest = :day AND latest = :day) FROM dates JOIN articles ON articles.id ="
    " article WHERE earliest = :day AND latest = :day LIMIT 25)",
    "person": f"{_NAMED} WHERE entity = :id ORDER BY named.published DESC LIMIT 30",
    "person_range": f"SELECT *, (SELECT count(*) FROM named WHERE entity = :id AND published"
    f" BETWEEN :a AND :b) AS number FROM ({_NAMED} WHERE entity = :id AND named.published"
    " BETWEEN :a AND :b ORDER BY named.published DESC LIMIT 30)",
    "words": f"SELECT {_ROW}, snippet(found, 1, '[', ']', '…', 30) AS passage, (SELECT count(*)"
    " FROM found WHERE found MATCH :q) AS number FROM found JOIN articles ON"
    f" articles.id = found.rowid {_OUTLET} WHERE found MATCH :q ORDER BY rank LIMIT 30",
    "words_person_range": "WITH hits AS MATERIALIZED (SELECT rowid AS id, rank AS how FROM found"
    f" WHERE found MATCH :q) SELECT {_ROW}, count(*) OVER () AS number FROM hits JOIN named ON"
    " named.article = hits.id AND entity = :id AND named.published BETWEEN :a AND :b JOIN articles"
    f" ON articles.id = hits.id {_OUTLET} ORDER BY how LIMIT 30",
    "everything": f"SELECT {_ROW}, substr(text, 1, 300) AS opening,"
    f" (SELECT count(*) FROM articles) AS number FROM articles {_OUTLET}"
    " ORDER BY articles.published DESC, articles.id DESC LIMIT 30",
    "names": "SELECT id, name, reports FROM entities WHERE kind = 'person' AND name LIKE"
    " '%' || :q || '%' ORDER BY reports DESC LIMIT 100",
}


def build(folder: Path) -> Path:
    """Copy the connected archive into SQLite, made once, with Datasette's queries beside it."""
    made = folder / "bench.db"
    queries = {"databases": {"bench": {"queries": {k: {"sql": v} for k, v in QUERIES.items()}}}}
    (folder / "metadata.json").write_text(json.dumps(queries))
    if not made.exists():
        half = folder / "half.db"
        half.unlink(missing_ok=True)
        lite = sqlite3.connect(half)
        lite.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        for table, query in _READ.items():
            rows = _rows(query)
            first = next(rows)
            marks = ", ".join("?" * len(first))
            lite.execute(f"INSERT INTO {table} VALUES ({marks})", first)
            lite.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        lite.executescript(_INDEXES)
        lite.commit()
        lite.close()
        half.rename(made)
    return made


def _rows(query: str) -> Iterator[tuple[Any, ...]]:
    # A cursor of the server's, so that a million texts are never in memory at once.
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(5_000):
            yield from rows


def command(datasette: str, folder: Path, *, port: int) -> list[str]:
    """How it is served: its own defaults, but no time limit, no facets and nothing suggested."""
    settings = {
        "sql_time_limit_ms": "60000",
        "max_returned_rows": "1000",
        "suggest_facets": "off",
        "num_sql_threads": "3",
        "max_csv_mb": "0",
    }
    return [
        datasette, "serve", "--immutable", str(folder / "bench.db"),
        "--metadata", str(folder / "metadata.json"), "--port", str(port),
        *[part for name, value in settings.items() for part in ("--setting", name, value)],
    ]  # fmt: skip
