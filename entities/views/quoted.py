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


def quoted(entity: Entity, *, articles: Sequence[int]) -> Quoted:
    """The quotations of an entity's page; of what is said about it, what these articles print."""
    # Not both in one query: of that the planner reads every quotation there is.
    said = list(Quote.objects.by(entity).newest_of_each_sort(most=SHOWN).with_speaker())
    about = Quote.objects.about(entity, articles=articles).newest_of_all(most=SHOWN)
    return Quoted(
        sentences=Group([each for each in said if each.whole]),  # type: ignore[attr-defined]
        fragments=Group([each for each in said if not each.whole]),  # type: ignore[attr-defined]
        about=Group(list(about.select_related("speaker"))),
    )
