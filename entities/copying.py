"""Insert many rows at once by Postgres's COPY, which costs a tenth of what INSERT does."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import Model


def copy_in(rows: Sequence[Model]) -> None:
    """Insert these rows of one model; no ids come back.

    Values go as they are: of a kind whose fields need none of Django's conversions (no JSON).
    """
    if not rows:
        return
    meta = type(rows[0])._meta
    fields = [each for each in meta.concrete_fields if not each.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(each.column)) for each in fields)
    names = [each.attname for each in fields]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([getattr(row, name) for name in names])
