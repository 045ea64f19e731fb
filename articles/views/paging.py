"""Pages of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

PER_PAGE = 20


def page_of(
    request: HttpRequest, found: QuerySet[Any] | Sequence[Any], *, per_page: int = PER_PAGE
) -> Page[Any]:
    """The page that `?page=` asks for; nonsense is the first, too far is the last."""
    return Paginator(found, per_page).get_page(request.GET.get("page"))
