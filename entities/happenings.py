"""Save what a report tells of, and let the tellings of one happening meet.

A telling joins an event where `same_event` finds it likely enough to be one with some telling and
in conflict with none; events that it connects become the eldest of them, whose address stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from entities.event_facts import as_told, refresh_events, resolve_again, written
from entities.event_querysets import EventQuerySet
from entities.language.findings import FoundEvent, Reading
from entities.models import Event, Naming, Telling
from entities.resolution.same_event import Told, compare

_MOST_NEAR = 30
"""Events compared with one telling, those that share most first."""

_MOST_TELLINGS = 12
"""Tellings of one event that are compared: its sharpest stand for the rest."""

_REACH = timedelta(days=45)
"""Days on each side of an undated telling's report in which events are looked for."""

_ALIKE = {
    "visit": ("visit", "meeting"),
    "meeting": ("meeting", "visit", "conference"),
    "conference": ("conference", "meeting"),
}


@dataclass(frozen=True, slots=True)
class _Known:
    """A saved telling, and how it compares."""

    telling: Telling
    told: Told


def replace_tellings(
    article_id: int,
    reading: Reading,
    *,
    namings: Iterable[Naming],
    provenance: Callable[[str], str],
    touched: Iterable[int] = (),
    retold: Collection[int] = (),
) -> None:
    """Replace an article's tellings by those of a new reading; events keep their addresses.

    `namings` are the article's, resolved; `touched` the entities that may have lost their last
    report by it; `retold` the other articles of which a name is another's now. Call inside a
    transaction, after the entities are refreshed.
    """
    old = list(Telling.objects.filter(article_id=article_id).order_by("pk"))
    Telling.objects.filter(article_id=article_id).delete()
    stale = {each.event_id for each in old} | resolve_again(touched, articles=retold)
    if reading.events:
        stale |= _save(article_id, reading, list(namings), provenance, old)
    refresh_events(stale)


def _save(
    article_id: int,
    reading: Reading,
    namings: Sequence[Naming],
    provenance: Callable[[str], str],
    old: Sequence[Telling],
) -> set[int]:
    day = Naming.objects.filter(article_id=article_id).values_list("article__published", flat=True)
    published = day.first()
    span: tuple[date | None, date | None] = (published, published)
    if published is None and reading.estimate:
        span = reading.estimate.earliest, reading.estimate.latest
    by_name = {(each.kind, each.name, each.pinned): each for each in namings}
    fresh = [_telling(article_id, each, by_name, provenance(each.rule)) for each in reading.events]
    near = _near([(each, as_told(each, span)) for each in fresh], {each.event_id for each in old})
    stale: set[int] = set()
    for telling in fresh:
        told = as_told(telling, span)
        home, reason, merged = _home(telling, told, near, old)
        telling.event_id, telling.reason = home, _named(reason, [telling, *_tellings(near)])
        near[home].append(_Known(telling, told))
        stale |= {home, *merged}
    Telling.objects.bulk_create(fresh)
    return stale


def _tellings(near: dict[int, list[_Known]]) -> list[Telling]:
    return [each.telling for known in near.values() for each in known]


def _telling(
    article_id: int,
    found: FoundEvent,
    namings: dict[tuple[str, str, str], Naming],
    provenance: str,
) -> Telling:
    pins = {(each.kind, each.name): each.key for each in found.pins}
    participants = []
    for each in found.participants:
        naming = namings.get((each.kind, each.name[:200], pins.get((each.kind, each.name), "")))
        entity = naming.entity if naming else None
        participants.append(
            asdict(each)
            | {"entity": entity.pk if entity else None, "slug": entity.slug if entity else None}
        )
    places = []
    for name in found.places:
        naming = namings.get(("place", name[:200], pins.get(("place", name), "")))
        places.append({"name": name, "entity": naming.entity_id if naming else None})
    return Telling(
        article_id=article_id,
        kind=found.kind,
        start=found.start,
        end=found.end,
        text=found.text,
        sentence_start=found.sentence_start,
        sentence_end=found.sentence_end,
        earliest=found.earliest,
        latest=found.latest,
        precision=found.precision or "",
        status=found.status,
        series=found.series[:200],
        participants=participants,
        places=places,
        evidence=[asdict(each) for each in found.evidence],
        provenance=provenance[:200],
        ruled=list(found.ruled),
    )


