"""What a ruling concerns, in words that outlive every derivation.

Two rulings that share a subject may stand on each other; a page shows the rulings of its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entities.models import Entity

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


def words(printed: str) -> str:
    """Printed words wherever they stand."""
    return f"words:{printed.casefold()}"[:300]
