"""Pages of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from entities.overlap import Among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

PER_PAGE = 20

_NEAR = 10
"""Pages so near the beginning are read as they stand."""


def page_of(
    request: HttpRequest, found: QuerySet[Any] | Sequence[Any], *, per_page: int = PER_PAGE
) -> Page[Any]:
    """The page that `?page=` asks for; nonsense is the first, too far is the last."""
    page = Paginator(found, per_page).get_page(request.GET.get("page"))
    if isinstance(found, QuerySet) and page.number > _NEAR:
        # To count off ten thousand rows, Postgres makes out all that a row shows of each.
        own = found.values_list("pk", flat=True)[page.start_index() - 1 : page.end_index()]
        page.object_list = found.filter(Among("pk", list(own)))
    return page
