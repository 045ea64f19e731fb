"""A made-up archive of any size, written by the database itself in a few statements.

The skews are those of news: a few people and places are in every other report, the newest months
hold most reports, most dates said lie in the days before the report, a few far back, and about
one in six is known to a month or year only. The same size makes the same archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import NOT_PROVIDED, Field, Model

from articles.models import Article
from entities.day_counts import count_all

DATABASE = "attache_benchmark"

SENTENCES = 10
_SENTENCE = 120
"""Characters of each made-up sentence: three names and at most one date stand in it."""

_NAMES = {"person": 8_000, "place": 1_500, "organisation": 3_000}

_SEED = "SELECT setseed(0.25)"

_SOURCES = """
INSERT INTO articles_source (name, slug)
SELECT 'Outlet ' || n, 'outlet-' || n FROM generate_series(1, 40) n
"""

_STORIES = """
INSERT INTO articles_story (headline, reports, separate_texts, outlets)
SELECT 'Ministers meet for the ' || n || 'th time and speak of ferries', 0, 0, 0
FROM generate_series(1, %(reports)s / 5) n
"""

# Reports come in order of publication, so that a story's five stand near each other in time. The
# density of the last month is about two and a half times that of an even spread.
_REPORTS = """
WITH drawn AS (
    SELECT date '2025-12-31' - floor(2922 * power(random(), 1.25))::int AS day
    FROM generate_series(1, %(reports)s)
), numbered AS (SELECT day, row_number() OVER (ORDER BY day) AS n FROM drawn)
INSERT INTO articles_article (
    identity, external_id, url, source_id, title, title_origin, byline, language, note, text, words,
    published, published_precision, published_provenance, published_words, loaded_at,
    estimate_earliest, estimate_latest, estimate_evidence, estimate_basis, state, read_by,
    reprint_kind, reprint_reason, story_id, story_reason
)
SELECT
    lpad(n::text, 64, '0'), 'made-' || n, '', CASE WHEN n %% 9 = 0 THEN NULL ELSE
        (SELECT min(id) FROM articles_source) + floor(40 * power(random(), 2))::int END,
    'Report ' || n || ' of a meeting on ferries and frigates', 'stated', '', 'en', '',
    (SELECT string_agg(rpad('In report ' || n || ' the ' || s || 'th sentence names three and ' ||
        'speaks of a day on which ministers met', %(sentence)s - 2) || '. ', '')
     FROM generate_series(1, %(sentences)s) s), 170,
    CASE WHEN n %% 20 = 0 THEN NULL ELSE day END, CASE WHEN n %% 20 = 0 THEN '' ELSE 'day' END,
    '', '', now(),
    CASE WHEN n %% 40 = 0 THEN day - 4 END, CASE WHEN n %% 40 = 0 THEN day + 4 END, '[]', '',
    'grouped', 'made up', '', '',
    (SELECT min(id) FROM articles_story) + ((n - 1) / 5)::int %% (%(reports)s / 5), ''
FROM numbered
"""

_REPRINTS = """
UPDATE articles_article SET reprint_of_id = id - 1, reprint_kind = 'same text'
WHERE id %% 10 = 3 AND id > (SELECT min(id) FROM articles_article)
"""

_NAMED = """
INSERT INTO entities_entity (kind, key, name, slug, line, place_kind, reports, mentions_total)
SELECT %(kind)s, %(kind)s || n, initcap(%(kind)s) || ' ' || n, %(kind)s || '-' || n, '', '', 0, 0
FROM generate_series(1, %(names)s) n
"""

_MENTIONS = """
INSERT INTO entities_mention (article_id, entity_id, start, "end", text, kind, role,
    provenance, reason)
SELECT a.id, first.id + rank, s * %(sentence)s + %(place)s, s * %(sentence)s + %(place)s + 10,
    initcap(%(kind)s) || ' ' || rank + 1, %(kind)s,
    CASE WHEN %(kind)s = 'person' AND rank %% 3 = 0 THEN 'Minister' ELSE '' END, 'made up', ''
FROM articles_article a
CROSS JOIN generate_series(0, 4) s
CROSS JOIN LATERAL (
    SELECT floor(%(names)s * power(random(), 4))::int AS rank WHERE a.id + s > 0
) drawn
CROSS JOIN (SELECT min(id) AS id FROM entities_entity WHERE kind = %(kind)s) first
"""

_DATES = """
INSERT INTO entities_datemention (article_id, start, "end", text, value, precision, earliest,
    latest, rule, sentence_start, sentence_end)
