"""A made-up archive of any size, copied into the database and counted by it.

`tests.benchmarks.made_up` tells the news; here they become rows. Keys and indexes are set aside
while the rows come and made anew afterwards: a hundred thousand reports take minutes, not hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import NOT_PROVIDED, Field, Model, UUIDField

from articles.models import Article
from entities.day_counts import count_all
from tests.benchmarks.made_up import News, Sizes
from tests.benchmarks.rows import COLUMNS, rows_of

DATABASE = "attache_benchmark"
_AT_ONCE = 2_000

_SOURCES = """
INSERT INTO articles_source (id, name, slug)
SELECT n, 'Outlet ' || n, 'outlet-' || n FROM generate_series(1, %(outlets)s) n;
INSERT INTO articles_feed (id, url, title, source_id)
SELECT n, 'https://outlet-' || n || '.example/feed', 'Outlet ' || n, n
FROM generate_series(1, %(outlets)s) n
"""

_FOUND = """
INSERT INTO entities_entity (id, kind, key, name, slug, line, reports, mentions_total, latitude,
    longitude)
SELECT known.id, kind, kind || ':' || lower(name), name,
    lower(replace(name, ' ', '-')), line, coalesce(counted.reports, 0), coalesce(counted.times, 0),
    CASE WHEN kind = 'place' THEN known.id * 37 %% 120 - 50 END,
    CASE WHEN kind = 'place' THEN known.id * 91 %% 340 - 170 END
FROM made_names known LEFT JOIN (
    SELECT entity_id, count(DISTINCT article_id) AS reports, count(*) AS times
    FROM entities_mention GROUP BY entity_id
) counted ON counted.entity_id = known.id;
INSERT INTO entities_address (kind, slug, entity_id) SELECT kind, slug, id FROM entities_entity
"""

# A story's lead is its earliest text; its reports and events are counted as the site counts them.
_TOLD = """
INSERT INTO articles_story (id, headline, headline_from_id, first_day, last_day, reports,
    separate_texts, outlets, publishers)
SELECT story_id, left(min(title), 300), min(id), min(published), max(published), count(*),
    count(*) FILTER (WHERE reprint_of_id IS NULL), count(DISTINCT source_id),
    count(DISTINCT source_id)
FROM articles_article GROUP BY story_id;
INSERT INTO articles_storylink (left_id, right_id, score, reason)
SELECT id, id + 1, 0.5, 'made up' FROM articles_story
WHERE id %% 3 = 0 AND id < (SELECT max(id) FROM articles_story);
INSERT INTO entities_quote (id, text, speaker_id, first_printed, reports, texts)
SELECT quote_id, min(printing.text), min(speaker_id), min(article.published),
    count(DISTINCT article_id), count(DISTINCT coalesce(article.reprint_of_id, article_id))
FROM entities_printing printing JOIN articles_article article ON article.id = article_id
GROUP BY quote_id;
INSERT INTO entities_event (id, kind, title, earliest, latest, precision, status, place_id, reports,
    texts)
SELECT event_id, min(kind), min(article.title), min(earliest), min(earliest), 'day', 'held',
    (min(places::text)::jsonb->0->>'entity')::bigint, count(DISTINCT article_id),
    count(DISTINCT coalesce(article.reprint_of_id, article_id))
FROM entities_telling JOIN articles_article article ON article.id = article_id
GROUP BY event_id;
INSERT INTO entities_takingpart (event_id, entity_id, role, part)
SELECT DISTINCT event_id, (party->>'entity')::bigint, '', ''
FROM entities_telling, jsonb_array_elements(participants) party
"""


def fill(reports: int) -> None:
    """Write an archive of this many reports with all that is read in them, and count it."""
    news = News(Sizes(reports))
    with transaction.atomic(), connection.cursor() as cursor:
        _let_the_database_fill_in(cursor)
        with _bare(cursor):
            _copy(cursor, news)
            cursor.execute(_SOURCES, {"outlets": news.sizes.outlets})
            cursor.execute(_FOUND, {})
            cursor.execute(_TOLD, {})
        _number_on(cursor)
        count_all()
        # Else the keys of all these rows are checked again at the end of every test.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ANALYZE")


def _copy(cursor: CursorWrapper, news: News) -> None:
    cursor.execute(
        "CREATE TEMP TABLE made_names (id int, kind text, name text, line text) ON COMMIT DROP"
    )
    _copy_in(cursor, "made_names", "id, kind, name, line", (
        f"{each.number}\t{each.kind}\t{each.full}\tMade up" for each in news.names
    ))  # fmt: skip
    placed = news.placed()
    while block := list(islice(placed, _AT_ONCE)):
        for table, lines in rows_of(news, block).items():
            _copy_in(cursor, table, COLUMNS[table], lines)


def _copy_in(cursor: CursorWrapper, table: str, columns: str, lines: Any) -> None:
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        if text := "\n".join(lines):
            copy.write(f"{text}\n")


@contextmanager
def _bare(cursor: CursorWrapper) -> Iterator[None]:
    """Our tables without foreign keys, triggers and the indexes that no constraint needs."""
    tables = [model._meta.db_table for model in _models()]
    cursor.execute(_KEYS, [tables])
    keys = cursor.fetchall()
    cursor.execute(_INDEXES, [tables])
    indexes = cursor.fetchall()
    for table, key, _ in keys:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{key}"')
    for index, _ in indexes:
        cursor.execute(f'DROP INDEX "{index}"')
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
    for _, definition in indexes:
        cursor.execute(definition)
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for table, key, definition in keys:
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{key}" {definition}')


_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
"""

_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid::regclass::text = ANY(%s)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


def _number_on(cursor: CursorWrapper) -> None:
    """Let the numbers of new rows begin after those that came with one."""
    for model in _models():
        table, key = model._meta.db_table, model._meta.pk.column
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
        (sequence,) = cursor.fetchone()
        if sequence:
            last = f"SELECT setval(%s, coalesce(max({key}), 0) + 1, false) FROM {table}"
            cursor.execute(last, [sequence])


def _let_the_database_fill_in(cursor: CursorWrapper) -> None:
    """Give every column its model's default in the database too, which Django does not: a column
    that these statements have never heard of must not stop them."""
    for model in _models():
        for field in model._meta.concrete_fields:
            if not field.null and not field.primary_key and not field.generated:
                _let_it_fill_in(cursor, field)


def _let_it_fill_in(cursor: CursorWrapper, field: Field[Any, Any]) -> None:
    if field.db_default is not NOT_PROVIDED:
        return
    change = f'ALTER TABLE {field.model._meta.db_table} ALTER "{field.column}" SET DEFAULT'
    default = field.get_default()
    if isinstance(field, UUIDField):
        cursor.execute(f"{change} gen_random_uuid()")  # one row's default is not another's
    elif getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        cursor.execute(f"{change} now()")
    elif default is not None:
        cursor.execute(f"{change} %s", [field.get_db_prep_save(default, connection)])


@contextmanager
def kept(reports: int) -> Iterator[bool]:
    """A database of its own with an archive of this size, used again if it is there already.

    Yields whether the archive had to be made.
    """
    own = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = f"{DATABASE}_{reports}"
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
