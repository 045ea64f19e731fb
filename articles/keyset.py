"""Long lists read on from a row, not from a number: however far down, and whatever came in since.

An order is a tuple of `Key`s, the last of them unique. A row's values of them are its place, which
an address can hold; the piece behind or before a place is found by an index, without counting.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import F, Q

if TYPE_CHECKING:
    from django.db.models import QuerySet

    Found = TypeVar("Found", bound=QuerySet[Any, Any])

_LONGEST_NUMBER = 18
"""Digits that every number of the database can have."""


@dataclass(frozen=True, slots=True)
class Key:
    """A column or annotation to order by; of a `nullable` one, rows without a value come last."""

    name: str
    type: type[int] | type[date] | type[Decimal] = int
    descending: bool = True
    nullable: bool = False


Order = tuple[Key, ...]
Place = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a list in its order, and whether there are others on either side."""

    rows: list[Any]
    before: bool
    behind: bool


def in_order(found: Found, order: Order) -> Found:
    return found.order_by(*(_sorted(key, backwards=False) for key in order))


def piece(
    found: QuerySet[Any, Any],
    order: Order,
    *,
    size: int,
    place: Place | None = None,
    backwards: bool = False,
) -> Piece:
    """The rows next to a place, exclusive, in two queries at most; from the beginning without."""
    rows: list[Any] = []
    for each in _stretches(found, order, place, backwards=backwards):
        # One more than is shown tells whether the list goes on.
        rows += each[: size + 1 - len(rows)]
        if len(rows) > size:
            break
    goes_on, rows = len(rows) > size, rows[:size]
    if backwards:
        return Piece(rows[::-1], before=goes_on, behind=place is not None)
    return Piece(rows, before=place is not None, behind=goes_on)


def place_of(row: Any, order: Order) -> Place:
    return tuple(getattr(row, key.name) for key in order)


def written(place: Place) -> str:
    """A place for an address: no text of it means anything to anybody else."""
    plain = [str(each) if isinstance(each, date | Decimal) else each for each in place]
    packed = json.dumps(plain, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(words: str, order: Order) -> Place | None:
    """The place that an address holds; None where it holds none of this order."""
    try:
        padded = words + "=" * (-len(words) % 4)
        plain = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(plain, list) or len(plain) != len(order):
            return None
        return tuple(_value(each, key) for each, key in zip(plain, order, strict=True))
    except (binascii.Error, ValueError, InvalidOperation, RecursionError):
        return None


def _value(plain: Any, key: Key) -> Any:
    if plain is None and key.nullable:
        return None
    if key.type is int and type(plain) is int and len(str(abs(plain))) <= _LONGEST_NUMBER:
        return plain
    if key.type is date and isinstance(plain, str):
        return date.fromisoformat(plain)
    if key.type is Decimal and isinstance(plain, str) and len(plain) <= _LONGEST_NUMBER:
        number = Decimal(plain)
        if number.is_finite():
            return number
    raise ValueError(f"not a value of {key.name}")


def _sorted(key: Key, *, backwards: bool) -> Any:
    column = F(key.name)
    turned = column.desc if key.descending is not backwards else column.asc
    # Said only where it matters: an index of a column that is never null does not know it.
    last = key.nullable and not backwards
    return turned(nulls_last=last or None, nulls_first=(key.nullable and backwards) or None)


def _stretches(
    found: QuerySet[Any, Any], order: Order, place: Place | None, *, backwards: bool
) -> Iterator[QuerySet[Any, Any]]:
    """The rows beyond the place, nearest first. Those with and without a value of the first key
    are asked for one after the other: an index answers neither if both are asked for at once."""
    whole = found.order_by(*(_sorted(key, backwards=backwards) for key in order))
    if place is None:
        yield whole
        return
    key, value = order[0], place[0]
    beyond = _beyond(list(zip(order, place, strict=True)), backwards=backwards)
    if value is None:
        yield whole.filter(_without(key), beyond)
        if backwards:
            yield whole.filter(~_without(key))
    else:
        # Said twice, because of an OR alone an index does not see that it has an end.
        yield whole.filter(beyond, **{f"{_compared(key, backwards=backwards)}e": value})
        if key.nullable and not backwards:
            yield whole.filter(_without(key))


def _beyond(parts: list[tuple[Key, Any]], *, backwards: bool) -> Q:
    """Whether a row lies past these values: past the first, or the same there and past the rest."""
    (key, value), *rest = parts
    if value is None:
        same, past = _without(key), ~_without(key) if backwards else None
    else:
        same, past = Q((key.name, value)), Q((_compared(key, backwards=backwards), value))
        if key.nullable and not backwards:
            past |= _without(key)
    if not rest:
        return past or Q(pk__in=[])
    further = same & _beyond(rest, backwards=backwards)
    return further if past is None else past | further


def _without(key: Key) -> Q:
    return Q((f"{key.name}__isnull", True))


def _compared(key: Key, *, backwards: bool) -> str:
    return f"{key.name}__{'lt' if key.descending is not backwards else 'gt'}"
