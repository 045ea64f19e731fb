"""Which entities and which names a ruling concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from entities.models import Ruling
from entities.rulings import subjects

KeyOf = tuple[str, str]
"""An entity's kind and key."""


def refs_in(ruling: Ruling) -> Iterator[dict[str, Any]]:
    """The entities that a ruling names, as its payload has them; one on a story or on a copy has
    reports and stories under the same names, and no entity."""
    payload = ruling.payload
    refs = [payload.get(name) for name in ("to", "into", "of", "entity")]
    refs += [*payload.get("from", ()), *payload.get("pair", ())]
    fields = payload.get("set", {})
    refs += [*fields.get("participants", ()), *fields.get("place", ())]
    yield from (each for each in refs if isinstance(each, dict))


def held(ruling: Ruling) -> Iterator[KeyOf]:
    """The entities that a ruling is about or leads to: they are never another's by likeness."""
    for each in refs_in(ruling):
        yield each["kind"], each["key"]


def blocks_of(rulings: Sequence[Ruling]) -> set[KeyOf]:
    """The blocks (kind, block) that these rulings have decided anew."""
    return {
        subjects.in_block(each)
        for ruling in rulings
        for each in ruling.subjects
        if subjects.is_block(each)
    }
