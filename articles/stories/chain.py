"""The story before and the story after in a saga, with what links them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from articles.models import Story, StoryLink
from entities.models import Event

_MOST_EVENTS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A neighbouring story: why it is of one saga (who, where and what both tell of), how like
    the two are from 0 to 1, and the events that both tell of."""

    story: Story
    reason: str
    score: float
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The neighbours of a story in time; None at an end of the chain."""

    previous: Step | None
    next: Step | None


def chain(story: Story) -> Chain:
    """The linked stories that began last before this one and first after it, in three queries.

    An undated story has no place in time, and so no neighbours; of stories that began on one day
    the likest is next, and none of them is before the other.
    """
    if story.first_day is None:
        return Chain(None, None)
    links = StoryLink.objects.filter(Q(left=story) | Q(right=story)).select_related("left", "right")
    before: list[tuple[date, StoryLink, Story]] = []
    after: list[tuple[date, StoryLink, Story]] = []
    for link in links:
        other = link.right if link.left_id == story.pk else link.left
        if other.first_day and other.first_day < story.first_day:
            before.append((other.first_day, link, other))
        elif other.first_day and other.first_day > story.first_day:
            after.append((other.first_day, link, other))
    previous = max(before, key=lambda each: (each[0], each[1].score), default=None)
    following = min(after, key=lambda each: (each[0], -each[1].score), default=None)
    return Chain(
        _step(story, previous[1], previous[2]) if previous else None,
        _step(story, following[1], following[2]) if following else None,
    )


def _step(story: Story, link: StoryLink, other: Story) -> Step:
    own = Event.objects.filter(tellings__article__story=story).values("pk")
    shared = (
        Event.objects.filter(pk__in=own, tellings__article__story=other)
        .distinct()
        .order_by("earliest", "pk")[:_MOST_EVENTS]
    )
    return Step(other, link.reason, link.score, tuple(shared))
