"""One quotation with all its printings, and the list of quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.citing import cite_quote, first_printing
from articles.views.paging import page_of
from entities.models import Address, DateMention, Entity, EntityKind, Event, Quote
from entities.views.printings import printings_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from entities.quote_querysets import QuoteQuerySet

_OTHERS = 5
_EVENTS = 4
_MOST_QUOTED = 12


@require_safe
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Quote.objects.select_related("speaker", "moved_to"), pk=pk)
    if found.moved_to:
        return redirect(found.moved_to, permanent=True)
    known = Event.objects.with_estimated(DateMention.objects.stated())
    said = Quote.objects.by(found.speaker) if found.speaker else Quote.objects.none()
    return render(
        request,
        "entities/quote.html",
        {
            "quote": found,
            "cited": cite_quote(found, first_printing(found)),
            "printings": printings_of(found, page=request.GET.get("page", "")),
            "events": known.said_at(found)[:_EVENTS],
            "others": said.exclude(pk=found.pk).sentences_first()[:_OTHERS],
        },
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose quotations the address asks for, by them or about them; nobody's: all."""

    entity: Entity | None
    about: bool

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        for kind in EntityKind.values:
            if kind in query:
                # Postgres refuses NUL in a text, so it may not reach the query.
                slug = query.get(kind, "").replace("\0", "")
                known = Address.objects.select_related("entity")
                entity = get_object_or_404(known, kind=kind, slug=slug).entity
                return cls(entity, query.get("side") == "about")
        return cls(None, about=False)

    @property
    def several_speakers(self) -> bool:
        return self.entity is None or self.about

    @property
    def quotes(self) -> QuoteQuerySet:
        if self.entity is None:
            return Quote.objects.printed()
        return Quote.objects.about(self.entity) if self.about else Quote.objects.by(self.entity)


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    found = asked.quotes.newest().with_speaker().with_sort()
    context = {
        "asked": asked,
        "page": page_of(request, found),
        "most_quoted": Entity.objects.most_quoted()[:_MOST_QUOTED],
    }
    return render(request, "entities/quotes.html", context)
