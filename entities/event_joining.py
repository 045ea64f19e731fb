"""Let the tellings of one happening be one event.

What meets is a function of the tellings, not of the order in which they came: whenever one comes,
goes or changes, every telling that it is connected with through likeness is decided again, by the
content of the reports alone. Only the addresses remember what was there before: events that turn
out to be one keep the eldest's, and the others lead to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from entities.event_homes import give_events, lead_on
from entities.event_querysets import EventQuerySet
from entities.event_rows import MOST_TOGETHER, Row, of_events, of_reports
from entities.language.findings import Estimate
from entities.models import Event, Telling
from entities.resolution.bonds import bind
from entities.resolution.same_event import Told, compare, decide, reach
from entities.rulings import event_bonds

_JOINING = 4_108  # names this kind of lock among all advisory locks of the database

_MOST_EVENTS = 60
"""Events that one telling is compared with, those that share most first."""

_AT_ONCE = 20
"""Events decided anew in one step."""

_MOST_SEARCHES = 40
"""Tellings whose neighbours are looked for in one step."""

_MEETINGS = ("visit", "meeting", "conference")
"""Kinds that reports use of one happening."""

_MARK = re.compile(r"#\d+#")


def join_again(events: Iterable[int], fresh: Sequence[Row] = ()) -> set[int]:
    """Decide the tellings of these events anew, and `fresh` ones, which are saved by it.

    Returns the events to refresh. Call inside a transaction; two workers take turns, so that no
    event is made twice, and the lock is held to the transaction's end.
    """
    stale = {each for each in events if each}
    if not stale and not fresh:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_JOINING])
    rows = _together([*fresh, *of_events(stale)])
    reasons = {each.telling.pk: each.telling.reason for each in rows if each.telling.pk}
    rulings = event_bonds.said(event_bonds.rulings_on(rows), rows)
    standing = [each for each in rulings if each.ruling.stands]
    withdrawn = [each for each in rulings if not each.ruling.stands]
    give_events(_groups(rows, standing), standing=standing, withdrawn=withdrawn)
    _save(rows, reasons)
    now = {each.telling.event_id for each in rows}
    gone = {each.before for each in rows if each.before} - now
    lead_on(rows, gone)
    # An event that a telling left and that keeps others is counted anew as well.
    went = {(each.before, each.telling.event_id) for each in rows}
    moved = {event for old, new in went if old != new for event in (old, new) if event}
    return stale | gone | moved | {each.telling.event_id for each in fresh}


def join_many(events: Iterable[int]) -> set[int]:
    """The same for any number of events, some at a time: what is decided together is bounded."""
    found: set[int] = set()
    left = sorted({each for each in events if each})
    for at in range(0, len(left), _AT_ONCE):
        found |= join_again(left[at : at + _AT_ONCE])
    return found


def _together(start: list[Row]) -> list[Row]:
    """These and all that they are connected with through likeness or through rulings, each step
    one search."""
    found = {each.order: each for each in start}
    edge = start
    while edge and len(found) < MOST_TOGETHER:
        known = {each.before for each in found.values()}
        near: dict[int, list[Row]] = defaultdict(list)
        for row in of_events(_near(edge) - known):
            near[row.before or 0].append(row)
        alike = [
            row
            for rows in near.values()
            if any(compare(one.told, other.told).same for one in edge for other in rows)
            for row in rows
        ]
        nearest = [*alike, *_spoken_of(edge, known)]
        edge = [each for each in nearest if each.order not in found]
        found |= {each.order: each for each in edge}
    return sorted(found.values(), key=lambda each: each.order)


def _spoken_of(rows: Sequence[Row], known: set[int | None]) -> list[Row]:
    """The tellings that a ruling that stands names with these, and the others of their events."""
    rulings = [each for each in event_bonds.rulings_on(rows) if each.stands]
    if not rulings:
        return []
    there = of_reports(event_bonds.reports_named(rulings))
    named = {order for each in event_bonds.said(rulings, there) for order in each.rows}
    own = [each for each in there if each.order in named]
    return [*own, *of_events({e.before for e in own if e.before and e.before not in known})]


def _near(rows: Sequence[Row]) -> set[int]:
    """The events that one of these tellings may be of."""
    standing = Event.objects.filter(moved_to__isnull=True)
    searches = [found for row in rows[:_MOST_SEARCHES] for found in _searches(standing, row)]
    return set(searches[0].union(*searches[1:])) if searches else set()


def _searches(standing: EventQuerySet, row: Row) -> list[QuerySet[Event, int]]:
    telling = row.telling
    kinds = _MEETINGS if telling.kind in _MEETINGS else (telling.kind,)
    alike = standing.filter(kind__in=kinds)
    if telling.status != "postponed":
        alike = alike.filter(_reaching(reach(row.told)) | Q(status="postponed"))
    found = []
    entities = [each["entity"] for each in telling.participants if each["entity"]]
    if entities:
        found.append(alike.sharing(entities, most=_MOST_EVENTS))
    if telling.series:
        same = alike.filter(series=telling.series).order_by("-pk")
        found.append(same.values_list("pk", flat=True)[:_MOST_EVENTS])
    return found


def _reaching(days: tuple[date, date] | None) -> Q:
    if days is None:
        return Q(reach_earliest__isnull=True)
    return Q(reach_earliest__lte=days[1], reach_latest__gte=days[0])


def _groups(rows: list[Row], said: Sequence[event_bonds.Said]) -> list[list[Row]]:
    """The tellings by happening, each with its reason; a function of reports and rulings alone."""
    labels: dict[int, str] = {}
    for row in rows:
        for each in row.telling.participants:
            if each["entity"]:
                name = labels.get(each["entity"], "")
                labels[each["entity"]] = max(name, each["name"], key=lambda n: (len(n), n))
    told = [replace(_labelled(row, labels), id=rank) for rank, row in enumerate(rows)]
    ranks = {row.order: rank for rank, row in enumerate(rows)}
    decisions = decide(told, bind([each.bond(ranks) for each in said]))
    groups: dict[int, list[Row]] = defaultdict(list)
    for rank, row in enumerate(rows):
        groups[decisions[rank].happening].append(row)
        row.telling.reason = _MARK.sub("", "; ".join(decisions[rank].reasons))
    return list(groups.values())


def _labelled(row: Row, labels: dict[int, str]) -> Told:
    """With who takes part by name, for the reason; the number tells namesakes apart."""
    named = {
        (
            each["kind"],
            f"{labels[each['entity']]}#{each['entity']}#" if each["entity"] else each["name"],
        )
        for each in row.telling.participants
    }
    return replace(row.told, participants=frozenset(named))


def _save(rows: Sequence[Row], reasons: dict[int, str]) -> None:
    """Save the new tellings, and those standing whose event or reason is another now."""
    Telling.objects.bulk_create([each.telling for each in rows if each.telling.pk not in reasons])
    changed = [
        each.telling
        for each in rows
        if each.telling.pk in reasons
        and (each.before, reasons[each.telling.pk]) != (each.telling.event_id, each.telling.reason)
    ]
    Telling.objects.bulk_update(changed, ["event", "reason"])


def span(published: date | None, estimate: Estimate | None) -> tuple[date | None, date | None]:
    """When a report was written: its day, or the days that its estimate leaves."""
    if published is not None or estimate is None:
        return published, published
    return estimate.earliest, estimate.latest
