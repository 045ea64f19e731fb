"""Pages of a list that may be too long to count: every page opens, and the count stops in time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from articles.views.paging import PER_PAGE

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    _Paginator: TypeAlias = Paginator[Any]
    _Page: TypeAlias = Page[Any]
else:
    # Django's are generic to the type checker alone.
    _Paginator, _Page = Paginator, Page

COUNTED = 10_000
"""Counts are exact up to here and "10,000+" beyond: counting on would cost more than it tells."""

_LAST = 10_000_000
"""Postgres takes no offset of more than 19 digits, and no archive has so many pages."""


class OpenPaginator(_Paginator):
    """`count` is at most `COUNTED`; where there is `more`, every further page opens as well."""

    @cached_property
    def _found(self) -> int:
        found: Any = self.object_list
        return int(found.order_by()[: COUNTED + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._found, COUNTED)

    @property
    def more(self) -> bool:
        return self._found > COUNTED

    @property
    def counted(self) -> str:
        """The count in words that are true."""
        return _("10,000+") if self.more else str(self.count)

    def get_page(self, number: Any) -> Page[Any]:
        """Nonsense is the first page; too far is the last where the last is known."""
        if not self.more:
            return super().get_page(number)
        wanted = int(number) if str(number).isascii() and str(number).isdigit() else 1
        return OpenPage(self, min(max(wanted, 1), _LAST))


class OpenPage(_Page):
    """A page of a list whose end is not known: one row more is fetched to see if it goes on."""

    def __init__(self, paginator: OpenPaginator, number: int) -> None:
        first = (number - 1) * paginator.per_page
        found: Any = paginator.object_list
        rows = list(found[first : first + paginator.per_page + 1])
        super().__init__(rows[: paginator.per_page], number, paginator)
        self._goes_on = len(rows) > paginator.per_page

    def has_next(self) -> bool:
        return self._goes_on

    def next_page_number(self) -> int:
        return self.number + 1

    def previous_page_number(self) -> int:
        return self.number - 1


def open_page(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """The page that `?page=` asks for, however far down."""
    return OpenPaginator(found, PER_PAGE).get_page(request.GET.get("page"))
