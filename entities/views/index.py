"""The index of people, of places and of organisations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entities.models import EntityKind


@require_safe
def index(request: HttpRequest, kind: EntityKind) -> HttpResponse:
    return render(request, "entities/index.html", {"kind": kind})
