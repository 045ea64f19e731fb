"""What the archive stands at: changes whenever something of it may have changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection


@dataclass(frozen=True, slots=True)
class Stamp:
    """`mark` differs when the archive differs; `changed` is when the last report came in or the
    last editor decided."""

    mark: str
    changed: datetime


def stamp() -> Stamp:
    """One question, of the ends of indexes and of what the database counts of its own work.

    Those counts see what no id shows, such as a story settled anew, some seconds later; the ids
    are there at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        *marks, loaded, ruled = cursor.fetchone()
    mark = hashlib.sha256(" ".join(map(str, (*marks, loaded, ruled))).encode()).hexdigest()[:20]
    moments = [each for each in (loaded, ruled) if each]
    return Stamp(mark, max(moments, default=datetime(1970, 1, 1, tzinfo=UTC)))


_STAMP = r"""
SELECT
    (SELECT max(id) FROM articles_article),
    (SELECT max(id) FROM articles_articleversion),
    (SELECT max(id) FROM articles_story),
    (SELECT max(id) FROM entities_mention),
    (SELECT max(id) FROM entities_datemention),
    (SELECT max(id) FROM entities_telling),
    (SELECT max(id) FROM entities_ruling),
    (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables
        WHERE relname LIKE 'articles\\_%' OR relname LIKE 'entities\\_%'),
    (SELECT loaded_at FROM articles_articleversion ORDER BY id DESC LIMIT 1),
    (SELECT at FROM entities_ruling ORDER BY id DESC LIMIT 1)
"""
