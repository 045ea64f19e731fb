"""Give every entity the address that its name asks for.

An address is a function of who stands in the archive, not of the order in which reports came: the
name; where two of one kind would have the same, the first by key has it and the others add a mark
of their own. A family name that no report explains always has its mark: others of that name will
come. An address that nobody's name asks for any more stays with its last bearer, to redirect.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import connection
from django.utils.text import slugify

from entities.models import Address, Entity
from entities.rows import rows

MADE_BY_EDITOR = "editor "
"""What the key of an entity begins with that an editor added."""

_UNEXPLAINED = " ~"
"""Stands in the key of a family name that no full name explains."""

_MARK = 6

_NAMING = 4_107  # names this kind of lock among all advisory locks of the database


def plain_slug(entity: Entity) -> str:
    """The address that the name asks for."""
    return slugify(entity.name)[:80].strip("-") or "unnamed"


def marked_slug(entity: Entity) -> str:
    """The plain slug with six hexadecimal digits of the entity's own."""
    mark = hashlib.sha256(f"{entity.kind}:{entity.key}".encode()).hexdigest()[:_MARK]
    return f"{plain_slug(entity)}-{mark}"


def given_up(entity: Entity) -> str:
    """What an entity is called by whose addresses have all gone to another."""
    return f"given-up-{entity.pk}"


def free_slugs(entities: Sequence[Entity]) -> None:
    """Give entities that are not saved yet an address nobody of their kind has."""
    wanted = {plain_slug(each) for each in entities}
    taken = set(Address.objects.filter(slug__in=wanted).values_list("kind", "slug"))
    for each in entities:
        plain = (each.kind, plain_slug(each))
        each.slug = marked_slug(each) if plain in taken else plain[1]
        taken.add((each.kind, each.slug))


def readdress(entities: Iterable[Entity]) -> None:
    """Save the addresses that these entities have now; their names and counts must be known."""
    save_slugs(addressed(entities))


def addressed(entities: Iterable[Entity]) -> dict[int, str]:
    """Issue the addresses that these entities have now; returns whose slug, theirs and others', is
    still to be saved in this transaction, by id. Who had one of those slugs has given it up."""
    own = {each.pk: each for each in entities}
    asked: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for each in own.values():
        if _stands(each) and each.slug != plain_slug(each):
            asked[each.kind, plain_slug(each)].append(each)
        elif not _stands(each) and each.slug == plain_slug(each):
            asked[each.kind, each.slug] += []
        if _stands(each) and each.slug not in (plain_slug(each), marked_slug(each)):
            asked[each.kind, each.slug] += []
    if not asked:
        return {}
    _lock(asked)
    bearers = _bearers(asked, own)
    wanted: dict[int, str] = {}
    for key, group in bearers.items():
        free = [each for each in group if _UNEXPLAINED not in each.key]
        for each in group:
            wanted[each.pk] = marked_slug(each)
        if free:
            wanted[min(free, key=_precedence).pk] = key[1]
    changed = [each for group in bearers.values() for each in group if each.slug != wanted[each.pk]]
    return _issue(changed, wanted)


def save_slugs(slugs: Mapping[int, str]) -> None:
    """Save what `addressed` leaves to be saved."""
    if slugs:
        rows(_SLUGS, [list(slugs), list(slugs.values())])


def _precedence(entity: Entity) -> tuple[bool, str]:
    """Whoever reports name comes before somebody an editor made: a page that is split keeps its
    address, and finds it again when the split is undone."""
    return entity.key.startswith(MADE_BY_EDITOR), entity.key


def _stands(entity: Entity) -> bool:
    """Whether it has a page that an address should lead to."""
    return entity.reports > 0 or entity.pinned or entity.key.startswith(MADE_BY_EDITOR)


def _lock(asked: Collection[tuple[str, str]]) -> None:
    numbers = sorted({zlib.crc32(f"{kind}/{slug}".encode()) - 2**31 for kind, slug in asked})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, n) FROM unnest(%s::int[]) AS n", [_NAMING, numbers]
        )


def _bearers(
    asked: Mapping[tuple[str, str], Sequence[Entity]], own: Mapping[int, Entity]
) -> Mapping[tuple[str, str], list[Entity]]:
    """Everybody standing whose name asks for one of these addresses."""
    found: dict[tuple[str, str], list[Entity]] = {key: list(held) for key, held in asked.items()}
    contested = rows(_TAKEN, list(map(list, zip(*asked, strict=True))))
    values: list[str] = []
    for kind, slug, _ in contested:
        values += (kind, slug, slug.replace("_", r"\_") + "-%")
    bearing = _BEARING + " OR ".join([_BY_SLUG] * len(contested))
    for each in Entity.objects.raw(bearing, values) if contested else ():
        bearer = own.get(each.pk, each)
        group = found.get((bearer.kind, plain_slug(bearer)))
        if group is not None and _stands(bearer) and all(one.pk != bearer.pk for one in group):
            group.append(bearer)
    return found


def _issue(changed: Sequence[Entity], wanted: Mapping[int, str]) -> dict[int, str]:
    if not changed:
        return {}
    for each in changed:
        each.slug = wanted[each.pk]
    ids, kinds, slugs = zip(*((each.pk, each.kind, each.slug) for each in changed), strict=True)
    for _, _, holder in rows(_TAKEN, [list(kinds), list(slugs)]):
        # In two steps, because two may change places.
        Entity.objects.filter(pk=holder).update(slug=given_up(Entity(pk=holder)))
    rows(_ISSUE, [list(kinds), list(slugs), list(ids)])
    return dict(zip(ids, slugs, strict=True))


_TAKEN = """
SELECT e.kind, e.slug, e.id FROM unnest(%s::text[], %s::text[]) AS asked (kind, slug)
JOIN entities_entity e ON e.kind = asked.kind AND e.slug = asked.slug
"""

_BEARING = "SELECT * FROM entities_entity WHERE "
_BY_SLUG = "kind = %s AND (slug = %s OR slug LIKE %s)"

_ISSUE = """
INSERT INTO entities_address (kind, slug, entity_id)
SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[])
ON CONFLICT (kind, slug) DO UPDATE SET entity_id = excluded.entity_id
"""

_SLUGS = """
UPDATE entities_entity e SET slug = new.slug
FROM unnest(%s::bigint[], %s::text[]) AS new (id, slug) WHERE e.id = new.id
"""
