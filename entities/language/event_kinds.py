"""The kinds of event that defence diplomacy speaks of, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from entities.language.findings import EventKind, FoundEvent


@dataclass(frozen=True, slots=True)
class KindOfEvent:
    """A kind: its label for readers, what belongs to it, and its PLOVER code.

    `plover` is "TYPE" or "TYPE mode" after the Open Event Data Alliance's table of September 2021
    (CAMEO2PLOVER-2021), empty where PLOVER codes nothing of the kind.
    """

    label: str
    definition: str
    plover: str


KINDS: dict[EventKind, KindOfEvent] = {
    "meeting": KindOfEvent(
        "meeting or talks", "Named parties talk face to face, in harmony or not.", "CONSULT"
    ),
    "call": KindOfEvent(
        "call", "Named parties talk by telephone or video link.", "CONSULT phone"
    ),
    "visit": KindOfEvent(
        "visit", "Somebody travels to a named place on duty, or is received there.", "CONSULT visit"
    ),
    "conference": KindOfEvent(
        "summit or conference", "Many parties gather under one name or for one purpose.", "CONSULT"
    ),
    "statement": KindOfEvent(
        "statement or speech",
        "Somebody speaks in public at a named place, day, gathering or house; not a mere comment.",
        "",
    ),
    "agreement": KindOfEvent(
        "agreement or pact", "Parties sign, conclude or renew a text that binds them.", "SUPPORT"
    ),
    "aid": KindOfEvent(
        "aid or arms transfer", "Weapons, money or training go to a party, or are promised.", "AID"
    ),
    "suspension": KindOfEvent(
        "suspension or withdrawal",
        "Aid, sharing, talks, a treaty or forces are stopped, cut or pulled out.",
        "SANCTION discontinue",
    ),
    "deployment": KindOfEvent(
        "deployment or exercise", "Forces move to a place, or train in a drill.", "MOBILIZE troops"
    ),
    "sanction": KindOfEvent(
        "sanction or demand", "A party is punished by measures, or told to do a thing.",
        "COERCE restrict",
    ),
    "appointment": KindOfEvent(
        "appointment", "Somebody is named to an office, takes it, or leaves it.", ""
    ),
    "commemoration": KindOfEvent(
        "commemoration", "A ceremony or reception marks something past.", ""
    ),
    "vote": KindOfEvent(
        "vote or parliamentary exchange", "A parliament or council votes, debates or questions.", ""
    ),
}  # fmt: skip

_DEMAND = "DEMAND"


def plover(event: FoundEvent) -> str:
    """The PLOVER code of an event; a demand has a code apart from the sanctions'."""
    if event.kind == "sanction" and event.rule.startswith("demand"):
        return _DEMAND
    return KINDS[event.kind].plover
