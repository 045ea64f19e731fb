"""The index of people, of places and of organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Max
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.models import Article
from entities.models import Entity, EntityKind

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse, QueryDict
    from django_stubs_ext import StrOrPromise

    from articles.views.htmx import HtmxHttpRequest
    from entities.querysets import EntityQuerySet

ROWS_A_PAGE = 100
LONGEST_FILTER = 100

DAYS = {"week": 7, "month": 30}
"""Days counted for "this week" and "this month"."""

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
    when: str = "ever"
    """Which reports count: "week", "month" or "ever"."""

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        # Postgres refuses NUL in a text, so it may not reach the query.
        words = query.get("q", "").replace("\0", "").strip()
        by_name = query.get("order") == "name"
        letter = query.get("letter", "").replace("\0", "")[:1].upper() if by_name else ""
        when = query.get("when", "")
        when = when if when in DAYS and not by_name else "ever"
        return cls(words[:LONGEST_FILTER], by_name, letter, query.get("page", ""), when)


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
    """The page of the index that was asked for."""
    return Paginator(named(kind, asked), ROWS_A_PAGE).get_page(asked.page)


def named(kind: EntityKind, asked: Asked) -> EntityQuerySet:
    """The rows of the index that were asked for."""
    found = Entity.objects.kind(kind)
    if asked.words:
        found = found.matching(asked.words)
    if asked.letter:
        found = found.beginning_with(asked.letter)
    if asked.when in DAYS:
        return found.most_named_in(_newest(DAYS[asked.when]))
    return found.by_name() if asked.by_name else found.most_named()


def _newest(days: int) -> QuerySet[Article, int]:
    """The articles published in so many days up to the newest published day there is.

    That day, not the clock's: an archive that has stopped still has a last week.
    """
    last: date | None = Article.objects.aggregate(last=Max("published"))["last"]
    if last is None:
        return Article.objects.none().values_list("pk", flat=True)
    within = (last - timedelta(days=days - 1), last)
    return Article.objects.filter(published__range=within).values_list("pk", flat=True)
