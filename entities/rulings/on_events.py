"""Rulings on what is one happening: events merged, split, and told apart.

Each function gives a `Decision` to be recorded by `entities.rulings.frame.record`. A ruling names
the tellings that each event has now, by the reports' identities and by their words; what is told
later meets them by likeness, as it would without.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import uuid4

from entities.models import Event, Telling
from entities.rulings import subjects
from entities.rulings.event_bonds import APART, MERGE, SPLIT
from entities.rulings.frame import Decision
from entities.rulings.on_entities import NotPossible
from entities.rulings.place import remembered

_MOST_NAMED = 120
"""Tellings of one event that a ruling names: those of more reports follow by likeness."""


def events_merged(into: Event, others: Sequence[Event], *, why: str = "") -> Decision:
    """All these are one happening, whose page is that of `into`."""
    if any(each.pk == into.pk for each in others) or not others:
        raise NotPossible("an event cannot be merged with itself")
    titles = ", ".join(each.title for each in others)
    sides = [_side(str(each.uid), _tellings(each)) for each in (into, *others)]
    return _decision(
        MERGE,
        sides,
        {"stays": str(into.uid)},
        was=f"{into.title} and {titles} are different events",
        now=f"{titles} is {into.title}",
        why=why,
    )


def event_split(of: Event, reports: Collection[int], *, why: str = "") -> Decision:
    """What these reports (ids) tell, and the copies of them, is another event."""
    tellings = _tellings(of)
    go = [
        each
        for each in tellings
        if each.article_id in reports or each.article.reprint_of_id in reports
    ]
    if not go:
        raise NotPossible("choose reports that go")
    if len(go) == len(tellings):
        raise NotPossible("no report would be left to tell of it")
    stay = [each for each in tellings if each not in go]
    gone = len({each.article_id for each in go})
    return _decision(
        SPLIT,
        [_side(str(of.uid), stay), _side(str(uuid4()), go)],
        {},
        was=f"all of it is {of.title}",
        now=f"of {of.title}: what {gone} report{'s' if gone > 1 else ''} tell is another event",
        why=why,
    )


def events_apart(one: Event, other: Event, *, why: str = "") -> Decision:
    """These two are never one happening, however alike they are told."""
    if one.pk == other.pk:
        raise NotPossible("an event is not different from itself")
    return _decision(
        APART,
        [_side(str(each.uid), _tellings(each)) for each in (one, other)],
        {},
        was=f"{one.title} and {other.title} may be one event",
        now=f"{one.title} is not {other.title}",
        why=why,
    )


def _tellings(event: Event) -> list[Telling]:
    rows = event.tellings.select_related("article").defer("article__search")
    return list(rows.order_by("article__identity", "start", "kind"))


def _side(uid: str, tellings: Sequence[Telling]) -> dict[str, Any]:
    named = [
        {
            "report": each.article.identity,
            "kind": each.kind,
            **remembered(each.article.text, each.start, each.end),
        }
        for each in tellings[:_MOST_NAMED]
    ]
    return {"event": uid, "tellings": named}


def _decision(
    about: str,
    sides: Sequence[dict[str, Any]],
    told: dict[str, Any],
    *,
    was: str,
    now: str,
    why: str,
) -> Decision:
    reports = {each["report"] for side in sides for each in side["tellings"]}
    return Decision(
        about=about,
        subjects=(
            *(subjects.event(side["event"]) for side in sides),
            *(subjects.report(each) for each in sorted(reports)),
        ),
        payload={"sides": list(sides), **told},
        was=was,
        now=now,
        why=why,
    )
