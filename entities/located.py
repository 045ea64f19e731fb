"""Where a place lies, as the gazetteer has it."""

from __future__ import annotations

from entities.language.gazetteer import lookup
from entities.models import Entity, EntityKind


def located(entity: Entity) -> Entity:
    """The same entity, not saved, on the map where it is a place that the gazetteer knows."""
    place = lookup(entity.name) if entity.kind == EntityKind.PLACE else None
    if place:
        entity.place_kind = place.kind
        entity.latitude, entity.longitude = place.lat, place.lon
    return entity
