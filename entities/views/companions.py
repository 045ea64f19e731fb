"""Who and what is named together with an entity, each with one sentence that names both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from entities.models import Entity, EntityKind, Mention
from entities.querysets import SENTENCE_REACH
from entities.views.sentences import Excerpt, excerpt_of

SHOWN_OF_A_KIND = 6
REPORTS_LOOKED_AT = 200
"""Company is counted over this many of the newest reports, so that the most named entity's page
costs no more than another's."""


@dataclass(slots=True)
class Companion:
    """Another entity, in how many reports the two are named, and a sentence that names both."""

    entity: Entity
    reports: int
    excerpt: Excerpt | None = None


def companions(entity: Entity) -> dict[str, list[Companion]]:
    """By kind, the most often together first."""
    newest = Mention.objects.of(entity).newest_articles(REPORTS_LOOKED_AT)
    named = Entity.objects.named_with(entity, articles=newest, most=SHOWN_OF_A_KIND)
    found = {
        each.pk: Companion(each, each.named_in)  # type: ignore[attr-defined]
        for each in named
    }
    for other, excerpt in _shared_sentences(entity, found).items():
        found[other].excerpt = excerpt
    by_kind: dict[str, list[Companion]] = {kind: [] for kind in EntityKind.values}
    for each in sorted(found.values(), key=lambda each: (-each.reports, each.entity.name)):
        by_kind[each.entity.kind].append(each)
    return by_kind


def _shared_sentences(entity: Entity, others: Iterable[int]) -> dict[int, Excerpt]:
    """For each of the others the closest sentence that names both, where there is one."""
    nearest = _nearest(entity, list(others))
    mentions = Mention.objects.filter(pk__in={other.pk for _, other in nearest.values()})
    shown = {each.pk: each for each in mentions.with_surroundings()}
    sentences = {}
    for pk, (own, other) in nearest.items():
        if other.pk not in shown:
            continue
        excerpt = excerpt_of(shown[other.pk])
        start = other.start - len(excerpt.before)
        if start <= own.start < start + len(excerpt.text):
            sentences[pk] = excerpt
    return sentences


def _nearest(entity: Entity, others: list[int]) -> dict[int, tuple[Mention, Mention]]:
    """For each of the others the pair of mentions that stand closest, if within a sentence."""
    newest = Mention.objects.of(entity).newest_articles(REPORTS_LOOKED_AT)
    mentions = Mention.objects.filter(article__in=newest, entity__in=[entity.pk, *others])
    by_article: dict[int, list[Mention]] = defaultdict(list)
    for each in mentions.order_by("article", "start").only("article", "entity", "start", "end"):
        by_article[each.article_id].append(each)
    pairs: dict[int, tuple[Mention, Mention]] = {}
    for together in by_article.values():
        own = [each for each in together if each.entity_id == entity.pk]
        for other in together:
            if other.entity_id == entity.pk or other.entity_id is None:
                continue
            closest = min(own, key=lambda each: abs(each.start - other.start))
            gap = abs(closest.start - other.start)
            best = pairs.get(other.entity_id)
            if gap <= SENTENCE_REACH and (best is None or gap < abs(best[0].start - best[1].start)):
                pairs[other.entity_id] = (closest, other)
    return pairs
