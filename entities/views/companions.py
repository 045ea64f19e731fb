"""Who and what is named together with an entity, each with one sentence that names both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from entities.models import Entity, EntityKind, Mention
from entities.querysets import SENTENCE_REACH
from entities.views.positions import Position
from entities.views.sentences import Excerpt, excerpt_of

SHOWN_OF_A_KIND = 6
PAIRS_TRIED = 4
"""Two names can stand side by side and yet in two sentences; then the next closest may do."""


@dataclass(slots=True)
class Companion:
    """Another entity, in how many reports the two are named, and a sentence that names both."""

    entity: Entity
    reports: int
    excerpt: Excerpt | None = None


Company = dict[str, list[Companion]]
"""By kind, the most often named together first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention of the entity and one of another that stand in one report."""

    own: Position
    other: Position

    @property
    def gap(self) -> int:
        return abs(self.own.start - self.other.start)


def companions(entity: Entity, *, articles: Sequence[int], most: int = SHOWN_OF_A_KIND) -> Company:
    """Whoever these articles name beside it, at most so many of a kind, without sentences."""
    named = Entity.objects.named_with(entity, articles=articles, most=most)
    found = [Companion(each, each.named_in) for each in named]  # type: ignore[attr-defined]
    by_kind: Company = {kind: [] for kind in EntityKind.values}
    for each in sorted(found, key=lambda each: (-each.reports, each.entity.name)):
        by_kind[each.entity.kind].append(each)
    return by_kind


def pairs_shown(entity: Entity, company: Company, positions: Iterable[Position]) -> list[Pair]:
    """For each companion that is shown some pairs of mentions that stand close, the closest first:
    one of their sentences may name both."""
    shown = {each.entity.pk for kind in company.values() for each in kind[:SHOWN_OF_A_KIND]}
    by_article: dict[int, list[Position]] = defaultdict(list)
    for each in positions:
        by_article[each.article].append(each)
    pairs: dict[int, list[Pair]] = defaultdict(list)
    for together in by_article.values():
        own = [each for each in together if each.entity == entity.pk]
        for other in together:
            if own and other.entity in shown:
                nearest = min(own, key=lambda each: abs(each.start - other.start))
                pairs[other.entity].append(Pair(nearest, other))
    return [
        pair
        for close in pairs.values()
        for pair in sorted(close, key=lambda pair: pair.gap)[:PAIRS_TRIED]
        if pair.gap <= SENTENCE_REACH
    ]


def say_where(company: Company, pairs: Iterable[Pair], mentions: Mapping[int, Mention]) -> None:
    """Give each companion the closest sentence that names both, where there is one; `mentions` has
    the other of each pair, fetched `with_surroundings()`."""
    sentences: dict[int, Excerpt] = {}
    for pair in pairs:
        mention = mentions.get(pair.other.pk)
        if mention is None or pair.other.entity in sentences:
            continue
        excerpt = excerpt_of(mention)
        start = pair.other.start - len(excerpt.before)
        if start <= pair.own.start < start + len(excerpt.text):
            sentences[pair.other.entity] = excerpt
    for kind in company.values():
        for each in kind:
            each.excerpt = sentences.get(each.entity.pk)
