"""Carry out what was decided: namings, and with them mentions and quotations, change hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import OuterRef, Subquery

from entities.addresses import given_up
from entities.models import Entity, Mention, Naming, Ruling
from entities.quoting import follow_speakers
from entities.rows import rows
from entities.rulings import subjects


class Move(NamedTuple):
    """A naming, its article, the entity it was, the one it is now (ids), and why."""

    naming: int
    article: int
    entity: int | None
    target: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The ids of the `entities` that gained or lost a name, and of the `articles`, other than the
    one just read, of which a name is another's now."""

    entities: set[int]
    articles: set[int]


def carry_out(moves: Sequence[Move], *, article_id: int | None) -> Resolved:
    """Write the moves; `article_id` is the article just read, which has no mentions yet."""
    if moves:
        ids, _, _, targets, reasons = zip(*moves, strict=True)
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [list(ids), list(targets), list(reasons)])
    changed = [each for each in moves if each.entity != each.target]
    moved = [each for each in changed if each.article != article_id or each.entity]
    if moved:
        _follow([each.naming for each in moved])
    left = {each.entity for each in changed if each.entity}
    reached = {each.target for each in changed if each.target}
    if reached:
        rows(_BACK, [list(reached)])
    if left:
        _point_on(changed)
    articles = {each.article for each in changed} - {article_id}
    return Resolved(left | reached, {each for each in articles if each})


def _follow(namings: Collection[int]) -> None:
    """Let mentions and quotations follow their namings; those an editor pinned have their own."""
    entity = Subquery(Naming.objects.filter(pk=OuterRef("naming")).values("entity"))
    Mention.objects.filter(naming__in=namings).update(entity=entity)
    follow_speakers(namings)


def _point_on(moves: Sequence[Move]) -> None:
    """An entity whose namings have all become one other's hands it its addresses.

    One that an editor merged keeps them, and leads on from them: the merge may be undone.
    """
    went: dict[int, set[int]] = defaultdict(set)
    for each in moves:
        if each.entity and each.target:
            went[each.entity].add(each.target)
    standing = set(Naming.objects.filter(entity__in=went).values_list("entity_id", flat=True))
    gone = list(Entity.objects.filter(pk__in=went.keys() - standing, pinned=False))
    ruled_on = _ruled_on(gone)
    for entity in gone:
        if len(went[entity.pk]) == 1:
            entity.moved_to_id = went[entity.pk].pop()
            if entity.pk in ruled_on:
                entity.save(update_fields=["moved_to"])
                continue
            entity.slug = given_up(entity)
            entity.save(update_fields=["moved_to", "slug"])
            entity.addresses.update(entity=entity.moved_to_id)


def _ruled_on(entities: Sequence[Entity]) -> set[int]:
    """Those that an editor brought to another by a ruling that stands."""
    by_subject = {subjects.of(each): each.pk for each in entities}
    found = Ruling.objects.standing("merge", "alias", "split").concerning(by_subject)
    named = {one for each in found.values_list("subjects", flat=True) for one in each}
    return {pk for subject, pk in by_subject.items() if subject in named}


_BACK = """
UPDATE entities_entity SET moved_to_id = NULL WHERE id = ANY(%s) AND moved_to_id IS NOT NULL
"""

_MOVE = """
UPDATE entities_naming n SET entity_id = moved.entity, reason = moved.reason
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS moved (id, entity, reason)
WHERE n.id = moved.id
"""
