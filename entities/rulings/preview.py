"""What speaks against a merge: what an editor should have seen before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entities.models import Entity, Mention, Ruling
from entities.rulings import subjects

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why two entities may not be one; `address` is of the report that says so, if one does."""

    words: str
    address: str = ""


def conflicts(entity: Entity, others: Sequence[Entity]) -> list[Conflict]:
    """Everything in the archive and the rulings that speaks against their being one."""
    found: list[Conflict] = []
    everybody = [entity, *others]
    for at, one in enumerate(everybody):
        for other in everybody[at + 1 :]:
            found += _ruled_different(one, other)
            found += _named_together(one, other)
            found += _far_apart(one, other)
    return found


def _ruled_different(one: Entity, other: Entity) -> list[Conflict]:
    pair = [subjects.of(one), subjects.of(other)]
    rulings = Ruling.objects.standing("apart").filter(subjects__contains=pair)
    words = _("%(editor)s ruled %(one)s and %(other)s different on %(day)s. %(why)s")
    return [
        Conflict(
            words
            % {
                "editor": each.editor_name or _("An editor"),
                "one": one.name,
                "other": other.name,
                "day": f"{each.at:%-d %B %Y}",
                "why": each.why,
            }
        )
        for each in rulings
    ]


def _named_together(one: Entity, other: Entity) -> list[Conflict]:
    """Reports that name both, those with both in one sentence's length first."""
    both = Mention.objects.beside(one, other).select_related("article")
    words = _("One report names both %(one)s and %(other)s: “%(title)s”")
    return [
        Conflict(
            words % {"one": one.name, "other": other.name, "title": each.article.title},
            each.article.get_absolute_url(),
        )
        for each in both[:_SHOWN]
    ]


def _far_apart(one: Entity, other: Entity) -> list[Conflict]:
    """Two places known to lie elsewhere."""
    if one.latitude is None or other.latitude is None:
        return []
    if one.longitude is None or other.longitude is None:
        return []
    apart = abs(one.latitude - other.latitude) + abs(one.longitude - other.longitude)
    if apart < 0.5:
        return []
    words = _("%(one)s and %(other)s lie %(degrees).0f degrees apart.")
    return [Conflict(words % {"one": one.name, "other": other.name, "degrees": apart})]
