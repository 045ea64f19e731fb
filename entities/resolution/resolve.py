"""Bring the entities of some blocks in line with what the reports say.

Everything here is derived from namings, mentions and rulings, so it may be run again at any time.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.postgres.aggregates import BoolOr
from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from entities.language.gazetteer import lookup
from entities.models import Address, Entity, EntityKind, Mention, Naming, Printing
from entities.refresh import free_slugs, given_up, refresh_quotes
from entities.resolution import decide

_ACRONYM = 20  # no acronym is longer; see Naming.acronyms


class Block(NamedTuple):
    kind: str
    block: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A naming with what stands in the database of its last decision."""

    naming: decide.Naming
    block: Block
    entity: int | None
    reason: str


def resolve(
    blocks: Iterable[Block], *, article_id: int, acronyms: Collection[str] = ()
) -> set[int]:
    """Decide the namings of these blocks anew; returns the ids of the entities that changed.

    `article_id` is the article just read, whose namings may all be new; `acronyms` are the keys
    of those it explains or has ceased to explain. A block of one full name needs no second look
    at the others. Call inside a transaction. Two workers on one block take turns by
    an advisory lock; the locks are taken in order, so they never wait for each other in a circle.
    """
    explained = {Block(EntityKind.ORGANISATION, each) for each in acronyms}
    wanted = sorted(set(blocks) | explained)
    _lock(wanted)
    rows = _rows(wanted, article_id, acronyms)
    ties = _ties({row.naming.key for row in rows if row.block.kind == EntityKind.ORGANISATION})
    decisions: dict[int, decide.Decision] = {}
    for together in _by_block(rows).values():
        decisions |= decide.decide([row.naming for row in together], ties=ties)
    entities = _entities(rows, decisions)
    return _carry_out(rows, decisions, entities)


def _lock(blocks: Sequence[Block]) -> None:
    numbers = sorted({zlib.crc32(f"{each.kind}:{each.block}".encode()) for each in blocks})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(n) FROM unnest(%s::bigint[]) AS n", [numbers])


def _ties(keys: Collection[str]) -> Mapping[str, set[str]]:
    """The organisations that reports call by each of these, where they are acronyms."""
    ties: dict[str, set[str]] = defaultdict(set)
    found = Naming.objects.filter(acronyms__overlap=[key for key in keys if len(key) <= _ACRONYM])
    for key, acronyms in found.exclude(acronyms=[]).values_list("key", "acronyms").distinct():
        for acronym in acronyms:
            ties[acronym].add(key)
    return ties


def _rows(blocks: Sequence[Block], article_id: int, acronyms: Collection[str]) -> list[_Row]:
    people = [each.block for each in blocks if each.kind == EntityKind.PERSON]
    found = (
        Naming.objects.filter(
            Q(article=article_id)
            | Q(kind=EntityKind.PERSON, block__in=_open(people))
            | Q(kind=EntityKind.ORGANISATION, block__in=list(acronyms))
        )
        .order_by("pk")
        .values(
            "id", "article__identity", "kind", "block", "key", "name", "lone", "roles", "context",
            "entity_id", "reason",
        )
    )  # fmt: skip
    return [
        _Row(
            naming=decide.Naming(
                id=row["id"],
                article=row["article__identity"],
                kind=row["kind"],
                key=row["key"],
                name=row["name"],
                lone=row["lone"],
                offices=frozenset(filter(None, map(_office, row["roles"]))),
                context=frozenset(row["context"]),
            ),
            block=Block(row["kind"], row["block"]),
            entity=row["entity_id"],
            reason=row["reason"],
        )
        for row in found
    ]


def _office(role: str) -> str:
    """The word that says what somebody is: "US Defence Secretary" and "the secretary" agree."""
    words = role.casefold().replace(".", "").split()
    return words[-1] if words else ""


