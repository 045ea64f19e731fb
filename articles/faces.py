"""The faces of a story: whom, where and which days its reports speak of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count

from entities.models import DateMention, Entity, EntityKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.models import Story

NEAR = timedelta(days=45)
"""A day further than this from the coverage is background (an anniversary, an older war)."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with how many texts of a story name it, and how many times."""

    entity: Entity
    texts: int
    times: int


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day that something happened on, with how many separate texts speak of it."""

    day: date
    texts: int


@dataclass(slots=True)
class Faces:
    """Each list has the most named or most told first."""

    people: list[Named] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    organisations: list[Named] = field(default_factory=list)
    days: list[DayTold] = field(default_factory=list)


def faces(stories: Iterable[Story]) -> Mapping[int, Faces]:
    """The faces of each of these stories, by story id, in three queries for all of them.

    Copies are one voice: only texts of their own count.
    """
    wanted = {story.pk: story for story in stories}
    found: dict[int, Faces] = defaultdict(Faces)
    _add_named(found, wanted)
    told = DateMention.objects.filter(article__story__in=wanted, article__reprint_of=None)
    # Days are told from stretches here, not by `exact()`: the planner takes single days for rare
    # and reads every one of the archive instead of these few reports' dates.
    for story_id, day, last, texts in told.values_list(
        "article__story", "earliest", "latest"
    ).annotate(texts=Count("article", distinct=True)):
        if day and day == last:
            found[story_id].days.append(DayTold(day, texts))
    for story_id, each in found.items():
        each.days = _near(each.days, wanted[story_id])
    return found


def _add_named(found: dict[int, Faces], stories: Iterable[int]) -> None:
    rows = list(
        Mention.objects.filter(
            article__story__in=list(stories), article__reprint_of=None, entity__isnull=False
        )
        .values_list("article__story", "entity")
        .annotate(texts=Count("article", distinct=True), times=Count("id"))
        .order_by("-texts", "-times", "entity__name")
    )
    entities = Entity.objects.filter(hidden=False).in_bulk({row[1] for row in rows})
    for story_id, entity_id, texts, times in rows:
        if entity_id not in entities:
            continue
        named = Named(entities[entity_id], texts, times)
        _list_of(found[story_id], named.entity.kind).append(named)


def _list_of(faces: Faces, kind: str) -> list[Named]:
    if kind == EntityKind.PERSON:
        return faces.people
    return faces.places if kind == EntityKind.PLACE else faces.organisations


def _near(days: list[DayTold], story: Story) -> list[DayTold]:
    """The days around the coverage, most told first, then nearest to it.

    Where no report is dated, those around the day most told (of two, the later).
    """
    if not days:
        return []
    centre = max(days, key=lambda told: (told.texts, told.day)).day
    first, last = story.first_day or centre, story.last_day or centre
    near = [told for told in days if first - NEAR <= told.day <= last + NEAR]
    return sorted(near, key=lambda told: (-told.texts, abs(told.day - last)))
