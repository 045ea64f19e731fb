"""Derive what pages show of an event from how its reports tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import cos, hypot, radians
from typing import Any, cast

from django.db.models import F, Q

from entities.event_titles import Party, title
from entities.language.findings import EventKind, EventStatus, Kind, Precision
from entities.models import Entity, Event, Naming, TakingPart, Telling
from entities.resolution.same_event import Told, reach, status_moves
from entities.rows import rows

_MOST_PARTIES = 60

_HOUSES = ("building", "base")
"""Kinds of place that lie within another."""

_REACH = 50.0
_EARTH = 6371.0
"""Kilometres: as far as a house lies from the middle of the city it is told with, and the radius
of the earth. The Pentagon lies 5 from Washington, Northwood 25 from London."""

_DERIVED = [
    "kind", "title", "earliest", "latest", "precision", "reach_earliest", "reach_latest", "status",
    "series", "place", "reports", "texts",
]  # fmt: skip


def as_told(telling: Telling, published: tuple[date | None, date | None]) -> Told:
    """A telling as `entities.resolution.same_event` compares it; whom a name was
    resolved to by the number, which outlives every change of address."""
    return Told(
        id=telling.pk or 0,
        kind=cast(EventKind, telling.kind),
        participants=frozenset(
            (cast(Kind, each["kind"]), f"#{each['entity']}#" if each["entity"] else each["name"])
            for each in telling.participants
        ),
        places=tuple(each["name"] for each in telling.places),
        earliest=telling.earliest,
        latest=telling.latest,
        precision=cast("Precision | None", telling.precision or None),
        status=cast(EventStatus, telling.status),
        series=telling.series,
        report_earliest=published[0],
        report_latest=published[1],
        report=telling.article_id,
    )


def written(telling: Telling) -> tuple[date | None, date | None]:
    """When the telling's report was written; its article must be fetched."""
    article = telling.article
    day = article.published
    return (day, day) if day else (article.estimate_earliest, article.estimate_latest)


def resolve_again(
    entities: Iterable[int], *, articles: Collection[int] = (), renamed: Collection[int] = ()
) -> set[int]:
    """Point tellings away from entities that nobody names any more, and those of these reports at
    whom their names mean now; returns the events, with those of `renamed` entities."""
    events = {event for (event,) in rows(_OF_ENTITIES, [list(set(entities)), list(renamed)])}
    if not events and not articles:
        return set()
    again = Q(event__in=events) | Q(article__in=articles)
    tellings = list(Telling.objects.filter(again).order_by("pk"))
    events |= {each.event_id for each in tellings}
    reports = {each.article_id for each in tellings}
    known = {
        (each.article_id, each.kind, each.name): each.entity
        for each in Naming.objects.filter(article__in=reports).select_related("entity")
    }
    for telling in tellings:
        for each in telling.participants:
            entity = known.get((telling.article_id, each["kind"], each["name"][:200]))
            each["entity"], each["slug"] = (entity.pk, entity.slug) if entity else (None, None)
        for each in telling.places:
            entity = known.get((telling.article_id, "place", each["name"][:200]))
            each["entity"] = entity.pk if entity else None
    Telling.objects.bulk_update(tellings, ["participants", "places"])
    return events


def refresh_events(event_ids: Iterable[int]) -> None:
    """Derive title, days, status, participants and counts of these events from their tellings."""
    events = list(Event.objects.filter(pk__in=set(event_ids)).order_by("pk"))
    by_event: dict[int, list[Telling]] = defaultdict(list)
    rows = Telling.objects.filter(event__in=events).select_related("article")
    light = rows.defer("article__text", "article__search", "evidence")
    # In the order of the reports' own content: what is derived must not hang on which came first.
    written_first = F("article__published").asc(nulls_first=True)
    for each in light.order_by(written_first, "article__identity", "start", "end", "pk"):
        by_event[each.event_id].append(each)
    ids = {found for rows in by_event.values() for each in rows for found in _entities(each)}
    known = Entity.objects.in_bulk(ids)
    parts: list[TakingPart] = []
    for event in events:
        tellings = by_event[event.pk]
        event.reports = len({each.article_id for each in tellings})
        event.texts = len({each.article.reprint_of_id or each.article_id for each in tellings})
        if tellings:
            parts += _derive(event, tellings, known)
    TakingPart.objects.filter(event__in=events).delete()
    TakingPart.objects.bulk_create(parts)
    # An upsert: `bulk_update` builds a CASE of every field and row, which takes ten times as long.
    Event.objects.bulk_create(
        events, update_conflicts=True, unique_fields=["id"], update_fields=_DERIVED
    )


