"""Which event each happening is: the addresses remember what was there before.

Events that turn out to be one keep the eldest's address, unless an editor chose another, and the
others lead to it. What a ruling brought elsewhere finds its own event again when it is undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from entities.event_rows import Row
from entities.models import Event, Telling
from entities.rulings.event_bonds import Said

_NEVER = 1 << 62
"""Later than any event: what a happening without one sorts by."""


def give_events(
    groups: Sequence[list[Row]], *, standing: Sequence[Said] = (), withdrawn: Sequence[Said] = ()
) -> None:
    """Give each happening the event that editors want it to be, the one that it was before such a
    ruling, or the eldest of its tellings that no other has; a new one where there is none.

    Both kinds of rulings are given oldest first.
    """
    taken: set[int] = set()
    rest = list(groups)
    if standing or withdrawn:
        rest = _as_ruled(rest, standing, withdrawn, taken)
    homeless: list[list[Row]] = []
    for group in sorted(rest, key=_claim):
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


def _claim(group: Iterable[Row]) -> tuple[int, int]:
    ids = Counter(each.before for each in group if each.before)
    eldest = min(ids, default=0)
    return (eldest, -ids[eldest]) if ids else (_NEVER, 0)


@dataclass(frozen=True, slots=True)
class _Wish:
    """The event that a happening is to be, by its `uid` and its id, 0 where it is still to be made;
    those of the lowest rank come first."""

    rank: int
    uid: str = ""
    event: int = 0


def _as_ruled(
    groups: Iterable[list[Row]],
    standing: Sequence[Said],
    withdrawn: Sequence[Said],
    taken: set[int],
) -> list[list[Row]]:
    """Give events to the happenings that rulings speak of, the newest ruling first; returns the
    others. `taken` gains the events given."""
    uids = {uid for each in (*standing, *withdrawn) for uid in each.homes.values()}
    uids |= {uid for each in withdrawn for uid, _ in each.sides}
    found = Event.objects.filter(uid__in=uids).values_list("uid", "pk")
    known = {str(uid): pk for uid, pk in found}
    wishes = [(_wish(group, standing, withdrawn, known), group) for group in groups]
    here = {each.telling.pk for _, group in wishes for each in group if each.telling.pk}
    others = Telling.objects.filter(event__in=known.values()).exclude(pk__in=here)
    held = set(others.values_list("event_id", flat=True))
    left = []
    made: dict[str, int] = {}
    for wish, group in sorted(wishes, key=lambda each: (each[0].rank, _claim(each[1]))):
        elsewhere = held - {each.before for each in group}
        if wish.event in taken | elsewhere or wish.uid in made or not (wish.event or wish.uid):
            left.append(group)
            continue
        event = wish.event or made.setdefault(wish.uid, _made(wish.uid, group))
        taken.add(event)
        _set(group, event)
    return left


def _made(uid: str, group: Sequence[Row]) -> int:
    telling = group[0].telling
    return Event.objects.create(uid=UUID(uid), kind=telling.kind, status=telling.status).pk


def _wish(
    group: Sequence[Row],
    standing: Sequence[Said],
    withdrawn: Sequence[Said],
    known: Mapping[str, int],
) -> _Wish:
    """The newest ruling that stands decides by how many tellings. After rulings that were undone
    the eldest event holds, as it does where nobody ruled: of those that the tellings were of."""
    orders = {each.order for each in group}
    for rank, each in enumerate(reversed(standing)):
        votes = Counter(uid for order, uid in each.homes.items() if order in orders)
        if votes:
            uid = min(votes, key=lambda uid: (-votes[uid], known.get(uid, _NEVER), uid))
            return _Wish(rank, uid, known.get(uid, 0))
    undone = [each for each in withdrawn if not each.rows.isdisjoint(orders)]
    if not undone:
        return _Wish(len(standing) + 1)
    were = {uid for each in undone for uid, rows in each.sides if not rows.isdisjoint(orders)}
    led = {known.get(uid, 0) for each in undone for uid in each.homes.values()}
    free = {each.before for each in group if each.before} - led
    free |= {known[uid] for uid in were & known.keys()}
    return _Wish(len(standing), event=min(free, default=0))


def _set(group: Iterable[Row], event: int) -> None:
    for row in group:
        row.telling.event_id = event


def lead_on(rows: Sequence[Row], gone: Collection[int]) -> None:
    """Let the address of an event that lost its tellings lead to where most of them are now, and
    let one that has some again answer for itself."""
    here = {each.telling.event_id for each in rows}
    Event.objects.filter(pk__in=here, moved_to__isnull=False).update(moved_to=None)
    for old in sorted(gone):
        homes = Counter(each.telling.event_id for each in rows if each.before == old)
        home = min(homes, key=lambda pk: (-homes[pk], pk))
        # Those too many to be decided together go with the others.
        Telling.objects.filter(event=old).update(event=home)
        Event.objects.filter(pk=old).update(moved_to_id=home)
