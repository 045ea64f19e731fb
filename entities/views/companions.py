"""Who and what is named together with an entity, each with one sentence that names both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entities.models import Entity, EntityKind, Mention
from entities.querysets import SENTENCE_REACH
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention of the entity and one of another that stand in one report."""

    own: Mention
    other: Mention

    @property
    def gap(self) -> int:
        return abs(self.own.start - self.other.start)


def companions(
    entity: Entity, *, articles: Sequence[int], most: int = SHOWN_OF_A_KIND
) -> dict[str, list[Companion]]:
    """Whoever these articles name beside it, at most so many of a kind, the most often together
    first; the first few of each kind with a sentence that names both."""
    named = Entity.objects.named_with(entity, articles=articles, most=most)
    found = {
        each.pk: Companion(each, each.named_in)  # type: ignore[attr-defined]
        for each in named
    }
    by_kind: dict[str, list[Companion]] = {kind: [] for kind in EntityKind.values}
    for each in sorted(found.values(), key=lambda each: (-each.reports, each.entity.name)):
        by_kind[each.entity.kind].append(each)
    shown = [each.entity.pk for kind in by_kind.values() for each in kind[:SHOWN_OF_A_KIND]]
    for other, excerpt in _shared_sentences(entity, shown, articles).items():
        found[other].excerpt = excerpt
    return by_kind


def _shared_sentences(
    entity: Entity, others: Iterable[int], articles: Sequence[int]
) -> dict[int, Excerpt]:
    """For each of the others the closest sentence that names both, where there is one."""
    pairs = _close_pairs(entity, list(others), articles)
    mentions = Mention.objects.filter(pk__in=[pair.other.pk for pair in pairs])
    shown = {each.pk: excerpt_of(each) for each in mentions.with_surroundings()}
    sentences: dict[int, Excerpt] = {}
    for pair in pairs:
        excerpt = shown.get(pair.other.pk)
        if excerpt is None or pair.other.entity_id is None:
            continue
        start = pair.other.start - len(excerpt.before)
        if start <= pair.own.start < start + len(excerpt.text):
            sentences.setdefault(pair.other.entity_id, excerpt)
    return sentences


def _close_pairs(entity: Entity, others: list[int], articles: Sequence[int]) -> list[Pair]:
    """For each of the others some pairs of mentions that stand close, the closest first."""
    mentions = Mention.objects.filter(article__in=articles, entity__in=[entity.pk, *others])
    by_article: dict[int, list[Mention]] = defaultdict(list)
    for each in mentions.order_by("article_id", "start").only("article_id", "entity_id", "start"):
        by_article[each.article_id].append(each)
    pairs: dict[int, list[Pair]] = defaultdict(list)
    for together in by_article.values():
        own = [each for each in together if each.entity_id == entity.pk]
        for other in together:
            if own and other.entity_id and other.entity_id != entity.pk:
                nearest = min(own, key=lambda each: abs(each.start - other.start))
                pairs[other.entity_id].append(Pair(nearest, other))
    return [
        pair
        for close in pairs.values()
        for pair in sorted(close, key=lambda pair: pair.gap)[:PAIRS_TRIED]
        if pair.gap <= SENTENCE_REACH
    ]