def _entities(telling: Telling) -> set[int]:
    return {each["entity"] for each in (*telling.participants, *telling.places) if each["entity"]}


def _derive(
    event: Event, tellings: Sequence[Telling], known: dict[int, Entity]
) -> list[TakingPart]:
    event.kind = Counter(each.kind for each in _own(tellings, "kind")).most_common(1)[0][0]
    event.series = next((each.series for each in tellings if each.series), "")
    event.status = status_moves(
        [
            replace(as_told(each, written(each)), id=rank)
            for rank, each in enumerate(_own(tellings, "status"))
        ]
    )[-1]
    event.earliest, event.latest, event.precision = _days(_own(tellings, "date"))
    reached = [days for each in tellings if (days := reach(as_told(each, written(each))))]
    event.reach_earliest = min((first for first, _ in reached), default=None)
    event.reach_latest = max((last for _, last in reached), default=None)
    places = Counter(
        each["entity"]
        for telling in _own(tellings, "place")
        for each in telling.places
        if each["entity"] in known
    )
    event.place = _place([known[each] for each, _ in places.most_common()])
    parts = _parts(event, _own(tellings, "participants"), known)
    unnamed = _unresolved(tellings) if len(parts) < 2 else []
    event.title = title(
        event.kind,
        [*(Party(each.entity.name, each.part) for each in parts), *unnamed],
        place=event.place.name if event.place else "",
        place_kind=event.place.place_kind if event.place else "",
        series=event.series,
    )[:300]
    return parts


def _place(most_told: Sequence[Entity]) -> Entity | None:
    """Where it was: what most reports name, or the house that one of them names there.

    "Washington" in three reports and "the Pentagon" in two are one place, told vaguely and sharply.
    """
    if not most_told:
        return None
    first = most_told[0]
    houses = (each for each in most_told if each.place_kind in _HOUSES and _near(first, each))
    return next(houses, first)


def _near(one: Entity, other: Entity) -> bool:
    """Whether two places lie within `_REACH` kilometres, by the flat-earth formula."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    up = radians((one.latitude or 0) - (other.latitude or 0))
    along = radians((one.longitude or 0) - (other.longitude or 0))
    return hypot(up, along * cos(radians(one.latitude or 0))) * _EARTH < _REACH


def _own(tellings: Sequence[Telling], field: str) -> Sequence[Telling]:
    """The tellings that say what a field of the event is: where an editor set it, those alone."""
    return [each for each in tellings if field in each.ruled] or tellings


def _days(tellings: Sequence[Telling]) -> tuple[date | None, date | None, str]:
    """The sharpest days; of equally sharp ones those told most, of which the newest telling's."""
    dated = [
        (each.earliest, each.latest, each.precision)
        for each in tellings
        if each.earliest and each.latest
    ]
    if not dated:
        return None, None, ""
    times = Counter(dated)
    order = {span: place for place, span in enumerate(dated)}
    return min(times, key=lambda span: ((span[1] - span[0]).days, -times[span], -order[span]))


def _parts(event: Event, tellings: Sequence[Telling], known: dict[int, Entity]) -> list[TakingPart]:
    """Who took part, by how many reports say so, people before bodies and countries."""
    said: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for telling in tellings:
        for each in telling.participants:
            if each["entity"] in known:
                said[each["entity"]].append(each)
    order = {"person": 0, "organisation": 1, "place": 2}
    ranked = sorted(said, key=lambda pk: (order[known[pk].kind], -len(said[pk])))
    return [
        TakingPart(
            event=event,
            entity=known[pk],
            role=_most([each["role"] for each in said[pk]])[:200],
            part=_most([each["part"] for each in said[pk]])[:20],
        )
        for pk in ranked[:_MOST_PARTIES]
    ]


def _unresolved(tellings: Sequence[Telling]) -> list[Party]:
    names = {
        each["name"]: each["part"]
        for telling in tellings
        for each in telling.participants
        if not each["entity"]
    }
    return [Party(name, part) for name, part in names.items()]


def _most(values: Iterable[str]) -> str:
    counted = Counter(each for each in values if each)
    return counted.most_common(1)[0][0] if counted else ""


_OF_ENTITIES = """
WITH stale AS (
    SELECT id FROM entities_entity WHERE id = ANY(%s::bigint[]) AND reports = 0
    UNION SELECT unnest(%s::bigint[])
)
SELECT event_id FROM entities_takingpart WHERE entity_id IN (SELECT id FROM stale)
UNION
SELECT id FROM entities_event WHERE place_id IN (SELECT id FROM stale)
"""
