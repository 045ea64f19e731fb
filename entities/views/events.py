"""One event with all its reports, and the list of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.views.paging import page_of
from entities.models import Address, Entity, EntityKind, Event, EventKind
from entities.views.tellings import tellings_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from entities.event_querysets import EventQuerySet

_AROUND = 3


@require_safe
def event(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = get_object_or_404(Event.objects.select_related("place", "moved_to"), pk=pk)
    if found.moved_to or slug != found.slug:
        return redirect(found.moved_to or found, permanent=True)
    parts = list(found.taking_part.select_related("entity"))
    people = [each.entity_id for each in parts if each.entity.kind == EntityKind.PERSON]
    beside = Event.objects.beside(found, people or [each.entity_id for each in parts])
    context = {
        "event": found,
        "parts": parts,
        "tellings": tellings_of(found, page=request.GET.get("page", "")),
        "before": beside.before(found)[:_AROUND],
        "after": beside.after(found)[:_AROUND],
    }
    return render(request, "entities/event.html", context)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a kind, whoever takes part and where, and days."""

    kind: str = ""
    entities: tuple[Entity, ...] = ()
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        kind = query.get("kind", "")
        entities = tuple(
            # Postgres refuses NUL in a text, so it may not reach the query.
            _entity(each, query.get(each, "").replace("\0", ""))
            for each in EntityKind.values
            if query.get(each)
        )
        known = kind if kind in EventKind.values else ""
        return cls(known, entities, _day(query.get("from", "")), _day(query.get("to", "")))

    @property
    def something(self) -> bool:
        return bool(self.kind or self.entities or self.first or self.last)

    @property
    def events(self) -> EventQuerySet:
        found = Event.objects.told()
        if self.kind:
            found = found.filter(kind=self.kind)
        for each in self.entities:
            found = found.involving(each)
        return found.within(self.first, self.last) if self.first or self.last else found


def _entity(kind: str, slug: str) -> Entity:
    known = Address.objects.select_related("entity")
    return get_object_or_404(known, kind=kind, slug=slug).entity


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    context = {
        "asked": asked,
        "kinds": EventKind.choices,
        "page": page_of(request, asked.events.newest().with_who_and_where()),
    }
    return render(request, "entities/events.html", context)
