"""What the front page says of the present: what is new, who is in the news, what is coming."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from articles.models import Article, Story
from entities.models import DateMention, Entity, EntityKind, Event

WEEK = timedelta(days=7)
PEOPLE = 8
STORIES = 5
COMING = 5

MOST_NEW = 1_000
"""Reports looked at for what came since the last visit; beyond that it is "more than 1,000"."""


@dataclass(frozen=True, slots=True)
class Since:
    """What was loaded since the visit before: so many reports, and the stories most of them are
    in, each with how many."""

    visit: datetime
    reports: int
    stories: list[tuple[Story, int]]

    @property
    def more(self) -> bool:
        return self.reports >= MOST_NEW


def since_visit(visit: datetime | None) -> Since | None:
    """What is new since then; None on a first visit. Two queries."""
    if visit is None:
        return None
    # By id, which the loading counts up: an index on the time of loading would serve this alone.
    newest = Article.objects.order_by("-id").values_list("loaded_at", "story")[:MOST_NEW]
    new = [story for loaded, story in newest if loaded > visit]
    by_story = Counter(filter(None, new))
    most = by_story.most_common(STORIES)
    known = Story.objects.standing().in_bulk([story for story, _ in most])
    return Since(visit, len(new), [(known[pk], n) for pk, n in most if pk in known])


@dataclass(frozen=True, slots=True)
class InTheNews:
    """A person, the reports of the week up to the newest day, and those of the week before."""

    person: Entity
    reports: int
    before: int | None
    """None where no week can be told, because nothing is dated."""


def in_the_news(newest: date | None) -> list[InTheNews]:
    """Who is named most in the week up to the newest day published; ever, where none is dated."""
    people = Entity.objects.kind(EntityKind.PERSON)
    if newest is None:
        return [InTheNews(each, each.reports, None) for each in people.most_named()[:PEOPLE]]
    first = newest - WEEK + timedelta(days=1)
    named = people.filter(hidden=False).before_and_since(first - WEEK, first, newest)[:PEOPLE]
    return [InTheNews(each, each.named_in, each.named_before) for each in named]  # type: ignore[attr-defined]


def coming(newest: date | None) -> list[Event]:
    """What is announced for days after the newest that anything was published on, the next first.

    That day, not the clock's: in an archive that has stopped nothing is ever to come.
    """
    if newest is None:
        return []
    announced = Event.objects.told().announced_after(newest)
    return list(announced.with_estimated(DateMention.objects.stated())[:COMING])
