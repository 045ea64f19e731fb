"""Whose name is it, once the editors have spoken? Pure: no Django, no database.

Resolution decides a key for each naming; rulings on entities then lead from key to key, oldest
first: a merge from one entity to another, a split to a new one for some reports or printed names,
an alias from whatever a name was taken for, a struck name to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NOBODY = "nobody"
"""What a name is pinned to that an editor says is none of those who were offered."""


@dataclass(frozen=True, slots=True)
class Named:
    """One report's naming: the key of its own name, and the one decided for it, None if unsure."""

    kind: str
    name_key: str
    decided: str | None
    report: str
    """The report's mark, as splits have it."""
    pinned: bool = False
    """Whether an editor chose its entity in the text itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """A ruling on entities; `payload` as `entities.rulings.making` writes it."""

    about: str
    payload: Mapping[str, Any]
    signed: str = "editor"


@dataclass(frozen=True, slots=True)
class Settled:
    """Where the rulings lead: a kind with a key, None for nobody, and why; `ruled` tells whether
    any spoke."""

    kind: str
    key: str | None
    reason: str = ""
    ruled: bool = False


class Steps:
    """The rulings on entities, oldest first, ready to be asked about many namings.

    `reports` of a split's payload are the marks of reports.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._from: Mapping[tuple[str, str], list[tuple[int, Step]]] = defaultdict(list)
        self._named: Mapping[tuple[str, str], list[tuple[int, Step]]] = defaultdict(list)
        for at, each in enumerate(steps):
            payload = each.payload
            if each.about == "merge":
                for ref in payload["from"]:
                    self._from[ref["kind"], ref["key"]].append((at, each))
            elif each.about == "split":
                of = payload["of"]
                self._from[of["kind"], of["key"]].append((at, each))
            else:
                self._named[payload["entity"]["kind"], payload["name_key"]].append((at, each))

    def settle(self, named: Named) -> Settled:
        """Follow the rulings from what was decided; each is taken at most once, oldest first."""
        at, found = -1, Settled(named.kind, named.decided)
        while following := self._next(named, found, after=at):
            at, step = following
            found = _taken(step)
        return found

    def by_report(self) -> bool:
        """Whether reports of one name may be different entities': some were split off."""
        return any(
            step.about == "split" and step.payload["reports"]
            for steps in self._from.values()
            for _, step in steps
        )

    def _next(self, named: Named, found: Settled, *, after: int) -> tuple[int, Step] | None:
        candidates: list[tuple[int, Step]] = []
        if found.key is not None:
            candidates += self._from.get((found.kind, found.key), [])
        if not named.pinned:
            candidates += self._named.get((named.kind, named.name_key), [])
        later = [each for each in candidates if each[0] > after and _holds(each[1], named, found)]
        return min(later, key=lambda each: each[0], default=None)


def _holds(step: Step, named: Named, found: Settled) -> bool:
    payload = step.payload
    if step.about == "split":
        return named.report in payload["reports"] or named.name_key in payload["names"]
    if step.about == "strike":
        return (found.kind, found.key) == (payload["entity"]["kind"], payload["entity"]["key"])
    return True


def _taken(step: Step) -> Settled:
    payload = step.payload
    if step.about == "merge":
        return _led(payload["into"], f"{step.signed}: one and the same")
    if step.about == "split":
        return _led(payload["to"], f"{step.signed}: told apart")
    name = payload["entity"]["name"]
    if step.about == "alias":
        return _led(payload["entity"], f"{step.signed}: another name of {name}")
    return Settled(payload["entity"]["kind"], None, f"{step.signed}: not {name}", ruled=True)


def _led(ref: Mapping[str, Any], reason: str) -> Settled:
    return Settled(ref["kind"], ref["key"], reason, ruled=True)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a decision about names is bound by: `steady` keys are of entities that editors ruled
    on, which keep their key and which no likeness joins; `apart` are pairs ruled different."""

    steady: frozenset[str] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def forbid(self, keys: Iterable[str]) -> bool:
        """Whether these keys may not be one entity."""
        together = set(keys)
        if len(together & self.steady) > 1:
            return True
        return any(pair <= together for pair in self.apart)

    def representative(self, keys: Iterable[str]) -> str:
        """The key that an entity of these keys goes by: one ruled on, else the alphabet's first."""
        return min(keys, key=lambda key: (key not in self.steady, key))


UNBOUND = Constraints()
