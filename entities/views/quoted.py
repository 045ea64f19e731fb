"""What somebody is quoted as saying, and what others say of them, as their page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entities.models import Entity, Quote

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Group:
    """The newest quotations of a kind, and how many there are in all."""

    quotes: Sequence[Quote]

    @property
    def total(self) -> int:
        return self.quotes[0].total if self.quotes else 0  # type: ignore[attr-defined]

    @property
    def more(self) -> int:
        return self.total - len(self.quotes)


@dataclass(frozen=True, slots=True)
class Quoted:
    """By them: `sentences`, and `fragments` of sentences that a report words itself; and about
    them. Each quotation stands once, however often it was printed."""

    sentences: Group
    fragments: Group
    about: Group

    @property
    def by(self) -> int:
        return self.sentences.total + self.fragments.total


def quoted(entity: Entity, *, articles: Sequence[int] | None) -> Quoted:
    """The quotations of an entity's page, in one query; what is said about it in these articles,
    or with None in all."""
    sides: dict[str, list[Quote]] = {"sentences": [], "fragments": [], "about": []}
    for each in Quote.objects.newest_of_each_side(
        entity, most=SHOWN, articles=articles
    ).with_speaker():
        sides[each.side].append(each)  # type: ignore[attr-defined]
    return Quoted(**{side: Group(quotes) for side, quotes in sides.items()})
