"""Which namings in one block are the same entity? Pure: a function of the namings alone.

A block is everything that could be one entity: people by family name, places and organisations by
key. The answer does not depend on the order in which reports arrived, because it is always taken
over the whole block, and every tie is broken by what the namings hold.

Full names join by key. A family name alone joins a full name only where the two reports share more
than that name: the same other people, organisations and places. An acronym is the organisation that
other reports call by it, where they agree on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

WEIGHT = {"person": 1.0, "organisation": 0.5, "place": 0.25}
"""How much one shared name of a kind says that two reports speak of the same people."""

ENOUGH = 1.5
"""Shared weight from which a family name alone is the other report's person: one shared person
and one shared organisation, or two shared people."""

CLEAR = 1.5
"""The best candidate must share this many times what the next best shares."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One report's way of naming one entity, as the decision needs it.

    `lone` marks a person's family name without a given name. `context` holds "kind:key" of
    everything else the report names. `article` only breaks ties.
    """

    id: int
    article: str
    kind: str
    key: str
    name: str
    lone: bool
    titled: bool
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decision:
    """The entity's key that a naming belongs to, None where it is unsure, and why in words."""

    key: str | None
    reason: str


def decide(
    block: Sequence[Naming], *, ties: Mapping[str, Collection[str]] | None = None
) -> Mapping[int, Decision]:
    """A decision for every naming of a block, by the naming's id.

    `ties` gives the keys of the organisations that reports call by an acronym, by its key.
    """
    decisions = {each.id: _by_key(each, ties or {}) for each in block if not each.lone}
    groups: dict[str, list[Naming]] = defaultdict(list)
    for each in block:
        if not each.lone:
            groups[each.key].append(each)
    lone = sorted((each for each in block if each.lone), key=lambda each: each.article)
    left: list[Naming] = []
    for each in lone:
        decision = _join_full_name(each, groups)
        if decision:
            decisions[each.id] = decision
        else:
            left.append(each)
    decisions.update(_among_themselves(left, any_full_name=bool(groups)))
    return decisions


def _by_key(naming: Naming, ties: Mapping[str, Collection[str]]) -> Decision:
    if naming.kind == "organisation":
        full = set(ties.get(naming.key, ())) - {naming.key}
        if len(full) == 1:
            return Decision(full.pop(), f"other reports explain what {naming.name} stands for")
    return Decision(naming.key, "full name" if naming.kind == "person" else "same name")


def _join_full_name(naming: Naming, groups: Mapping[str, Sequence[Naming]]) -> Decision | None:
    """The one full name of this family name whose reports share enough with this report."""
    ranked = sorted(
        (
            (max(_shared_weight(naming, other) for other in group), key, group[0].name)
            for key, group in groups.items()
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    best, key, name = ranked[0]
    if len(ranked) > 1 and best < CLEAR * ranked[1][0]:
        return None
    nearest = max(groups[key], key=lambda other: (_shared_weight(naming, other), other.article))
    return Decision(key, f"family name of {name}; both reports name {_in_words(naming, nearest)}")


def _among_themselves(lone: Sequence[Naming], *, any_full_name: bool) -> dict[int, Decision]:
    """Family names that no full name explains: titled ones join where their reports agree."""
    decisions: dict[int, Decision] = {}
    groups: list[list[Naming]] = []
    for each in lone:
        if not each.titled:
            why = "several people have this name" if any_full_name else "a family name alone"
            decisions[each.id] = Decision(None, f"unsure: {why}")
            continue
        home = next(
            (g for g in groups if any(_shared_weight(each, one) >= ENOUGH for one in g)), None
        )
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


def _shared_weight(left: Naming, right: Naming) -> float:
    return sum(WEIGHT[each.partition(":")[0]] for each in left.context & right.context)


def _in_words(left: Naming, right: Naming, most: int = 4) -> str:
    shared = sorted(left.context & right.context, key=lambda each: (-_weight(each), each))
    return ", ".join(each.partition(":")[2] for each in shared[:most])


def _weight(term: str) -> float:
    return WEIGHT[term.partition(":")[0]]


def most_printed(names: Iterable[tuple[str, int]]) -> str:
    """The form to show: printed most often, then the longest, then the alphabet's first."""
    return min(names, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]
