"""A list that may be too long to count, read on from where one stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.keyset import Order, Piece, piece, place_of, read, written
from articles.views.paging import PER_PAGE

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

COUNTED = 10_000
"""Counts are exact up to here and "10,000+" beyond: counting on would cost more than it tells."""

PLACES = ("after", "before")
"""The parameters that say where in the list one stands; no part of what is asked."""


class Onward:
    """Some rows of the list, with the places from which it goes on and back."""

    def __init__(
        self, found: QuerySet[Any, Any], order: Order, shown: Piece, counted: int | None = None
    ) -> None:
        self._found, self._order, self._shown, self._known = found, order, shown, counted

    def __iter__(self) -> Iterator[Any]:
        return iter(self._shown.rows)

    def __len__(self) -> int:
        return len(self._shown.rows)

    @cached_property
    def _counted(self) -> int:
        if self._known is not None:
            return self._known
        # Ids alone: else what a row shows, and how well it matches, is made out for all of them.
        return int(self._found.order_by().values("pk")[: COUNTED + 1].count())

    @property
    def count(self) -> int:
        """How many there are, at most `COUNTED`."""
        return min(self._counted, COUNTED)

    @property
    def more(self) -> bool:
        return self._counted > COUNTED

    @property
    def counted(self) -> str:
        """The count in words that are true."""
        return _("10,000+") if self.more else number_format(self.count, force_grouping=True)

    @property
    def after(self) -> str:
        """Where the next rows begin; "" at the end."""
        shown = self._shown
        return written(place_of(shown.rows[-1], self._order)) if shown.behind and shown.rows else ""

    @property
    def before(self) -> str:
        """Where the rows before these end; "" at the beginning."""
        shown = self._shown
        return written(place_of(shown.rows[0], self._order)) if shown.before and shown.rows else ""


def onward(
    asked: QueryDict, found: QuerySet[Any, Any], order: Order, *, counted: int | None = None
) -> Onward:
    """The rows that `?after=` or `?before=` asks for; nonsense is the beginning. `counted` is how
    many there are, at most `COUNTED` and one, where that is known already."""
    for name in PLACES:
        place = read(asked.get(name, ""), order)
        if place is not None:
            shown = piece(found, order, size=PER_PAGE, place=place, backwards=name == "before")
            if shown.rows:
                return Onward(found, order, shown, counted)
    return Onward(found, order, piece(found, order, size=PER_PAGE), counted)
