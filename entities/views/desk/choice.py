"""Where the names of a page that an editor split went: an address may mean several since then."""

from __future__ import annotations

from entities.models import Entity, Ruling
from entities.rulings import subjects


def divided(entity: Entity) -> list[Entity]:
    """The pages that were split off from this one and that some report names."""
    rulings = Ruling.objects.standing("split").concerning([subjects.of(entity)])
    keys = [
        each.payload["to"]["key"]
        for each in rulings
        if each.payload["of"]["key"] == entity.key and each.payload["of"]["kind"] == entity.kind
    ]
    return list(Entity.objects.kind(entity.kind).named().filter(key__in=keys)) if keys else []
