"""The stories before and after one in its saga, with what links them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from articles.models import Story, StoryLink
from entities.models import Event, Telling

_MOST_EVENTS = 3


@dataclass(frozen=True, slots=True)
class Relative:
    """Another story of the same saga: why it is thought so (who, where and what both tell of), and
    the first of the events that both tell of."""

    story: Story
    reason: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """The relatives of a story: those that began before it and after it, the nearest in time
    first, and those that no date puts before or after, the likest first."""

    before: list[Relative]
    after: list[Relative]
    near: list[Relative]


def chain(story: Story) -> Chain:
    """The stories linked with this one, in two queries, one where there are none.

    Of stories that began on one day the likest is nearest; beside this one they are put after it.
    A story that an editor merged into this one brings the links it had.
    """
    own = Story.objects.filter(Q(pk=story.pk) | Q(moved_to=story)).values("pk")
    links = StoryLink.objects.filter(Q(left__in=own) | Q(right__in=own))
    found: dict[int, tuple[Story, str]] = {}
    for link in links.select_related("left", "right").order_by("-score", "pk"):
        for other in (link.left, link.right):
            if other.moved_to_id is None and other.reports and other != story:
                found.setdefault(other.pk, (other, link.reason))
    events = _told_by_both(story, found.keys()) if found else {}
    before: list[tuple[date, Relative]] = []
    after: list[tuple[date, Relative]] = []
    near: list[Relative] = []
    for other, reason in found.values():
        each = Relative(other, reason, tuple(events.get(other.pk, ()))[:_MOST_EVENTS])
        if other.first_day is None or story.first_day is None:
            near.append(each)
        else:
            side = before if other.first_day < story.first_day else after
            side.append((other.first_day, each))
    before.sort(key=lambda pair: pair[0], reverse=True)
    after.sort(key=lambda pair: pair[0])
    return Chain([each for _, each in before], [each for _, each in after], near)


def _told_by_both(story: Story, others: Collection[int]) -> Mapping[int, list[Event]]:
    """The events that this story and another tell of, by the other, the earliest first."""
    own = Event.objects.filter(tellings__article__story=story, moved_to=None).values("pk")
    tellings = Telling.objects.filter(article__story__in=others, event__in=own)
    told: dict[int, dict[int, Event]] = defaultdict(dict)
    for telling in tellings.select_related("event", "article").only("event", "article__story"):
        told[telling.article.story_id or 0][telling.event_id] = telling.event
    return {
        other: sorted(events.values(), key=lambda each: (each.earliest or date.max, each.pk))
        for other, events in told.items()
    }
