"""What a decision about one block of names rests on. Pure.

A block is everything that could be one entity. Its evidence is a sample of every form's reports
that does not depend on the order in which they came: those with the smallest fingerprints. One
more report of a well-known name therefore hardly ever changes it, and never makes it larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

WEIGHT = {"person": 1.0, "organisation": 0.5, "place": 0.25}
"""How much one shared name of a kind says that two reports speak of the same people."""

SAME_TITLE = 1.0
"""How much the same one word of an office says: "President" before both names. Not enough by
itself: there is more than one Officer Smith."""

SAME_OFFICE = 1.5
"""How much the same words of an office say: two defence secretaries of one family name."""

ENOUGH = 1.5
"""Shared weight from which a family name alone is the other report's person: one shared person
and one shared organisation, two shared people, the same office, or a title and an organisation."""

KEPT = 40
"""Reports kept of each form of a name. With 40 their number is known to about a sixth, and of what
they share little is missed: on 1,500 reports, 200 instead of 40 moved no more than stray names."""

YOUNGER = " jr"
"""What the key of a son's name ends with."""

_MARK = 12
"""Hexadecimal digits of a fingerprint, see `Naming.article`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One report's way of naming one entity, as the decision needs it.

    `article` is the report's fingerprint in hexadecimal, spread evenly; it tells reports apart,
    draws the sample and breaks ties. `lone` marks a person's family name without a given name.
    `offices` are folded titles printed with the name; `context` holds "kind:key" of everything
    the report names.
    """

    id: int
    article: str
    kind: str
    key: str
    name: str
    lone: bool
    offices: frozenset[str]
    context: frozenset[str]


Sample = tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sample of each form of a block's names by the form's key, and the pairs of forms that
    stand in one report `apart`, so that they are two people."""

    forms: Mapping[str, Sample]
    apart: frozenset[frozenset[str]] = frozenset()


def gather(block: Iterable[Naming]) -> Evidence:
    """The evidence of a block that is at hand as a whole."""
    forms: dict[str, list[Naming]] = defaultdict(list)
    in_report: dict[str, set[str]] = defaultdict(set)
    for each in block:
        forms[each.key].append(each)
        if not each.lone:
            in_report[each.article].add(each.key)
    apart = {
        frozenset(pair) for keys in in_report.values() for pair in combinations(sorted(keys), 2)
    }
    return Evidence({key: sample(forms[key]) for key in sorted(forms)}, frozenset(apart))


def sample(namings: Iterable[Naming]) -> Sample:
    """Of one form's namings those kept."""
    return tuple(sorted(namings, key=lambda each: (each.article, each.name))[:KEPT])


def reports(kept: Sequence[Naming]) -> float:
    """How many reports a form has, estimated from its sample: the more there are, the smaller are
    their smallest fingerprints (Bar-Yossef et al. 2002, "Counting distinct elements")."""
    if len(kept) < KEPT:
        return len(kept)
    share = (int(kept[-1].article[:_MARK], 16) + 1) / float(16**_MARK)
    return max(float(KEPT), (KEPT - 1) / share)


def likeness(left: Naming, right: Naming) -> float:
    """How much two reports say of one person, beside the family name."""
    return office_weight(left, right) + shared_weight(left, right)


def office_weight(left: Naming, right: Naming) -> float:
    """How much the offices agree, by the longest common ending of two of them."""
    words = len(common_office(left, right).split())
    return SAME_OFFICE if words > 1 else SAME_TITLE * words


def common_office(left: Naming, right: Naming) -> str:
    """The longest ending that two offices share: "UK Defence Secretary" and "Defence Secretary"."""
    best: list[str] = []
    for one in left.offices:
        for other in right.offices:
            ours, theirs = one.split(), other.split()
            length = 0
            while length < min(len(ours), len(theirs)) and ours[-length - 1] == theirs[-length - 1]:
                length += 1
            best = max(best, ours[len(ours) - length :], key=lambda words: (len(words), words))
    return " ".join(best)


def shared_weight(left: Naming, right: Naming) -> float:
    """How much two reports name alike; the two names themselves say nothing."""
    return sum(map(_weight, _shared(left, right)))


def in_words(left: Naming, right: Naming, most: int = 4) -> str:
    """What two reports both name, the weightiest first."""
    shared = sorted(_shared(left, right), key=lambda each: (-_weight(each), each))
    return ", ".join(each.partition(":")[2] for each in shared[:most])


def _shared(left: Naming, right: Naming) -> frozenset[str]:
    return (left.context & right.context) - {_own_term(left), _own_term(right)}


def _own_term(naming: Naming) -> str:
    """By what a report's context names this very one: father and son have one term."""
    return f"{naming.kind}:{base(naming.key).removesuffix(YOUNGER)}"


def base(key: str) -> str:
    """The key of a form without its middle names: "george bush" of "george bush (w)"."""
    return key.partition(" (")[0]


def _weight(term: str) -> float:
    return WEIGHT[term.partition(":")[0]]
