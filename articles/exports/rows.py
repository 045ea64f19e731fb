"""Lists as rows of plain values, fetched a few thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet

Row = dict[str, Any]

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query finds, in its order, as rows; fetched a few thousand at a time."""

    found: QuerySet[Any, Any]
    row: Callable[[Any], Row]

    def __iter__(self) -> Iterator[Row]:
        return map(self.row, self.found.iterator(chunk_size=_AT_ONCE))

    def count(self) -> int:
        return self.found.count()


class Placed(Protocol):
    """What is known to some days."""

    @property
    def earliest(self) -> date | None: ...

    @property
    def latest(self) -> date | None: ...

    @property
    def precision(self) -> str: ...


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def days_of(each: Placed) -> Row:
    return {
        "earliest": iso(each.earliest),
        "latest": iso(each.latest),
        "precision": each.precision or None,
    }


def place_of(each: Any) -> Row:
    """Where something stands in a report's text; the report is fetched with it."""
    return {
        "article": each.article_id,
        "external_id": each.article.external_id,
        "start": each.start,
        "end": each.end,
        "text": each.text,
    }
