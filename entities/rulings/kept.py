"""The machine's reading of an article, kept as it was before any ruling.

What an undone ruling leaves is derived from it within one request, without a language model.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db import connection

from entities.language.findings import Reading
from entities.models import KeptReading


def keep(article_id: int, reading: Reading) -> bool:
    """Remember what was read in this article, in place of what was read before; whether there was
    nothing before."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [article_id, packed(reading)])
        return bool(cursor.fetchone()[0])


def kept(article_id: int) -> Reading | None:
    """What was read in this article; None where it was last read before readings were kept."""
    return kept_of([article_id]).get(article_id)


def kept_of(article_ids: Collection[int]) -> dict[int, Reading]:
    """What was read in each of these articles, as far as readings were kept."""
    rows = KeptReading.objects.filter(article__in=article_ids)
    return {each.article_id: unpacked(bytes(each.data)) for each in rows}


def packed(reading: Reading) -> bytes:
    return zlib.compress(json.dumps(_plain(reading), separators=(",", ":")).encode(), 6)


def unpacked(data: bytes) -> Reading:
    """The inverse of `packed`; a field that an older version did not know has its default."""
    found: Reading = _made(Reading, json.loads(zlib.decompress(data)))
    return found


def _plain(value: object) -> object:
    """What JSON can hold: of a dataclass the fields that differ from their defaults."""
    if is_dataclass(value):
        told = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _plain(own) for each, own in told if own != each.default}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _made(wanted: Any, value: Any) -> Any:
    """The value of this type that `_plain` made this of."""
    if value is None:
        return None
    if isinstance(wanted, type) and is_dataclass(wanted):
        hints = _hints(wanted)
        known = {name: _made(hints[name], each) for name, each in value.items() if name in hints}
        return wanted(**known)
    if wanted is date:
        return date.fromisoformat(value)
    if get_origin(wanted) is tuple:
        inside = get_args(wanted)
        if inside[-1] is Ellipsis:
            return tuple(_made(inside[0], each) for each in value)
        return tuple(_made(*pair) for pair in zip(inside, value, strict=True))
    if get_origin(wanted) in (Union, types.UnionType):
        return _made(next(each for each in get_args(wanted) if each is not type(None)), value)
    return value


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)


# A row that an INSERT has just made was never changed: it has no xmax.
_KEEP = """
INSERT INTO entities_keptreading (article_id, data) VALUES (%s, %s)
ON CONFLICT (article_id) DO UPDATE SET data = excluded.data
RETURNING xmax = 0
"""
