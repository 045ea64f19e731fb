"""Bring the entities of some blocks in line with what the reports say.

Everything here is derived from namings, mentions and rulings, so it may be run again at any time.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from entities.located import located
from entities.models import Entity, EntityKind, Naming
from entities.resolution import block as in_block
from entities.resolution.block import FIELDS, Form, FormKey, Row
from entities.resolution.decide import Decision, Judged, by_key
from entities.resolution.evidence import base
from entities.resolution.moves import Move, Resolved, carry_out
from entities.rows import rows
from entities.rulings.binding import Binding, binding
from entities.rulings.identities import NOBODY, Named

_ACRONYM = 20  # no acronym is longer; see Naming.acronyms


class Block(NamedTuple):
    kind: str
    block: str


class Key(NamedTuple):
    """An entity's kind and key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class _Led(Decision):
    """Where rulings led: an editor may have found that a name is of something of another kind."""

    kind: str = ""


@dataclass(slots=True)
class _Settled:
    """What was decided: of namings at hand, and of every naming of a form."""

    rulings: Binding
    rows: list[tuple[Row, Decision]] = field(default_factory=list)
    forms: dict[FormKey, Decision] = field(default_factory=dict)
    alike: list[Row] = field(default_factory=list)
    """Namings that are what the others of their form are already."""


def resolve(
    blocks: Iterable[Block],
    *,
    article_id: int | None = None,
    before: Collection[FormKey] = (),
    acronyms: Collection[str] = (),
) -> Resolved:
    """Decide the namings of these blocks anew, and carry it out; `refresh` the entities afterwards.

    With an `article_id`, the article just read, only what its namings can have changed is decided:
    `before` are the forms of people's names it had until now, `acronyms` the keys of those it
    explains or has ceased to explain. Without one, everything in these blocks is.

    Call inside a transaction. Two workers on one block take turns by an advisory lock; the locks
    are taken in order, so they never wait for each other in a circle.
    """
    explained = {Block(EntityKind.ORGANISATION, each) for each in acronyms}
    wanted = sorted({Block(*each) for each in blocks} | explained)
    _lock(wanted)
    fresh = in_block.of_article(article_id) if article_id else []
    rulings = binding(wanted)
    settled = _Settled(rulings=rulings)
    _settle_people(
        [each.block for each in wanted if each.kind == EntityKind.PERSON],
        [each for each in fresh if each.kind == EntityKind.PERSON and not each.pinned],
        before=before,
        everything=article_id is None,
        settled=settled,
    )
    _settle_others(wanted, fresh, acronyms, everything=article_id is None, settled=settled)
    pinned = fresh if article_id else in_block.pinned_rows(wanted)
    settled.rows += [
        (each, Decision(None if each.pinned == NOBODY else each.pinned, ""))
        for each in pinned
        if each.pinned
    ]
    _obey(settled)
    return carry_out(_moves(settled), article_id=article_id)


def _obey(settled: _Settled) -> None:
    """Lead every decision on to where the editors say."""
    steps = settled.rulings.steps
    if steps.by_report():
        # Reports of one name may be two people's: each is asked for itself.
        forms, settled.forms = settled.forms, {}
        settled.rows += [
            (row, forms[row.block, row.naming.key]) for row in in_block.rows(list(forms))
        ]
    settled.rows = [(row, _led(settled, _named(row, each), each)) for row, each in settled.rows]
    settled.forms = {
        (block, key): _led(settled, Named(EntityKind.PERSON, key, each.key, ""), each)
        for (block, key), each in settled.forms.items()
    }


def _named(row: Row, decision: Decision) -> Named:
    return Named(row.kind, row.naming.key, decision.key, row.naming.article, bool(row.pinned))


def _led(settled: _Settled, named: Named, decision: Decision) -> Decision:
    found = settled.rulings.steps.settle(named)
    return _Led(found.key, found.reason, ruled=True, kind=found.kind) if found.ruled else decision


def _lock(blocks: Sequence[Block]) -> None:
    numbers = sorted({zlib.crc32(f"{each.kind}:{each.block}".encode()) for each in blocks})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(n) FROM unnest(%s::bigint[]) AS n", [numbers])