SELECT id, s * %(sentence)s + 60, s * %(sentence)s + 70, 'a day said', '', how,
    CASE how WHEN 'day' THEN day ELSE date_trunc(how, day)::date END,
    CASE how WHEN 'day' THEN day
        ELSE (date_trunc(how, day) + ('1 ' || how)::interval - interval '1 day')::date END,
    'made up', s * %(sentence)s, (s + 1) * %(sentence)s - 1
FROM (
    SELECT a.id, s,
        coalesce(a.published, a.estimate_earliest, date '2024-06-01')
            - CASE WHEN random() < 0.04 THEN floor(30000 * random())::int
                ELSE floor(120 * power(random(), 6))::int - 3 END AS day,
        CASE WHEN random() < 0.84 THEN 'day' WHEN random() < 0.6 THEN 'month'
            ELSE 'year' END AS how
    FROM articles_article a CROSS JOIN generate_series(0, 5) s
) drawn
"""

_DERIVED = """
UPDATE articles_story story SET (first_day, last_day, reports, separate_texts, outlets) = (
    SELECT min(published), max(published), count(*), count(*) FILTER (WHERE reprint_of_id IS NULL),
        count(DISTINCT source_id)
    FROM articles_article WHERE story_id = story.id
);
UPDATE entities_entity entity SET reports = counted.reports, mentions_total = counted.times
FROM (
    SELECT entity_id, count(DISTINCT article_id) AS reports, count(*) AS times
    FROM entities_mention GROUP BY entity_id
) counted WHERE counted.entity_id = entity.id;
INSERT INTO entities_address (kind, slug, entity_id) SELECT kind, slug, id FROM entities_entity;
"""


def fill(reports: int) -> None:
    """Write an archive of this many reports, six dates and fifteen names each, and count it."""
    sizes: dict[str, str | int] = {
        "reports": reports,
        "sentence": _SENTENCE,
        "sentences": SENTENCES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        _let_the_database_fill_in(cursor)
        cursor.execute(_SEED)
        for statement in (_SOURCES, _STORIES, _REPORTS, _REPRINTS):
            cursor.execute(statement, sizes)
        for place, (kind, names) in enumerate(_NAMES.items()):
            named = sizes | {"kind": kind, "names": names, "place": 15 * place}
            cursor.execute(_NAMED, named)
            cursor.execute(_MENTIONS, named)
        cursor.execute(_DATES, sizes)
        cursor.execute(_DERIVED)
        count_all()
        # Else the keys of all these rows are checked again at the end of every test.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ANALYZE")


def _let_the_database_fill_in(cursor: CursorWrapper) -> None:
    """Give every column its model's default in the database too, which Django does not: a column
    that these statements have never heard of must not stop them."""
    for model in _models():
        for field in model._meta.concrete_fields:
            if not field.null and not field.primary_key and not field.generated:
                _let_it_fill_in(cursor, field)


def _let_it_fill_in(cursor: CursorWrapper, field: Field[Any, Any]) -> None:
    default = field.get_default() if field.db_default is NOT_PROVIDED else None
    if default is not None:
        value = field.get_db_prep_save(default, connection)
        table, column = field.model._meta.db_table, field.column
        cursor.execute(f'ALTER TABLE {table} ALTER "{column}" SET DEFAULT %s', [value])


@contextmanager
def kept(reports: int) -> Iterator[bool]:
    """A database of its own with an archive of this size, used again if it is there already.

    Yields whether the archive had to be made.
    """
    own = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    try:
        missing = Article.objects.count() != reports
        if missing:
            _empty()
            fill(reports)
            with connection.cursor() as cursor:
                # Without it no query is answered from an index alone; a server does it by itself.
                cursor.execute("VACUUM")
        yield missing
    finally:
        connection.creation.destroy_test_db(own, verbosity=0, keepdb=True)


def _empty() -> None:
    tables = [model._meta.db_table for model in _models()]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)}")


def _models() -> list[type[Model]]:
    return [
        model for app in ("articles", "entities") for model in apps.get_app_config(app).get_models()
    ]