def _near(fresh: Sequence[tuple[Telling, Told]], before: Iterable[int]) -> dict[int, list[_Known]]:
    """The tellings of every event that one of these may be of, by event: two queries."""
    standing = Event.objects.filter(moved_to__isnull=True)
    searches = [search for telling, told in fresh for search in _searches(standing, telling, told)]
    ids = set(before)
    if searches:
        ids |= set(searches[0].union(*searches[1:]))
    near: dict[int, list[_Known]] = defaultdict(list)
    for pk in standing.filter(pk__in=ids).values_list("pk", flat=True):
        near[pk] = []
    rows = Telling.objects.filter(event__in=list(near)).sharpest(most=_MOST_TELLINGS)
    for each in rows.select_related("article").defer("article__text", "article__search"):
        near[each.event_id].append(_Known(each, as_told(each, written(each))))
    return near


def _searches(standing: EventQuerySet, telling: Telling, told: Told) -> list[QuerySet[Event, int]]:
    kinds = _ALIKE.get(telling.kind, (telling.kind,))
    first = told.earliest or (told.report_earliest and told.report_earliest - _REACH)
    last = told.latest or (told.report_latest and told.report_latest + _REACH)
    alike = standing.filter(kind__in=kinds)
    if first and last and telling.status != "postponed":
        overlap = Q(earliest__lte=last, latest__gte=first)
        alike = alike.filter(overlap | Q(earliest__isnull=True) | Q(status="postponed"))
    found = []
    entities = [each["entity"] for each in telling.participants if each["entity"]]
    if entities:
        found.append(alike.sharing(entities, most=_MOST_NEAR))
    if telling.series:
        same = alike.filter(series=telling.series).order_by("-pk")
        found.append(same.values_list("pk", flat=True)[:_MOST_NEAR])
    return found


def _home(
    telling: Telling, told: Told, near: dict[int, list[_Known]], old: Sequence[Telling]
) -> tuple[int, str, list[int]]:
    """The event a telling belongs to, why, and the events that became part of it."""
    fits: dict[int, tuple[float, tuple[str, ...]]] = {}
    for pk, known in near.items():
        likeness = [compare(told, each.told) for each in known]
        if any(each.score == 0.0 for each in likeness) or _twice([telling], known):
            continue
        best = max(likeness, key=lambda each: each.score, default=None)
        if best and best.same:
            fits[pk] = best.score, best.reasons
    before = [each.event_id for each in old if _again(each, telling)]
    for pk in before:
        # Its own words joined that event; with nobody left in it, it is as free as a new one.
        if pk in near and not near[pk]:
            fits.setdefault(pk, (0.0, ()))
    if not fits:
        return Event.objects.create(kind=telling.kind, status=telling.status).pk, "", []
    ranked = sorted(fits, key=lambda pk: (-fits[pk][0], pk))
    together = [ranked[0]]
    for pk in ranked[1:]:
        if all(_meet(near[pk], near[other]) for other in together):
            together.append(pk)
    eldest, *others = sorted(together)
    for pk in others:
        _move(pk, eldest)
        near[eldest] += near.pop(pk)
    return eldest, "; ".join(fits[ranked[0]][1]), others


def _twice(tellings: Iterable[Telling], known: Sequence[_Known]) -> bool:
    """Whether one report would tell it twice: what it keeps apart is not one happening."""
    ours = {(each.article_id, each.kind) for each in tellings}
    return any((each.telling.article_id, each.telling.kind) in ours for each in known)


def _again(old: Telling, telling: Telling) -> bool:
    """Whether the report told this before, in the same words or of the same people."""
    if old.kind != telling.kind:
        return False
    names = {each["name"] for each in old.participants}
    return old.text == telling.text or names == {each["name"] for each in telling.participants}


def _meet(left: Sequence[_Known], right: Sequence[_Known]) -> bool:
    if _twice([each.telling for each in left], right):
        return False
    return all(compare(a.told, b.told).score > 0.0 for a in left for b in right)


def _move(pk: int, eldest: int) -> None:
    Telling.objects.filter(event_id=pk).update(event_id=eldest)
    Event.objects.filter(moved_to_id=pk).update(moved_to_id=eldest)
    Event.objects.filter(pk=pk).update(moved_to_id=eldest)


def _named(reason: str, tellings: Iterable[Telling]) -> str:
    """The reason in names: `same_event` knows who takes part by their slugs."""
    names = {
        each["slug"]: each["name"]
        for telling in tellings
        for each in telling.participants
        if each["slug"]
    }
    for slug in sorted(names, key=len, reverse=True):
        reason = reason.replace(slug, names[slug])
    return reason
