"""Statements asked for every report: the server keeps how it answers each.

To plan a statement of five tables takes as long as to answer it. Only those that look their rows up
by index, whatever is asked for, belong here: the plan is made before the values are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


class _Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """Prepares what it executes, once for each connection, and takes the answer in binary."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> _Prepared:
        return super().execute(query, params, prepare=True, binary=True)


def ask(statement: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows that the statement answers with, none where it answers with nothing.

    Values are sent beside the statement, not in it: one that could be of several types needs a
    cast there.
    """
    connection.ensure_connection()
    driver = connection.connection
    driver.prepare_threshold = 1  # Django forbids preparing at all, for poolers that mix sessions
    with connection.wrap_database_errors:
        bare = _Prepared(driver)
    # Django's wrapper counts, logs and translates errors as it does for every statement.
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(cast(CursorWrapper, bare)) as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall() if cursor.description else []
