"""The page of one person, place or organisation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from entities.models import Address, Entity, EntityKind
from entities.views.dossier import dossier


@require_safe
def entity(request: HttpRequest, kind: EntityKind, slug: str) -> HttpResponse:
    found = Entity.objects.kind(kind).filter(slug=slug).first()
    if found is None:
        address = get_object_or_404(Address.objects.select_related("entity"), kind=kind, slug=slug)
        return redirect(address.entity, permanent=True)
    shown = dossier(found, page=request.GET.get("page", ""), year=request.GET.get("year", "")[:4])
    return render(request, "entities/entity.html", {"dossier": shown, "entity": found})
