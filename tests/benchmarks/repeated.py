"""More of an archive than is told: the database repeats its reports, each on another day."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Model

from articles.models import Article, Story

_LATER = 397
"""Days from one repetition to the next, round and round the twelve years of the archive."""

# Fingerprints are of their own, or all would be copies; names and words come back, as in life. No
# text is kept: it is read of likely copies alone.
_REPEAT = """
CREATE TEMPORARY TABLE again ON COMMIT DROP AS
SELECT article.id AS old, article.story_id AS story,
    nextval(pg_get_serial_sequence('articles_article', 'id')) AS new,
    date '2012-01-01' + (published - date '2012-01-01' + %(later)s) %% 4383 AS day
FROM articles_article article WHERE article.id <= %(told)s ORDER BY article.id LIMIT %(most)s;

CREATE TEMPORARY TABLE stories ON COMMIT DROP AS
SELECT story AS old, nextval(pg_get_serial_sequence('articles_story', 'id')) AS new
FROM (SELECT DISTINCT story FROM again) each;

INSERT INTO articles_story ({story})
SELECT {story} FROM (
    SELECT (jsonb_populate_record(story, jsonb_build_object(
        'id', stories.new, 'uid', gen_random_uuid()))).*
    FROM articles_story story JOIN stories ON stories.old = story.id
) copied;

INSERT INTO articles_article ({article})
SELECT {article} FROM (
    SELECT (jsonb_populate_record(article, jsonb_build_object(
        'id', again.new, 'identity', encode(sha256(again.new::text::bytea), 'hex'),
        'external_id', 'again-' || again.new, 'text', '', 'published', again.day,
        'story_id', stories.new))).*
    FROM articles_article article JOIN again ON again.old = article.id
    JOIN stories ON stories.old = article.story_id
) copied;

INSERT INTO articles_fingerprint (article_id, hashes)
SELECT new, ARRAY(
    SELECT hash # (%(later)s::bigint << 32) FROM unnest(hashes) AS hash ORDER BY 1)
FROM articles_fingerprint JOIN again ON old = article_id;

INSERT INTO articles_shingle (hash, article_id)
SELECT unnest(hashes[:greatest(cardinality(hashes) / 2, 40)]), article_id
FROM articles_fingerprint JOIN again ON new = article_id;

INSERT INTO articles_storyterm (term, day, article_id)
SELECT term, again.day, new FROM articles_storyterm JOIN again ON old = article_id;

INSERT INTO articles_storyprofile (article_id, digest, data)
SELECT new, md5(new::text),
    regexp_replace(data, '"published":"[0-9-]+"', '"published":"' || again.day || '"')
FROM articles_storyprofile JOIN again ON old = article_id;
"""


def repeat(told: int, missing: int, *, time: int) -> None:
    """Repeat as many as are missing of the first `told` reports; call inside a transaction. `time`
    is another number each time, of which days and fingerprints follow."""
    last = Article.objects.order_by("pk").values_list("pk", flat=True)[told - 1]
    asked: dict[str, Any] = {"told": last, "most": missing, "later": _LATER * time}
    statements = _REPEAT.format(story=_columns(Story), article=_columns(Article)).split(";\n\n")
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, asked)


def _columns(model: type[Model]) -> str:
    """The columns of a table that can be written, quoted."""
    stored = (each for each in model._meta.concrete_fields if not getattr(each, "generated", False))
    return ", ".join(f'"{each.column}"' for each in stored)
