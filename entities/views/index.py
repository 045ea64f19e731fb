"""The index of people, of places and of organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from entities.models import Entity, EntityKind

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict
    from django_stubs_ext import StrOrPromise

    from articles.views.htmx import HtmxHttpRequest

ROWS_A_PAGE = 100
LONGEST_FILTER = 100

_TITLES: dict[str, StrOrPromise] = {
    EntityKind.PERSON: _("People"),
    EntityKind.PLACE: _("Places"),
    EntityKind.ORGANISATION: _("Organisations"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of an index: words to filter by, an order, a letter of A to Z."""

    words: str = ""
    by_name: bool = False
    letter: str = ""
    page: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        # Postgres refuses NUL in a text, so it may not reach the query.
        words = query.get("q", "").replace("\0", "").strip()
        by_name = query.get("order") == "name"
        letter = query.get("letter", "").replace("\0", "")[:1].upper() if by_name else ""
        return cls(words[:LONGEST_FILTER], by_name, letter, query.get("page", ""))


@require_safe
@vary_on_headers("HX-Request")
def index(request: HtmxHttpRequest, kind: EntityKind) -> HttpResponse:
    asked = Asked.of(request.GET)
    context = {
        "kind": kind,
        "title": _TITLES[kind],
        "asked": asked,
        "page": entries(kind, asked),
        "letters": Entity.objects.kind(kind).initials() if asked.by_name else [],
    }
    fragment = request.htmx and not request.htmx.history_restore_request
    template = "entities/_entries.html" if fragment else "entities/index.html"
    return render(request, template, context)


def entries(kind: EntityKind, asked: Asked) -> Page[Entity]:
    """The rows of the index that were asked for."""
    found = Entity.objects.kind(kind)
    if asked.words:
        found = found.matching(asked.words)
    if asked.letter:
        found = found.beginning_with(asked.letter)
    found = found.by_name() if asked.by_name else found.most_named()
    return Paginator(found, ROWS_A_PAGE).get_page(asked.page)
