"""The page of one person, place or organisation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from entities.models import Address, Entity, EntityKind
from entities.rulings.roles import may_rule
from entities.views.desk.choice import divided, hidden_by
from entities.views.dossier import dossier


@require_safe
def entity(request: HttpRequest, kind: EntityKind, slug: str) -> HttpResponse:
    found = (
        Entity.objects.kind(kind).with_splits().select_related("moved_to").filter(slug=slug).first()
    )
    if found is None:
        address = get_object_or_404(Address.objects.select_related("entity"), kind=kind, slug=slug)
        return _led_on(address.entity)
    if found.moved_to and not found.reports:
        return _led_on(found.moved_to)
    if found.hidden and not may_rule(request.user):
        raise Http404
    shown = dossier(found, page=request.GET.get("page", ""), year=request.GET.get("year", "")[:4])
    context = {
        "dossier": shown,
        "entity": found,
        "divided": divided(found) if found.was_split else [],  # type: ignore[attr-defined]
        "hidden_by": hidden_by(found),
    }
    return render(request, "entities/entity.html", context)


def _led_on(to: Entity) -> HttpResponse:
    """The page an address leads to, asked again each time: a browser that kept a merge in mind
    would lead past the page when the merge is undone."""
    answer = redirect(to, permanent=True)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
