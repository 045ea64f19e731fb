"""Let the tellings of one happening be one event.

What meets is a function of the tellings, not of the order in which they came: whenever one comes,
goes or changes, every telling that it is connected with through likeness is decided again, by the
content of the reports alone. Only the addresses remember what was there before: events that turn
out to be one keep the eldest's, and the others lead to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from entities.event_facts import as_told, written
from entities.event_querysets import EventQuerySet
from entities.language.findings import Estimate
from entities.models import Event, Telling
from entities.resolution.same_event import Decision, Told, compare, decide

_JOINING = 4_108  # names this kind of lock among all advisory locks of the database

_MOST_EVENTS = 60
"""Events that one telling is compared with, those that share most first."""

_MOST_TOGETHER = 150
"""Tellings decided together; what is told more often than that is joined to, but not re-opened."""

_MOST_SEARCHES = 40
"""Tellings whose neighbours are looked for in one step."""

_REACH = timedelta(days=45)
"""Days around an undated telling's report in which events are looked for."""

_MEETINGS = ("visit", "meeting", "conference")
"""Kinds that reports use of one happening."""

_MARK = re.compile(r"#\d+#")


@dataclass(slots=True)
class Row:
    """A telling, what of it is compared, and what its report is known by wherever it is loaded."""

    telling: Telling
    told: Told
    identity: str
    before: int | None

    @property
    def order(self) -> tuple[str, str, int, int, int]:
        """The same in every archive that holds the report; its own number only settles a tie."""
        telling = self.telling
        return self.identity, telling.kind, telling.start, telling.end, telling.article_id


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
    rows = _together([*fresh, *_of_events(stale)])
    reasons = {each.telling.pk: each.telling.reason for each in rows if each.telling.pk}
    _give_events(_groups(rows))
    _save(rows, reasons)
    now = {each.telling.event_id for each in rows}
    gone = {each.before for each in rows if each.before} - now
    _lead_on(rows, gone)
    moved = {each.telling.event_id for each in rows if each.before != each.telling.event_id}
    return stale | gone | moved | {each.telling.event_id for each in fresh}


def _of_events(ids: Iterable[int]) -> list[Row]:
    rows = Telling.objects.filter(event__in=list(ids)).select_related("article")
    light = rows.defer("evidence", "article__text", "article__search").order_by("pk")
    return [
        Row(each, as_told(each, written(each)), each.article.identity, each.event_id)
        for each in light[: _MOST_TOGETHER * 2]
    ]


def _together(start: list[Row]) -> list[Row]:
    """These and all that they are connected with through likeness, each step one search."""
    found = {each.order: each for each in start}
    edge = start
    while edge and len(found) < _MOST_TOGETHER:
        known = {each.before for each in found.values()}
        near: dict[int, list[Row]] = defaultdict(list)
        for row in _of_events(_near(edge) - known):
            near[row.before or 0].append(row)
        edge = [
            row
            for rows in near.values()
            if any(compare(one.told, other.told).same for one in edge for other in rows)
            for row in rows
        ]
        found |= {each.order: each for each in edge}
    return sorted(found.values(), key=lambda each: each.order)


def _near(rows: Sequence[Row]) -> set[int]:
    """The events that one of these tellings may be of."""
    standing = Event.objects.filter(moved_to__isnull=True)
    searches = [found for row in rows[:_MOST_SEARCHES] for found in _searches(standing, row)]
    return set(searches[0].union(*searches[1:])) if searches else set()


def _searches(standing: EventQuerySet, row: Row) -> list[QuerySet[Event, int]]:
    telling, told = row.telling, row.told
    first = told.earliest or (told.report_earliest and told.report_earliest - _REACH)
    last = told.latest or (told.report_latest and told.report_latest + _REACH)
    kinds = _MEETINGS if telling.kind in _MEETINGS else (telling.kind,)
    alike = standing.filter(kind__in=kinds)
    if first and last and telling.status != "postponed":
        # An event shows its sharpest day; a vaguer telling of it may reach further.
        overlap = Q(earliest__lte=last + _REACH, latest__gte=first - _REACH)
        alike = alike.filter(overlap | Q(earliest__isnull=True) | Q(status="postponed"))
    found = []
    entities = [each["entity"] for each in telling.participants if each["entity"]]
    if entities:
        found.append(alike.sharing(entities, most=_MOST_EVENTS))
    if telling.series:
        same = alike.filter(series=telling.series).order_by("-pk")
        found.append(same.values_list("pk", flat=True)[:_MOST_EVENTS])
    return found


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The tellings by happening, each with its reason; a function of the reports alone."""
    labels: dict[int, str] = {}
    for row in rows:
        for each in row.telling.participants:
            if each["entity"]:
                name = labels.get(each["entity"], "")
                labels[each["entity"]] = max(name, each["name"], key=lambda n: (len(n), n))
    told = [replace(_labelled(row, labels), id=rank) for rank, row in enumerate(rows)]
    decisions: dict[int, Decision] = decide(told)
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


def _give_events(groups: list[list[Row]]) -> None:
    """Give each happening the eldest event of its tellings that no other has, or a new one."""

    def claim(group: list[Row]) -> tuple[int, int]:
        ids = Counter(each.before for each in group if each.before)
        eldest = min(ids, default=0)
        return (eldest, -ids[eldest]) if ids else (1 << 62, 0)

    taken: set[int] = set()
    homeless: list[list[Row]] = []
    for group in sorted(groups, key=claim):
        free = {each.before for each in group if each.before} - taken
        if free:
            taken.add(min(free))
            _set(group, min(free))
        else:
            homeless.append(group)
    made = Event.objects.bulk_create(
        Event(kind=group[0].telling.kind, status=group[0].telling.status) for group in homeless
    )
    for group, event in zip(homeless, made, strict=True):
        _set(group, event.pk)


def _set(group: Iterable[Row], event: int) -> None:
    for row in group:
        row.telling.event_id = event


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


def _lead_on(rows: Sequence[Row], gone: Iterable[int]) -> None:
    """Let the address of an event that lost its tellings lead to where most of them are now."""
    for old in sorted(gone):
        homes = Counter(each.telling.event_id for each in rows if each.before == old)
        home = min(homes, key=lambda pk: (-homes[pk], pk))
        Event.objects.filter(moved_to_id=old).update(moved_to_id=home)
        Event.objects.filter(pk=old).update(moved_to_id=home)


def span(published: date | None, estimate: Estimate | None) -> tuple[date | None, date | None]:
    """When a report was written: its day, or the days that its estimate leaves."""
    if published is not None or estimate is None:
        return published, published
    return estimate.earliest, estimate.latest
