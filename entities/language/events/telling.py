"""A telling: one place of a text where a happening is told, before tellings are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from entities.language.findings import EventKind, EventStatus, FoundDate, FoundName, Kind


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, and the tokens that say so."""

    name: str
    kind: Kind
    low: int
    high: int
    part: str = ""


@dataclass(slots=True)
class Telling:
    """What one trigger and its arguments say; tokens are given as indices into the sheet.

    `status` None means that the words presuppose the event and do not say how it stands ("ahead of
    the talks"): another telling may. `anew` marks "another", "a second": never one told before.
    `known` marks a definite phrase without arguments ("the meeting"), which is one told before.
    `bare` marks words that are an event only with a day or a place ("a quarrel", "he spoke").
    """

    kind: EventKind
    trigger: int
    low: int
    high: int
    rule: str
    verb: int | None = None
    parties: list[Party] = field(default_factory=list)
    places: list[FoundName] = field(default_factory=list)
    date: FoundDate | None = None
    status: EventStatus | None = None
    status_at: int | None = None
    series: str = ""
    anew: bool = False
    known: bool = False
    bare: bool = False

    def names(self) -> set[tuple[Kind, str]]:
        """The parties as (kind, name)."""
        return {(party.kind, party.name) for party in self.parties}