def _open(people: Sequence[str]) -> QuerySet[Naming, str]:
    """The blocks in which one naming may change what another is."""
    return (
        Naming.objects.filter(kind=EntityKind.PERSON, block__in=people)
        .order_by()
        .values("block")
        .annotate(keys=Count("key", distinct=True), alone=BoolOr("lone"))
        .filter(Q(alone=True) | Q(keys__gt=1))
        .values_list("block", flat=True)
    )


def _by_block(rows: Iterable[_Row]) -> Mapping[Block, list[_Row]]:
    together: dict[Block, list[_Row]] = defaultdict(list)
    for row in rows:
        together[row.block].append(row)
    return together


Key = tuple[str, str]
"""An entity's kind and key."""


def _entities(rows: Iterable[_Row], decisions: Mapping[int, decide.Decision]) -> Mapping[Key, int]:
    """The entity of every key decided for, made where there is none yet."""
    names: dict[Key, str] = {}
    for row in rows:
        key = decisions[row.naming.id].key
        if key:
            names.setdefault((row.block.kind, key), row.naming.name)
    known = Entity.objects.filter(
        kind__in={kind for kind, _ in names}, key__in={key for _, key in names}
    )
    entities = {(each.kind, each.key): each.pk for each in known}
    made = [
        _found(kind, key, name)
        for (kind, key), name in sorted(names.items())
        if (kind, key) not in entities
    ]
    free_slugs(made)
    Entity.objects.bulk_create(made)
    Address.objects.bulk_create(
        Address(kind=each.kind, slug=each.slug, entity=each) for each in made
    )
    return entities | {(each.kind, each.key): each.pk for each in made}


def _found(kind: str, key: str, name: str) -> Entity:
    place = lookup(name) if kind == EntityKind.PLACE else None
    entity = Entity(kind=kind, key=key, name=name)
    if place:
        entity.place_kind = place.kind
        entity.latitude, entity.longitude = place.lat, place.lon
    return entity


def _carry_out(
    rows: Sequence[_Row],
    decisions: Mapping[int, decide.Decision],
    entities: Mapping[Key, int],
) -> set[int]:
    changed: list[Naming] = []
    moved: list[int] = []
    left: set[int] = set()
    reached: set[int] = set()
    at: dict[int, int | None] = {}
    for row in rows:
        decision = decisions[row.naming.id]
        target = entities[row.block.kind, decision.key] if decision.key else None
        at[row.naming.id] = target
        if (target, decision.reason) == (row.entity, row.reason):
            continue
        changed.append(Naming(pk=row.naming.id, entity_id=target, reason=decision.reason))
        if target != row.entity:
            moved.append(row.naming.id)
            left |= {row.entity} if row.entity else set()
            reached |= {target} if target else set()
    Naming.objects.bulk_update(changed, ["entity", "reason"])
    if moved:
        _move(moved)
        Entity.objects.filter(pk__in=reached, moved_to__isnull=False).update(moved_to=None)
        _point_on(left, rows, at)
    return left | reached


def _move(namings: Sequence[int]) -> None:
    """Let mentions and quotations follow their namings, but for what an editor decided."""
    entity = Subquery(Naming.objects.filter(pk=OuterRef("naming")).values("entity"))
    Mention.objects.filter(naming__in=namings).not_ruled().update(entity=entity)
    said = Printing.objects.filter(naming__in=namings)
    if said.update(speaker=entity):
        refresh_quotes(said.values_list("quote_id", flat=True))


def _point_on(left: Collection[int], rows: Iterable[_Row], at: Mapping[int, int | None]) -> None:
    """An entity whose namings have all become one other's hands it its addresses.

    `at` is where each naming belongs now.
    """
    went: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        target = at[row.naming.id]
        if row.entity and row.entity in left and target and target != row.entity:
            went[row.entity].add(target)
    standing = set(Naming.objects.filter(entity__in=went).values_list("entity_id", flat=True))
    for entity in Entity.objects.filter(pk__in=went.keys() - standing):
        if len(went[entity.pk]) == 1:
            entity.moved_to_id = went[entity.pk].pop()
            entity.slug = given_up(entity)
            entity.save(update_fields=["moved_to", "slug"])
            entity.addresses.update(entity=entity.moved_to_id)