def _settle_people(
    blocks: Sequence[str],
    fresh: Sequence[Row],
    *,
    before: Collection[FormKey],
    everything: bool,
    settled: _Settled,
) -> None:
    """Decide people's names; a block whose evidence stays the same only for this report."""
    forms = in_block.forms_of(blocks)
    own: dict[str, list[Row]] = defaultdict(list)
    for each in fresh:
        own[each.block].append(each)
    gone: dict[str, set[str]] = defaultdict(set)
    for block, key in before:
        gone[block].add(key)
    marks = {each.naming.article for each in fresh}
    anew, alone = [], []
    for block in blocks:
        known, here = forms.get(block, {}), own[block]
        ruled = (EntityKind.PERSON, block) in settled.rulings.blocks
        if everything or ruled or _changed(known, here, gone[block], marks):
            anew.append(block)
        elif _all_of_known_forms(known, here):
            settled.alike += here
        else:
            alone.append(block)
    evidence = in_block.evidence_of(
        form for block in (*anew, *alone) for form in forms.get(block, {}).values()
    )
    constraints = settled.rulings.constraints(EntityKind.PERSON)
    _settle_blocks(
        {block: Judged(evidence[block], constraints) for block in anew if block in evidence},
        settled,
    )
    for block in evidence.keys() & set(alone):
        judged = Judged(evidence[block])
        settled.rows += [(row, judged.of(row.naming)) for row in own[block]]


def _settle_blocks(blocks: Mapping[str, Judged], settled: _Settled) -> None:
    """Decide every name of these blocks."""
    single = []
    for block, judged in blocks.items():
        for key in judged.evidence.forms:
            if judged.one_by_one(key):
                single.append((block, key))
            else:
                settled.forms[block, key] = judged.form(key)
    settled.rows += [(row, blocks[row.block].of(row.naming)) for row in in_block.rows(single)]


def _changed(
    known: Mapping[str, Form], fresh: Sequence[Row], gone: Collection[str], marks: Collection[str]
) -> bool:
    """Whether a report's names can have changed what its block's evidence is.

    They have not where the form is the block's only one, and was.
    """
    keys = {each.naming.key for each in fresh} | set(gone)
    if len(keys | known.keys()) == 1 and not any(each.lone for each in known.values()):
        return not known
    if not keys <= known.keys() or not marks:
        return True
    sampled = any(known[key].samples(mark) for key in keys for mark in marks)
    return sampled or in_block.meet_in_one([each.naming for each in fresh])


def _all_of_known_forms(known: Mapping[str, Form], fresh: Sequence[Row]) -> bool:
    """Whether all are full names whose forms are decided as a whole, so that others tell."""
    middle = Counter(base(key) for key in known if key != base(key))
    rivals = {name for name, forms in middle.items() if forms > 1}
    return not any(each.naming.lone or each.naming.key in rivals for each in fresh)


def _settle_others(
    blocks: Sequence[Block],
    fresh: Sequence[Row],
    acronyms: Collection[str],
    *,
    everything: bool,
    settled: _Settled,
) -> None:
    """Places and organisations are what their keys say, but for acronyms that reports explain."""
    kinds = (EntityKind.PLACE, EntityKind.ORGANISATION)
    namings = [each for each in fresh if each.kind != EntityKind.PERSON and not each.pinned]
    again = Q()
    for kind in kinds if everything else ():
        keys = [each.block for each in blocks if each.kind == kind]
        again |= Q(kind=kind, block__in=keys)
    if acronyms:
        again |= Q(kind=EntityKind.ORGANISATION, block__in=list(acronyms))
    if again:
        at_hand = [each.naming.id for each in namings]
        others = Naming.objects.filter(again, pinned="").exclude(pk__in=at_hand)
        namings += in_block.read_rows(others.values_list(*FIELDS))
    bodies = {each.naming.key for each in namings if each.kind == EntityKind.ORGANISATION}
    ties = _ties(bodies)
    settled.rows += [(each, by_key(each.naming, ties)) for each in namings]


