"""Lists as rows of plain values, fetched a few thousand at a time.

Rows are read as the tuples that the database answers: to make a model of each costs ten times as
much as all else that is done with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, reduce
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.expressions import Combinable
from django.urls import get_script_prefix, reverse

Row = dict[str, Any]
Column = str | Combinable
"""As a query names it, or what the database is to make of its columns."""

_AT_ONCE = 2_000


class Cell:
    """A cell that is made of the values of some columns."""

    def __init__(self, made: Callable[..., Any], *columns: Column) -> None:
        self.made, self.columns = made, columns


class Table:
    """What a row holds: by the name of each cell its column, or how it is made of columns."""

    def __init__(self, cells: Mapping[str, Column | Cell]) -> None:
        self.cells = cells
        self.columns: list[Column] = []
        self._picked = [(name, *self._pick(cell)) for name, cell in cells.items()]

    def _pick(self, cell: Column | Cell) -> tuple[Callable[..., Any] | None, Any]:
        first = len(self.columns)
        if isinstance(cell, Cell):
            self.columns += cell.columns
            return cell.made, slice(first, len(self.columns))
        self.columns.append(cell)
        return None, first

    def row(self, values: Sequence[Any]) -> Row:
        """The row of these values of `columns`."""
        return {
            name: values[place] if made is None else made(*values[place])
            for name, made, place in self._picked
        }

    def of(self, known: Model) -> Row:
        """The row of a model that has been fetched; its columns have names."""
        return self.row([_value(known, str(column)) for column in self.columns])


@dataclass(frozen=True)
class Rows:
    """What a query finds, in its order, as rows; fetched a few thousand at a time."""

    found: QuerySet[Any, Any]
    table: Table = field(repr=False)

    @cached_property
    def _values(self) -> QuerySet[Any, Any]:
        return self.found.values_list(*self.table.columns)

    def __iter__(self) -> Iterator[Row]:
        return map(self.table.row, self._values.iterator(chunk_size=_AT_ONCE))

    def piece(self, first: int, last: int) -> list[Row]:
        """The rows from this number, of which the first is 0, to before the last."""
        return [self.table.row(values) for values in self._values[first:last]]

    def count(self) -> int:
        return self.found.count()


def page(view: str, slug_of: Callable[[str], str]) -> Callable[[int, str], str]:
    """What makes the address of a page of this view of its id and of its title or headline."""

    def made(pk: int, words: str) -> str:
        before, after = _around(view, get_script_prefix())
        return f"{before}{pk}-{slug_of(words)}{after}"

    return made


@cache
def _around(view: str, _prefix: str) -> tuple[str, str]:
    """What stands before and behind the id and slug. Asked once: to reverse an address takes as
    long as the rest of its row."""
    before, _, after = reverse(view, args=[0, "slug"]).partition("0-slug")
    return before, after


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def or_none(value: Any) -> Any:
    """None for what is empty."""
    return value or None


def day(column: str) -> Cell:
    return Cell(iso, column)


DAYS: Mapping[str, Column | Cell] = {
    "earliest": day("earliest"),
    "latest": day("latest"),
    "precision": Cell(or_none, "precision"),
}
"""Of what is known to some days."""

PLACE: Mapping[str, Column | Cell] = {
    "article": "article_id",
    "external_id": "article__external_id",
    "start": "start",
    "end": "end",
    "text": "text",
}
"""Where something stands in a report's text."""


def _value(known: Any, column: str) -> Any:
    """What the column holds that a query would name so: None beyond a relation to nothing."""
    return reduce(lambda at, name: getattr(at, name, None), column.split("__"), known)
