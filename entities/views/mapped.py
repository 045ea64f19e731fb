"""The map of places on a page: their dots lead to their pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from entities.maps import Map, Spot, draw

if TYPE_CHECKING:
    from entities.models import Entity

MOST_PLACES = 40
"""Dots of one map; beyond that it is a rash."""

RAIL = 330, 260
"""Width and height of a map that stands in the rail beside a page."""


def map_of(
    counted: Iterable[tuple[Entity, int]],
    *,
    own: Entity | None = None,
    events: bool = False,
    size: tuple[int, int] = RAIL,
) -> Map | None:
    """Places with the reports (or `events`) that count for each; `own` is the page's.

    Those without coordinates are left out; None where no place has any.
    """
    spots = [
        Spot(
            name=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            url=place.get_absolute_url(),
            count=count,
            said=_events(count) if events else _reports(count),
            own=own is not None and place.pk == own.pk,
        )
        for place, count in counted
        if place.latitude is not None and place.longitude is not None and not place.hidden
    ]
    kept = sorted(spots, key=lambda spot: (not spot.own, -spot.count))[:MOST_PLACES]
    return draw(kept, width=size[0], height=size[1])


def _reports(count: int) -> str:
    return ngettext("%d report", "%d reports", count) % count


def _events(count: int) -> str:
    return ngettext("%d event", "%d events", count) % count
