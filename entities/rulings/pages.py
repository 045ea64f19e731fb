"""What editors say of a page itself: its name, its line, links, and whether it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from entities.models import Entity, Ruling
from entities.rulings import subjects

ON_PAGES = ("rename", "line", "link", "hide", "pin")


def overrule(entities: Iterable[Entity]) -> None:
    """Put what editors decided on entities whose name and line were just derived.

    Name and line are left to be saved; whether it is shown, pinned and linked is saved here.
    """
    by_subject = {subjects.of(each): each for each in entities}
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in Ruling.objects.standing_on(ON_PAGES, by_subject):
        ref = ruling.payload["entity"]
        rulings[subjects.entity(ref["kind"], ref["key"])].append(ruling)
    for subject, entity in by_subject.items():
        _put(entity, rulings[subject])


def _put(entity: Entity, rulings: Iterable[Ruling]) -> None:
    before = entity.hidden, entity.pinned, entity.links
    entity.hidden = entity.pinned = False
    links: dict[str, dict[str, str]] = {}
    for each in rulings:
        told = each.payload
        if each.about == "rename":
            entity.name = told["name"]
        elif each.about == "line":
            entity.line = told["line"] or entity.line
        elif each.about == "hide":
            entity.hidden = told["hide"]
        elif each.about == "pin":
            entity.pinned = told["pin"]
            entity.name = told["name"] if told["pin"] else entity.name
        elif told["keep"]:
            links[told["url"]] = {"url": told["url"], "label": told["label"]}
        else:
            links.pop(told["url"], None)
    entity.links = list(links.values())
    if before != (entity.hidden, entity.pinned, entity.links):
        entity.save(update_fields=["hidden", "pinned", "links"])
