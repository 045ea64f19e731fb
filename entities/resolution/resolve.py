"""Bring the entities of some blocks in line with what the reports say.

Everything here is derived from namings, mentions and rulings, so it may be run again at any time.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from entities.language.gazetteer import lookup
from entities.models import Address, Entity, Mention, Naming, Printing
from entities.refresh import free_slug, refresh_quotes
from entities.resolution import decide


class Block(NamedTuple):
    kind: str
    block: str


def resolve(blocks: Iterable[Block]) -> set[int]:
    """Decide every naming of these blocks anew; returns the ids of the entities that changed.

    Call inside a transaction. Two workers on one block take turns by an advisory lock; the locks
    are taken in order, so they cannot wait for each other in a circle.
    """
    touched: set[int] = set()
    for each in sorted(set(blocks)):
        _lock(each)
        touched |= _resolve_block(each)
    return touched


def _lock(block: Block) -> None:
    number = zlib.crc32(f"{block.kind}:{block.block}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _resolve_block(block: Block) -> set[int]:
    rows = list(
        Naming.objects.filter(kind=block.kind, block=block.block).values(
            "id",
            "article__identity",
            "kind",
            "key",
            "name",
            "lone",
            "roles",
            "context",
            "entity_id",
            "reason",
        )
    )
    decisions = decide.decide(
        [
            decide.Naming(
                id=row["id"],
                article=row["article__identity"],
                kind=row["kind"],
                key=row["key"],
                name=row["name"],
                lone=row["lone"],
                titled=bool(row["roles"]),
                context=frozenset(row["context"]),
            )
            for row in rows
        ]
    )
    keys = {each.key for each in decisions.values() if each.key}
    entities = {each.key: each.pk for each in Entity.objects.filter(kind=block.kind, key__in=keys)}
    first_names = {decisions[row["id"]].key: row["name"] for row in reversed(rows)}
    for key in sorted(keys - entities.keys()):
        entities[key] = _found(block.kind, key, first_names[key]).pk
    moved: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    touched: set[int] = set()
    for row in rows:
        decision = decisions[row["id"]]
        target = entities[decision.key] if decision.key else None
        if (target, decision.reason) != (row["entity_id"], row["reason"]):
            moved[target, decision.reason].append(row["id"])
            touched |= {each for each in (target, row["entity_id"]) if each}
    for (target, reason), ids in moved.items():
        Naming.objects.filter(pk__in=ids).update(entity=target, reason=reason)
        Mention.objects.filter(naming__in=ids).not_ruled().update(entity=target)
        said = Printing.objects.filter(naming__in=ids)
        said.update(speaker=target)
        refresh_quotes(said.values_list("quote_id", flat=True))
    return touched


def _found(kind: str, key: str, name: str) -> Entity:
    place = lookup(name) if kind == "place" else None
    entity = Entity(kind=kind, key=key, name=name, slug=free_slug(kind, name))
    if place:
        entity.place_kind = place.kind
        entity.latitude, entity.longitude = place.lat, place.lon
    entity.save()
    Address.objects.create(kind=kind, slug=entity.slug, entity=entity)
    return entity
