"""What rulings bind the resolution of some names to, as it stands in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from entities.models import Ruling
from entities.namings import fingerprint
from entities.rulings import subjects
from entities.rulings.held import held
from entities.rulings.identities import UNBOUND, Constraints, Step, Steps

_STEPS = ("merge", "split", "alias", "strike")

_HOLDING = (
    "mention", "quote", "event", "merge", "split", "apart", "alias", "strike", "rename", "line",
    "link", "hide", "pin",
)  # fmt: skip


@dataclass(slots=True)
class Binding:
    """The rulings on the entities of some blocks; `blocks` are those that any ruling concerns."""

    steps: Steps
    blocks: set[tuple[str, str]] = field(default_factory=set)
    by_kind: dict[str, Constraints] = field(default_factory=dict)

    def constraints(self, kind: str) -> Constraints:
        return self.by_kind.get(kind, UNBOUND)


def binding(blocks: Iterable[tuple[str, str]]) -> Binding:
    """What the rulings on names of these blocks (kind, block) ask for."""
    wanted = {subjects.block(*each) for each in blocks}
    rulings = Ruling.objects.standing_on(_HOLDING, wanted) if wanted else []
    found = {each.pk: each for each in rulings}
    steady: dict[str, set[str]] = defaultdict(set)
    pairs: dict[str, set[frozenset[str]]] = defaultdict(set)
    # Where one ruling leads, another may lead on: a merge of what was merged.
    reached = {subjects.entity(*each) for ruling in rulings for each in held(ruling)}
    asked: set[str] = set()
    while reached - asked:
        more = Ruling.objects.standing_on(_STEPS, reached - asked)
        asked |= reached
        for each in (one for one in more if one.pk not in found):
            found[each.pk] = each
            reached |= {subjects.entity(*one) for one in held(each)}
    for each in found.values():
        if each.about == "apart":
            one, other = each.payload["pair"]
            pairs[one["kind"]].add(frozenset((one["key"], other["key"])))
        for kind, key in held(each):
            steady[kind].add(key)
    steps = sorted((e for e in found.values() if e.about in _STEPS), key=lambda e: (e.at, e.pk))
    return Binding(
        steps=Steps([_step(each) for each in steps]),
        blocks={
            subjects.in_block(one) for each in rulings for one in each.subjects if one in wanted
        },
        by_kind={
            kind: Constraints(frozenset(steady[kind]), frozenset(pairs[kind]))
            for kind in steady.keys() | pairs.keys()
        },
    )


def _step(ruling: Ruling) -> Step:
    payload = ruling.payload
    if ruling.about == "split":
        # Resolution knows a report by its mark.
        payload = {**payload, "reports": {fingerprint(each) for each in payload["reports"]}}
    return Step(ruling.about, payload, ruling.signed)
