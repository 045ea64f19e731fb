"""What the archive stands at, exactly: one short question."""

from __future__ import annotations

from django.db import connection

_MARK = "SELECT md5(coalesce(string_agg(mark::text, '' ORDER BY slot), '')) FROM articles_change"


def archive_mark() -> str:
    """Differs from every earlier one as soon as a transaction that wrote something is over.

    What is read after it may be newer than it, never older: kept under this mark, it is asked for
    only while nothing has changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return str(cursor.fetchone()[0])
