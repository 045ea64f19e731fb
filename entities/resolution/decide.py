"""Which namings in one block are the same entity? Pure: a function of the namings alone.

A block is everything that could be one entity: people by family name, places and organisations by
key. The answer does not depend on the order in which reports arrived, because it is always taken
over the whole block, and every tie is broken by what the namings hold.

Full names join by key, and where one is a short form, a misspelling or a fuller form of the other
and their reports speak of the same people. A family name alone joins a full name only where the two
reports share more than that name: the same other people, organisations, places or office. An
acronym is the organisation that other reports call by it, where they agree on one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from entities.language.names.compare import SAME, same_person

WEIGHT = {"person": 1.0, "organisation": 0.5, "place": 0.25}
"""How much one shared name of a kind says that two reports speak of the same people."""

SAME_OFFICE = 1.0
"""How much the same title or office says: "President" before both names. Not enough by itself:
there is more than one Officer Smith."""

ENOUGH = 1.5
"""Shared weight from which a family name alone is the other report's person: one shared person
and one shared organisation, two shared people, or the same office and an organisation."""

CLEAR = 1.5
"""The best candidate must stand so many times above the next best, each weighed by the square root
of how many reports name it: a name without more is the well-known bearer's."""

_LOOKED_AT = 200
"""Namings of one full name that a comparison looks at: more change no decision and cost time."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One report's way of naming one entity, as the decision needs it.

    `lone` marks a person's family name without a given name. `offices` are folded titles printed
    with the name; `context` holds "kind:key" of everything else the report names. `article` only
    breaks ties.
    """

    id: int
    article: str
    kind: str
    key: str
    name: str
    lone: bool
    offices: frozenset[str]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decision:
    """The entity's key that a naming belongs to, None where it is unsure, and why in words."""

    key: str | None
    reason: str


Groups = Mapping[str, Sequence[Naming]]
"""The namings of each full name, by the key of the entity they are."""


def decide(
    block: Sequence[Naming], *, ties: Mapping[str, Collection[str]] | None = None
) -> Mapping[int, Decision]:
    """A decision for every naming of a block, by the naming's id.

    `ties` gives the keys of the organisations that reports call by an acronym, by its key.
    """
    block = sorted(block, key=lambda each: (each.article, each.name))
    full = [each for each in block if not each.lone]
    if not full or full[0].kind != "person":
        decisions = {each.id: _by_key(each, ties or {}) for each in full}
        groups: Groups = {}
    else:
        decisions, groups = _full_names(full)
    left: list[Naming] = []
    for each in block:
        if each.lone:
            decision = _join_full_name(each, groups)
            if decision:
                decisions[each.id] = decision
            else:
                left.append(each)
    decisions.update(_among_themselves(left, any_full_name=bool(groups)))
    return decisions


def _by_key(naming: Naming, ties: Mapping[str, Collection[str]]) -> Decision:
    full = set(ties.get(naming.key, ())) - {naming.key}
    if naming.kind == "organisation" and len(full) == 1:
        return Decision(full.pop(), f"other reports explain what {naming.name} stands for")
    return Decision(naming.key, "same name")


def _full_names(namings: Sequence[Naming]) -> tuple[dict[int, Decision], Groups]:
    """Full names by key; keys that are forms of one name and of one circle are one person."""
    by_key: dict[str, list[Naming]] = defaultdict(list)
    for each in namings:
        by_key[each.key].append(each)
    entity = {key: key for key in by_key}
    why = dict.fromkeys(by_key, "full name")
    for left, right in combinations(sorted(by_key), 2):
        reason = _one_person(by_key[left], by_key[right])
        if reason:
            older, newer = entity[left], entity[right]
            entity = {key: older if at == newer else at for key, at in entity.items()}
            why[right] = reason
    groups: dict[str, list[Naming]] = defaultdict(list)
    for key, members in by_key.items():
        groups[entity[key]].extend(members)
    decisions = {each.id: Decision(entity[each.key], why[each.key]) for each in namings}
    return decisions, groups


def _one_person(left: Sequence[Naming], right: Sequence[Naming]) -> str:
    """Why two full names are one person's, "" where they are not.

    A report that has both names, apart, knows two people.
    """
    comparison = same_person(left[0].name, right[0].name)
    if comparison.score < SAME:
        return ""
    if {each.article for each in left} & {each.article for each in right}:
        return ""
    best = max(
        (
            (_shared_weight(one, other), one, other)
            for one in left[:_LOOKED_AT]
            for other in right[:_LOOKED_AT]
        ),
        key=lambda each: each[0],
    )
    if best[0] < ENOUGH:
        return ""
    return f"{comparison.reason}: {left[0].name}; both reports name {_in_words(best[1], best[2])}"


def _join_full_name(naming: Naming, groups: Groups) -> Decision | None:
    """The one full name of this family name whose reports share enough with this report."""
    ranked = []
    for key, group in groups.items():
        looked = group[:_LOOKED_AT]
        nearest = max(looked, key=lambda other: (_likeness(naming, other), other.article))
        likeness = _likeness(naming, nearest)
        if likeness >= ENOUGH:
            ranked.append((likeness * math.sqrt(len(group)), key, nearest))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    if not ranked or (len(ranked) > 1 and ranked[0][0] < CLEAR * ranked[1][0]):
        return None
    _, key, nearest = ranked[0]
    shared = _in_words(naming, nearest)
    office = ", ".join(sorted(naming.offices & nearest.offices))
    grounds = [f"both reports name {shared}"] if shared else []
    grounds += [f"the same office: {office}"] if office else []
    return Decision(key, f"family name of {nearest.name}; {'; '.join(grounds)}")


def _among_themselves(lone: Sequence[Naming], *, any_full_name: bool) -> dict[int, Decision]:
    """Family names that no full name explains: titled ones join where their reports agree."""
    decisions: dict[int, Decision] = {}
    groups: list[list[Naming]] = []
    for each in lone:
        if any_full_name or not each.offices:
            why = "several people have this name" if any_full_name else "a family name alone"
            decisions[each.id] = Decision(None, f"unsure: {why}")
            continue
        home = next((g for g in groups if any(_likeness(each, one) >= ENOUGH for one in g)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    for group in groups:
        # The first report's mark keeps two unexplained people of one family name apart.
        key = f"{group[0].key} ~{group[0].article[:12]}"
        for each in group:
            decisions[each.id] = Decision(key, "title and family name")
    return decisions


def _likeness(left: Naming, right: Naming) -> float:
    office = SAME_OFFICE if left.offices & right.offices else 0.0
    return office + _shared_weight(left, right)


def _shared_weight(left: Naming, right: Naming) -> float:
    return sum(_weight(each) for each in left.context & right.context)


def _in_words(left: Naming, right: Naming, most: int = 4) -> str:
    shared = sorted(left.context & right.context, key=lambda each: (-_weight(each), each))
    return ", ".join(each.partition(":")[2] for each in shared[:most])


def _weight(term: str) -> float:
    return WEIGHT[term.partition(":")[0]]
