"""What a ruling concerns, in words that outlive every derivation.

Two rulings that share a subject may stand on each other; a page shows the rulings of its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entities.models import Entity

_BLOCK = "block:"

ALWAYS = "always"
"""The subject of a ruling that holds in every report."""


def report(identity: str) -> str:
    """A report, by `Article.identity`."""
    return f"report:{identity}"


def outlet(slug: str) -> str:
    """Every report of one outlet, by its slug."""
    return f"outlet:{slug}"


def entity(kind: str, key: str) -> str:
    """A person, place or organisation, by what resolution joins its names by."""
    return f"entity:{kind}:{key}"[:300]


def of(entity_row: Entity) -> str:
    return entity(entity_row.kind, entity_row.key)


def event(uid: str) -> str:
    """An event, by `Event.uid`."""
    return f"event:{uid}"


def block(kind: str, block_key: str) -> str:
    """Every name that could be the same entity: what a ruling is looked up by while names are
    resolved. Two rulings that share no more than a block do not stand on each other."""
    return f"{_BLOCK}{kind}:{block_key}"[:300]


def is_block(subject: str) -> bool:
    return subject.startswith(_BLOCK)


def in_block(subject: str) -> tuple[str, str]:
    """The kind and the block of a block's subject."""
    kind, _, found = subject.removeprefix(_BLOCK).partition(":")
    return kind, found


def words(printed: str) -> str:
    """Printed words wherever they stand."""
    return f"words:{printed.casefold()}"[:300]