def _ties(keys: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    """The organisations that reports call by each of these, with how many reports do so."""
    ties: dict[str, dict[str, int]] = defaultdict(dict)
    short = [key for key in keys if len(key) <= _ACRONYM and " " not in key]
    for key, acronyms, times in rows(_TIES, [short]) if short else ():
        for acronym in acronyms:
            ties[acronym][key] = ties[acronym].get(key, 0) + times
    return ties


def _moves(settled: _Settled) -> list[Move]:
    """What has to change in the database; entities that are wanted and missing are made."""
    alike = _like_others(settled)
    wanted: dict[Key, str] = {}
    for row, decision in settled.rows:
        if key := _key(row.kind, decision):
            wanted.setdefault(key, row.naming.name)
    for (block, form), decision in settled.forms.items():
        if key := _key(EntityKind.PERSON, decision):
            wanted.setdefault(key, form or block)
    entities = _entities(wanted)

    def target_of(kind: str, decision: Decision) -> int | None:
        key = _key(kind, decision)
        return entities[key] if key else None

    moves = [
        Move(row.naming.id, row.article, row.entity, target, decision.reason)
        for row, decision in settled.rows
        if (target := target_of(row.kind, decision)) != row.entity or decision.reason != row.reason
    ]
    targets = {
        form: (target_of(EntityKind.PERSON, each), each.reason)
        for form, each in settled.forms.items()
        if each.key or each.ruled
    }
    return [*moves, *_of_forms(targets), *alike]


def _key(kind: str, decision: Decision) -> Key | None:
    """The entity that a name of this kind was decided to be, None for nobody."""
    if decision.key is None:
        return None
    return Key(decision.kind if isinstance(decision, _Led) else kind, decision.key)


def _of_forms(targets: Mapping[FormKey, tuple[int | None, str]]) -> list[Move]:
    if not targets:
        return []
    blocks, keys = zip(*targets, strict=True)
    ids, reasons = zip(*targets.values(), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERING, [list(blocks), list(keys), list(ids), list(reasons)])
        return [Move(*each) for each in cursor.fetchall()]


def _like_others(settled: _Settled) -> list[Move]:
    """New namings of forms that stand: they are whatever the others of their form are."""
    rows = settled.alike
    if not rows:
        return []
    blocks = [each.block for each in rows]
    keys = [each.naming.key for each in rows]
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [[each.naming.id for each in rows], blocks, keys])
        known = {pk: (entity, reason) for pk, entity, reason in cursor.fetchall()}
    settled.rows += [
        (each, Decision(base(each.naming.key), "full name"))
        for each in rows
        if each.naming.id not in known
    ]
    return [
        Move(each.naming.id, each.article, each.entity, *known[each.naming.id])
        for each in rows
        if each.naming.id in known
    ]


def _entities(names: Mapping[Key, str]) -> Mapping[Key, int]:
    """The entity of every key, made where there is none yet."""
    known = _known(names)
    missing = sorted(key for key in names if key not in known)
    if missing:
        # Another worker may make the same one: an acronym's full name is not in a block held here.
        made = [_found(key, names[key]) for key in missing]
        rows(_MAKE, [[getattr(each, name) for each in made] for name in _MADE])
        known |= _known(missing)
    return known


def _known(keys: Iterable[Key]) -> dict[Key, int]:
    held = list(keys)
    found = rows(_KNOWN, [[each.kind for each in held], [each.key for each in held]])
    return {Key(kind, key): pk for kind, key, pk in found}


def _found(key: Key, name: str) -> Entity:
    # An address is given by `refresh`, once it is known what the entity is called.
    mark = hashlib.sha256(f"{key.kind}:{key.key}".encode()).hexdigest()[:32]
    return located(Entity(kind=key.kind, key=key.key, name=name, slug=f"unaddressed-{mark}"))


_KNOWN = """
SELECT e.kind, e.key, e.id
FROM unnest(%s::text[], %s::text[]) AS wanted (kind, key)
JOIN entities_entity e ON e.kind = wanted.kind AND e.key = wanted.key
"""

_MADE = ["kind", "key", "name", "slug", "place_kind", "latitude", "longitude"]

_MAKE = """
INSERT INTO entities_entity (
    kind, key, name, slug, place_kind, latitude, longitude,
    line, reports, mentions_total, hidden, pinned, links
)
SELECT made.*, '', 0, 0, false, false, '[]'
FROM unnest(
    %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::float8[], %s::float8[]
) AS made
ON CONFLICT DO NOTHING
"""

# In the words of the index, which is of those alone that have any: else every naming is read.
_TIES = """
SELECT key, acronyms, count(*) FROM entities_naming
WHERE acronyms && %s::varchar[] AND NOT (
    CASE WHEN acronyms IS NULL THEN NULL ELSE coalesce(array_length(acronyms, 1), 0) END = 0
)
GROUP BY key, acronyms
"""

_DIFFERING = """
SELECT n.id, n.article_id, n.entity_id, wanted.entity, wanted.reason
FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::text[])
    AS wanted (block, key, entity, reason)
JOIN entities_naming n ON n.kind = 'person' AND n.block = wanted.block AND n.key = wanted.key
WHERE n.pinned = ''
  AND (n.entity_id IS DISTINCT FROM wanted.entity OR n.reason <> wanted.reason)
"""

_ALIKE = """
SELECT fresh.id, other.entity_id, other.reason
FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS fresh (id, block, key)
CROSS JOIN LATERAL (
    SELECT n.entity_id, n.reason FROM entities_naming n
    WHERE n.kind = 'person' AND n.block = fresh.block AND n.key = fresh.key AND n.pinned = ''
      AND n.entity_id IS NOT NULL
    ORDER BY n.mark LIMIT 1
) other
"""
