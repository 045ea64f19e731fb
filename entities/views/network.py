"""The network on the page of a person, place or organisation: who is named with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entities.models import Entity, EntityKind
from entities.networks import MOST_KNOTS, Network, Party, draw
from entities.networks.ties import Tie, ties
from entities.views.companions import Company
from entities.views.positions import Position

WIDE = 860, 540
UPRIGHT = 360, 480
MOST_UPRIGHT = 13
"""Knots of the narrow drawing, which has the same letters on less paper."""

FEWEST = 4
"""Fewer are told by the lists beside the page."""

ROWS_NAME = 4
"""Others that a row of the table names."""


@dataclass(slots=True)
class Row:
    """One party of the table: in how many reports beside the page's own, and with whom most."""

    party: Party
    reports: int = 0
    beside: list[tuple[Party, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The network in two layouts, and as a table."""

    wide: Network
    upright: Network
    rows: list[Row]


def network_of(
    entity: Entity, company: Company, positions: Iterable[Position], *, articles: int
) -> Drawn | None:
    """People and bodies that so many articles name most beside the entity, and who of them is named
    with whom; None where that is hardly anybody. `positions` are those of all in these articles."""
    others = [*company[EntityKind.PERSON], *company[EntityKind.ORGANISATION]]
    others.sort(key=lambda each: (-each.reports, each.entity.name))
    if len(others) + 1 < FEWEST:
        return None
    parties = (
        _party(entity, articles, own=True),
        *(_party(each.entity, each.reports) for each in others[: MOST_KNOTS - 1]),
    )
    naming = {(each.article, each.entity) for each in positions}
    found = tuple(ties(parties, naming))
    return Drawn(
        wide=draw(parties, found, width=WIDE[0], height=WIDE[1]),
        upright=draw(parties[:MOST_UPRIGHT], found, width=UPRIGHT[0], height=UPRIGHT[1]),
        rows=_rows(parties, found),
    )


def _party(entity: Entity, reports: int, *, own: bool = False) -> Party:
    return Party(entity.pk, entity.name, entity.kind, entity.get_absolute_url(), reports, own=own)


def _rows(parties: Sequence[Party], found: Sequence[Tie]) -> list[Row]:
    rows = [Row(party) for party in parties]
    beside: dict[int, list[tuple[Party, int]]] = defaultdict(list)
    for tie in found:
        if tie.left == 0:
            rows[tie.right].reports = tie.reports
        else:
            beside[tie.left].append((parties[tie.right], tie.reports))
            beside[tie.right].append((parties[tie.left], tie.reports))
    for number, row in enumerate(rows):
        row.beside = beside[number][:ROWS_NAME]
    return rows[1:]
