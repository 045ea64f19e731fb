"""Insert many rows at once by Postgres's COPY, which costs a tenth of what INSERT does."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import JSONField, Model
from psycopg.types.json import Jsonb


def copy_in(rows: Sequence[Model]) -> None:
    """Insert these rows of one model; no ids come back.

    Values go as they are, JSON but wrapped: no field may need another of Django's conversions.
    """
    if not rows:
        return
    meta = type(rows[0])._meta
    fields = [each for each in meta.concrete_fields if not each.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(each.column)) for each in fields)
    names = [each.attname for each in fields]
    wrapped = {each.attname for each in fields if isinstance(each, JSONField)}
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(meta.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            values = (getattr(row, name) for name in names)
            pairs = zip(names, values, strict=True)
            copy.write_row([Jsonb(each) if name in wrapped else each for name, each in pairs])
