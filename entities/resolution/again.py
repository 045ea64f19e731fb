"""Decide names anew because an editor has spoken, though no report was read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from entities.event_facts import refresh_events
from entities.event_facts import resolve_again as point_tellings
from entities.event_joining import join_many
from entities.models import Entity, Naming
from entities.refresh import refresh
from entities.resolution.resolve import Block, resolve


def resolve_again(
    blocks: Iterable[tuple[str, str]], *, entities: Iterable[tuple[str, str]]
) -> None:
    """Decide every name of these blocks and of these entities (kind, key) again, and derive what
    follows: pages, counts, quotations, events. Call inside a transaction."""
    wanted = Q(pk__in=())
    for kind, key in entities:
        wanted |= Q(kind=kind, key=key)
    ids = set(Entity.objects.filter(wanted).values_list("pk", flat=True))
    named = Naming.objects.filter(entity__in=ids).order_by().values_list("kind", "block").distinct()
    resolved = resolve({Block(*each) for each in (*blocks, *named)})
    touched = resolved.entities | ids
    renamed = refresh(touched)
    told = point_tellings(touched, articles=resolved.articles, renamed=renamed)
    refresh_events(join_many(told))
