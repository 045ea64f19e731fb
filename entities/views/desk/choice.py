"""What editors did to a page that its address has to say: where what they split off
it went, for it may mean several since then, and why readers do not see it."""

from __future__ import annotations

from entities.models import Entity, Event, Ruling
from entities.rulings import subjects
from entities.rulings.event_bonds import SPLIT


def divided(entity: Entity) -> list[Entity]:
    """The pages that were split off from this one and that some report names."""
    rulings = Ruling.objects.standing("split").concerning([subjects.of(entity)])
    keys = [
        each.payload["to"]["key"]
        for each in rulings
        if each.payload["of"]["key"] == entity.key and each.payload["of"]["kind"] == entity.kind
    ]
    return list(Entity.objects.kind(entity.kind).named().filter(key__in=keys)) if keys else []


def divided_event(event: Event) -> list[Event]:
    """The events that were split off from this one and that some report tells of."""
    own = str(event.uid)
    uids = []
    for each in Ruling.objects.standing(SPLIT).concerning([subjects.event(own)]):
        of, *others = (side["event"] for side in each.payload["sides"])
        uids += others if of == own else []
    return list(Event.objects.told().filter(uid__in=uids).oldest()) if uids else []


def hidden_by(entity: Entity) -> Ruling | None:
    """The ruling that hides the page from readers."""
    if not entity.hidden:
        return None
    return Ruling.objects.standing("hide").concerning([subjects.of(entity)]).last()
