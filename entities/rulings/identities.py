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
    """Where the rulings lead: a key or None for nobody, and why; `signed` "" where none spoke."""

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
        at, found = -1, Settled(named.decided)
        while following := self._next(named, found.key, after=at):
            at, step = following
            found = _taken(step)
        return found

    def by_report(self, kind: str) -> bool:
        """Whether reports of one name may be different entities': some were split off."""
        return any(
            step.about == "split" and step.payload["reports"]
            for (of_kind, _), steps in self._from.items()
            if of_kind == kind
            for _, step in steps
        )

    def _next(self, named: Named, key: str | None, *, after: int) -> tuple[int, Step] | None:
        candidates: list[tuple[int, Step]] = []
        if key is not None:
            candidates += self._from.get((named.kind, key), [])
        if not named.pinned:
            candidates += self._named.get((named.kind, named.name_key), [])
        later = [each for each in candidates if each[0] > after and _holds(each[1], named, key)]
        return min(later, key=lambda each: each[0], default=None)


def _holds(step: Step, named: Named, key: str | None) -> bool:
    payload = step.payload
    if step.about == "split":
        return named.report in payload["reports"] or named.name_key in payload["names"]
    if step.about == "strike":
        return bool(key == payload["entity"]["key"])
    return True


def _taken(step: Step) -> Settled:
    payload = step.payload
    if step.about == "merge":
        return Settled(payload["into"]["key"], f"{step.signed}: one and the same", ruled=True)
    if step.about == "split":
        return Settled(payload["to"]["key"], f"{step.signed}: told apart", ruled=True)
    if step.about == "alias":
        reason = f"{step.signed}: another name of {payload['entity']['name']}"
        return Settled(payload["entity"]["key"], reason, ruled=True)
    return Settled(None, f"{step.signed}: not {payload['entity']['name']}", ruled=True)


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
