"""Stories of one saga point at each other: who, where and what they share, but not the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Q

from articles.models import Article, StoryLink
from articles.stories.memory import Remembered
from articles.stories.similarity import RELATED, Likeness, likelihood, of_one_saga, related

_MOST_LINKS = 8
"""New links of one report: a saga is a chain, not everything with everything."""

_SEEN = 6
"""Separate texts that speak for a story when a link is looked at again."""


def link(article: Article, hits: Mapping[int, int], known: Remembered) -> None:
    """Point the article's story and the likest of the stories found near it at each other.

    `hits` gives the story of each report found near the article.
    """
    own = article.story_id
    likest: dict[int, tuple[float, int]] = {}
    for report, story in hits.items():
        if report in known.profiles and story != own:
            odds = known.saga(article.pk, report)
            if story not in likest or odds > likest[story][0]:
                likest[story] = (odds, report)
    near = {
        story: of_one_saga(known.profiles[article.pk], known.profiles[report])
        for story, (odds, report) in likest.items()
        if likelihood(odds) >= RELATED
    }
    listed = sorted(near, key=lambda story: -near[story].score)[:_MOST_LINKS]
    _keep(own, {story: near[story] for story in listed})


def _keep(own: int | None, likenesses: Mapping[int, Likeness]) -> None:
    """Add links, or say better why: a link keeps the likest pair of reports it ever had."""
    if own is None or not likenesses:
        return
    pairs = {(min(own, each), max(own, each)): found for each, found in likenesses.items()}
    old = {
        (each.left_id, each.right_id): each
        for each in StoryLink.objects.filter(Q(left=own) | Q(right=own))
    }
    StoryLink.objects.bulk_create(
        [
            StoryLink(left_id=left, right_id=right, score=found.score, reason=_words(found))
            for (left, right), found in pairs.items()
            if (left, right) not in old or old[left, right].score < found.score
        ],
        update_conflicts=True,
        unique_fields=["left", "right"],
        update_fields=["score", "reason"],
    )


def look_again(stories: Collection[int], known: Remembered) -> None:
    """Judge the links of stories that lost reports anew, by the first texts of both."""
    links = list(StoryLink.objects.filter(Q(left__in=stories) | Q(right__in=stories)))
    ends = {end for each in links for end in (each.left_id, each.right_id)}
    speaking: dict[int, list[int]] = {}
    texts = Article.objects.independent().filter(story__in=ends).oldest()
    for pk, story in texts.values_list("pk", "story_id"):
        if story and len(speaking.setdefault(story, [])) < _SEEN:
            speaking[story].append(pk)
    known.find([pk for listed in speaking.values() for pk in listed])
    for each in links:
        left, right = (
            [known.profiles[pk] for pk in speaking.get(end, ()) if pk in known.profiles]
            for end in (each.left_id, each.right_id)
        )
        likeness = related(left, right)
        if likeness.score < RELATED:
            each.delete()
        else:
            each.score, each.reason = likeness.score, _words(likeness)
            each.save(update_fields=["score", "reason"])


def _words(likeness: Likeness) -> str:
    return "; ".join((*likeness.reasons, f"likeness {likeness.score:.2f}"))
