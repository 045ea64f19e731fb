"""Find the reports whose fingerprints share something with a new one, in the same time at any size.

One statement keeps the new fingerprint and answers with what shares its keys, each looked up by
itself. Whatever the planner thinks of the size of a table, no statement reads one from end to end.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.models import Article
from articles.prepared import ask
from articles.reprints.fingerprints import FEWEST_SHARED, keys
from articles.reprints.rulings import COPY

MOST_CANDIDATES = 40
"""Reports that share most, and as many of the report's own outlet, newest first."""

# Of a fingerprint its outlet's furniture is left out, but a text of nothing else is known by that.
_FIND = """
WITH given AS MATERIALIZED (
    SELECT %(hashes)s::bigint[] AS hashes, %(keys)s AS keys
), keys AS MATERIALIZED (
    SELECT unnest(hashes[:keys]) AS hash FROM given
), stored AS (
    INSERT INTO articles_fingerprint (article_id, hashes) SELECT %(own)s, hashes FROM given
    ON CONFLICT (article_id) DO UPDATE SET hashes = excluded.hashes
), added AS (
    INSERT INTO articles_shingle (hash, article_id) SELECT hash, %(own)s FROM keys
    ON CONFLICT DO NOTHING
), gone AS (
    DELETE FROM articles_shingle WHERE article_id = %(own)s AND hash NOT IN (SELECT hash FROM keys)
), own AS MATERIALIZED (
    SELECT coalesce(nullif(ARRAY(
        SELECT hash FROM unnest(hashes) AS hash
        WHERE NOT EXISTS (
            SELECT FROM articles_boilerplate known
            WHERE known.source_id = %(source)s AND known.hash = hash.hash
        )
    ), '{}'), hashes) AS hashes
    FROM given
), hits AS (
    SELECT hit.article_id, count(*) AS shared
    FROM own CROSS JOIN unnest(own.hashes) AS each (hash)
    CROSS JOIN LATERAL (
        SELECT article_id FROM articles_shingle shingle WHERE shingle.hash = each.hash
    ) hit
    WHERE each.hash <= (SELECT max(hash) FROM keys) AND hit.article_id <> %(own)s
    GROUP BY hit.article_id
), ranked AS (
    SELECT hits.article_id, source_id, reprint_of_id, published,
        row_number() OVER (ORDER BY shared DESC, hits.article_id) <= %(most)s AS likest,
        source_id = %(source)s AND row_number()
            OVER (PARTITION BY source_id ORDER BY hits.article_id DESC) <= %(most)s AS of_outlet
    FROM hits CROSS JOIN LATERAL (
        SELECT source_id, reprint_of_id, published
        FROM articles_article WHERE id = hits.article_id LIMIT 1
    ) article
)
SELECT EXISTS (SELECT FROM articles_fingerprint WHERE article_id = %(own)s),
    EXISTS (
        SELECT FROM entities_ruling WHERE stands AND withdraws_id IS NULL AND about = %(copy)s
    ),
    own.hashes, article.article_id, kept.hashes,
    ARRAY(
        SELECT hash FROM articles_boilerplate known
        WHERE known.source_id = article.source_id AND known.hash = ANY(kept.hashes)
    ),
    reprint_of_id, published, likest, coalesce(of_outlet, false)
FROM own
LEFT JOIN (
    ranked article CROSS JOIN LATERAL (
        SELECT hashes FROM articles_fingerprint WHERE article_id = article.article_id LIMIT 1
    ) kept
) ON likest OR of_outlet
ORDER BY article.article_id DESC
"""

_KEPT = """
SELECT article.id, kept.hashes, ARRAY(
    SELECT hash FROM articles_boilerplate known
    WHERE known.source_id = article.source_id AND known.hash = ANY(kept.hashes)
)
FROM articles_article article JOIN articles_fingerprint kept ON kept.article_id = article.id
WHERE article.id = ANY(%(articles)s::bigint[])
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that shares keys with a new one, with its hashes and those that are furniture.

    `likest` are those that share most, `of_outlet` the newest of the new report's outlet; each is
    one of these or both.
    """

    article: int
    hashes: Sequence[int]
    furniture: Sequence[int]
    reprint_of: int | None
    published: date | None
    likest: bool
    of_outlet: bool

    @property
    def telling(self) -> Sequence[int]:
        """Its own hashes, furniture left out."""
        return _telling(self.hashes, self.furniture)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, newest id first. `telling` are the new report's hashes without furniture, `known`
    says that it had a fingerprint before, and `ruled` that an editor ever ruled on copies."""

    known: bool
    ruled: bool
    telling: Sequence[int]
    hits: Sequence[Hit]

    def worth_comparing(self) -> list[Hit]:
        """Those that `judge` may call anything at all."""
        own = frozenset(self.telling)
        return [
            each
            for each in self.hits
            if each.likest
            and len(own.intersection(each.telling))
            >= min(FEWEST_SHARED, len(own), len(each.telling))
        ]


def keep_and_find(article: Article, hashes: Sequence[int]) -> Found:
    """Keep the report's fingerprint, and find what shares it."""
    # Written out here: the driver takes longer to write a list than the database to read it.
    written = f"{{{','.join(map(str, hashes))}}}"
    asked: dict[str, Any] = {
        "own": article.pk,
        "hashes": written,
        "keys": len(keys(hashes)),
        "source": article.source_id,
        "most": MOST_CANDIDATES,
        "copy": COPY,
    }
    rows = ask(_FIND, asked)
    known, any_ruled, telling = rows[0][:3]
    hits = [Hit(*row[3:]) for row in rows if row[3] is not None]
    return Found(known, any_ruled, telling, hits)


def telling_hashes(article_ids: Collection[int]) -> dict[int, Sequence[int]]:
    """The kept fingerprints of these reports, by id, the furniture of their outlets left out."""
    rows = ask(_KEPT, {"articles": list(article_ids)})
    return {article: _telling(hashes, furniture) for article, hashes, furniture in rows}


def _telling(hashes: Sequence[int], furniture: Sequence[int]) -> Sequence[int]:
    """Of a fingerprint its outlet's furniture is left out, but a text of nothing else is known by
    that. Left out here: the database took longer for it than for the search."""
    if not furniture:
        return hashes
    known = frozenset(furniture)
    return [each for each in hashes if each not in known] or hashes
