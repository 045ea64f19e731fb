"""The table of kinds."""

from __future__ import annotations

from typing import get_args

from entities.language.event_kinds import KINDS, plover
from entities.language.findings import EventKind, FoundEvent


def event(kind: EventKind, rule: str = "") -> FoundEvent:
    return FoundEvent(
        kind,
        0,
        0,
        "",
        (),
        (),
        None,
        None,
        None,
        "held",
        sentence_start=0,
        sentence_end=0,
        rule=rule,
    )


def test_every_kind_has_a_definition() -> None:
    assert set(KINDS) == set(get_args(EventKind))
    assert all(kind.label and kind.definition.endswith(".") for kind in KINDS.values())


def test_definitions_are_one_line() -> None:
    assert all(
        "\n" not in kind.definition and len(kind.definition) < 110 for kind in KINDS.values()
    )


def test_a_call_is_coded_as_plover_codes_it() -> None:
    assert plover(event("call")) == "CONSULT phone"


def test_a_demand_has_a_code_apart_from_sanctions() -> None:
    assert plover(event("sanction", rule="verb: impose")) == "COERCE restrict"
    assert plover(event("sanction", rule="demand: demand")) == "DEMAND"
