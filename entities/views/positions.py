"""Where names stand in some reports: enough to choose the sentences that a page shows of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from entities.models import Entity, Mention


@dataclass(frozen=True, slots=True)
class Position:
    """A mention, by the ids of it, its report and whom it names, and where it begins there."""

    pk: int
    article: int
    entity: int
    start: int
    sense: str


def positions_of(entities: Iterable[Entity], articles: Collection[int]) -> list[Position]:
    """In the order of the reports' ids and of their texts."""
    rows = Mention.objects.positions([each.pk for each in entities], articles)
    return [Position(*row) for row in rows]


def within(positions: Iterable[Position], articles: Collection[int]) -> list[Position]:
    wanted = frozenset(articles)
    return [each for each in positions if each.article in wanted]


def first_in_each(positions: Iterable[Position], entity: Entity) -> dict[int, int]:
    """The first mention of the entity in each report, by the report's id."""
    first: dict[int, int] = {}
    for each in positions:
        if each.entity == entity.pk:
            first.setdefault(each.article, each.pk)
    return first
