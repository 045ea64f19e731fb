"""Rows by SQL as it stands, for what is asked of every report.

Django makes the words of a query anew each time it is asked, which takes longer than the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection


def rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What the statement answers with; nothing where it has no answer."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
