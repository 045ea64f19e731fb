"""Which full names of one family name are one person? Pure.

Forms of one name (with and without a middle name) are one person unless their middle names
contradict each other. Two names, of which one is a short form, a misspelling or a fuller form of
the other, are one person where their reports speak of the same people.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from entities.language.names.compare import SAME, Comparison, same_person
from entities.resolution.evidence import (
    ENOUGH,
    YOUNGER,
    Evidence,
    Naming,
    base,
    in_words,
    reports,
    shared_weight,
)
from entities.resolution.offices import at_odds, commonest_rank, holder_beside, in_uniform, ranks
from entities.rulings.identities import Constraints

CLEAR = 1.5
"""The best candidate must stand so many times above the next best, each weighed by the square root
of how many reports name it: a name without more is the well-known bearer's."""

_SEVERAL = 3
"""Reports that give a politician's office, before a rank is thought another's."""

TWICE = 2 * ENOUGH
"""What reports share at least, before somebody never printed without an office is another whom
nobody gives one: that everybody names the president says little."""

_TWO = 2
"""Reports from which on a middle name is no slip of the pen."""

_APART = 0.35
"""Comparison score below which two forms speak against being one person."""


@dataclass(slots=True)
class Person:
    """One person: the entity's key, the forms of the name, their sample and number of reports."""

    key: str
    forms: list[str]
    namings: list[Naming]
    reports: float


@dataclass(slots=True)
class People:
    """The people of a block, and why each form is whose: `why` by form.

    `rivals` holds, for a name whose middle names tell people apart, those people: the name
    without a middle name is decided report by report.
    """

    persons: list[Person] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, list[Person]] = field(default_factory=dict)


@lru_cache(maxsize=200_000)
def _compare(left: str, right: str) -> Comparison:
    return same_person(left, right)


def compare_forms(left: Naming, right: Naming) -> Comparison:
    """How far two forms may be one person's; a son is never his father."""
    comparison = _compare(left.name, right.name)
    if base(left.key).endswith(YOUNGER) != base(right.key).endswith(YOUNGER):
        return Comparison(0.0, "one is the younger of that name")
    return comparison


def near_forms(evidence: Evidence) -> list[tuple[str, str]]:
    """The pairs of forms that it matters to find in one report."""
    full = _full(evidence)
    return [
        (one, other)
        for one, other in combinations(sorted(full), 2)
        if _middles(one, other)
        or (base(one) != base(other) and compare_forms(full[one][0], full[other][0]).score >= SAME)
    ]


def _middles(one: str, other: str) -> bool:
    """Whether two forms of one name have each a middle name."""
    return base(one) == base(other) and base(one) not in (one, other)


def people(evidence: Evidence) -> People:
    """Everybody whom the full names of a block name."""
    found = People()
    by_base: dict[str, list[str]] = defaultdict(list)
    for key in sorted(_full(evidence)):
        by_base[base(key)].append(key)
    for name, forms in by_base.items():
        _of_one_name(name, forms, evidence, found)
    _join(found, evidence)
    return found


def bound(found: People, evidence: Evidence, constraints: Constraints) -> People:
    """The people as editors allow them: an entity they ruled on keeps its key and is joined with
    no other of those by likeness, and what they told apart stays apart."""
    for person in list(found.persons):
        forms = [each for each in person.forms if each in constraints.steady]
        if constraints.forbid(person.forms):
            home = constraints.representative(person.forms)
            gone = [each for each in forms if each != home]
            gone += [
                each
                for each in person.forms
                if each not in (home, *gone) and frozenset((home, each)) in constraints.apart
            ]
            for each in gone:
                found.persons.append(_person(each, [each], evidence))
                found.why[each] = "kept apart by an editor"
            own = [each for each in person.forms if each not in gone]
            kept = _person(home, own, evidence)
            person.forms, person.namings, person.reports = kept.forms, kept.namings, kept.reports
            person.key = home
        elif forms and not person.key.startswith(f"{forms[0]} ("):
            person.key = forms[0]
    return found


def _full(evidence: Evidence) -> Mapping[str, Sequence[Naming]]:
    return {key: kept for key, kept in evidence.forms.items() if not kept[0].lone}


def _of_one_name(name: str, forms: Sequence[str], evidence: Evidence, found: People) -> None:
    found.why |= dict.fromkeys(forms, "full name")
    by_middle = _rivals(forms, evidence)
    rivals = by_middle or _by_office(name, forms, evidence) or _stranger(name, forms, evidence)
    if not rivals:
        found.persons.append(_person(name, forms, evidence))
        return
    rivals.sort(key=lambda each: (-each.reports, each.key))
    first, second = rivals[:2]
    if clear(math.sqrt(first.reports), math.sqrt(second.reports)):
        first.key = name
        first.namings.extend(evidence.forms.get(name, ()) if by_middle else ())
    found.rivals[name] = rivals
    found.persons.extend(rivals)


def _by_office(name: str, forms: Sequence[str], evidence: Evidence) -> list[Person]:
    """Two people whom a middle name and their offices tell apart, as a president and a senator
    long after him; none where offices do not."""
    middle = [form for form in forms if form != name]
    if name not in forms or not middle:
        return []
    one = _person(middle[0], middle, evidence)
    plain = evidence.forms[name]
    if not at_odds(plain, one.namings):
        return []
    office, others = commonest_rank(plain), commonest_rank(one.namings)
    own = [each for each in plain if office in ranks(each)]
    one.namings += [each for each in plain if others in ranks(each) and each not in own]
    reports_of_own = reports(plain) * len(own) / len(plain)
    return [one, Person(f"{name} ({office})", [name], own, reports_of_own)]


def _stranger(name: str, forms: Sequence[str], evidence: Evidence) -> list[Person]:
    """Somebody in uniform who has a politician's very name, in reports that share nothing else."""
    plain = evidence.forms.get(name, ())
    if sum(bool(each.offices) and not in_uniform(each) for each in plain) < _SEVERAL:
        return []
    own = [
        each
        for each in plain
        if in_uniform(each)
        and all(shared_weight(each, other) < ENOUGH for other in plain if other is not each)
    ]
    if not own:
        return []
    rest = _person(name, forms, evidence)
    rest.namings = [each for each in rest.namings if each not in own]
    rest.reports -= len(own)
    return [rest, Person(f"{name} ({commonest_rank(own)})", [name], own, len(own))]


def clear(best: float, next_best: float) -> bool:
    return best >= CLEAR * next_best


def _rivals(forms: Sequence[str], evidence: Evidence) -> list[Person]:
    """The people whom middle names tell apart under one name; none where they do not."""
    middle = [key for key in forms if key != base(key)]
    if not any(
        _contradict(one, other, evidence) and _no_slip(one, other, evidence)
        for one, other in combinations(middle, 2)
    ):
        return []
    groups: list[list[str]] = []
    for key in sorted(middle, key=lambda key: (-reports(evidence.forms[key]), key)):
        home = next(
            (g for g in groups if not any(_contradict(key, one, evidence) for one in g)), None
        )
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    return [_person(group[0], group, evidence) for group in groups]


def _contradict(one: str, other: str, evidence: Evidence) -> bool:
    if frozenset((one, other)) in evidence.apart:
        return True
    return compare_forms(evidence.forms[one][0], evidence.forms[other][0]).score < _APART


def _no_slip(one: str, other: str, evidence: Evidence) -> bool:
    """Whether both are printed often enough, or in one report, so that neither is a slip."""
    if frozenset((one, other)) in evidence.apart:
        return True
    return min(reports(evidence.forms[key]) for key in (one, other)) >= _TWO


def _person(key: str, forms: Iterable[str], evidence: Evidence) -> Person:
    own = list(forms)
    namings = [each for form in own for each in evidence.forms[form]]
    return Person(key, own, namings, sum(reports(evidence.forms[form]) for form in own))


@dataclass(frozen=True, slots=True)
class _Tie:
    score: float
    weight: float
    """What the likest two reports share, by the square root of how many reports there are."""
    left: Person
    right: Person
    reason: str


def _join(found: People, evidence: Evidence) -> None:
    """Join the likest people first; whoever a join would set against another stays apart."""
    ties = [
        tie
        for left, right in combinations(sorted(found.persons, key=lambda each: each.key), 2)
        if (tie := _tie(left, right, evidence))
    ]
    ties.sort(key=lambda each: (-each.score, -each.weight, each.left.key, each.right.key))
    now = {id(each): each for each in found.persons}
    for tie in ties:
        left, right = now[id(tie.left)], now[id(tie.right)]
        if left is right or _opposed(left, right, evidence):
            continue
        if at_odds(left.namings, right.namings):
            continue
        into, other = sorted((left, right), key=lambda each: each.key)
        found.why |= dict.fromkeys(other.forms, tie.reason)
        into.forms += other.forms
        into.namings += other.namings
        into.reports += other.reports
        now = {each: into if at is other else at for each, at in now.items()}
        found.persons.remove(other)
        for rivals in found.rivals.values():
            rivals[:] = [into if each is other else each for each in rivals]


def _tie(left: Person, right: Person, evidence: Evidence) -> _Tie | None:
    """Why two full names may be one person's."""
    comparison = max(
        (
            compare_forms(evidence.forms[one][0], evidence.forms[other][0])
            for one in left.forms
            for other in right.forms
        ),
        key=lambda each: each.score,
    )
    if comparison.score < SAME or _opposed(left, right, evidence):
        return None
    if at_odds(left.namings, right.namings):
        return None
    shared, one, other = max(
        (
            (shared_weight(one, other), one, other)
            for one in left.namings
            for other in right.namings
        ),
        key=lambda each: (each[0], each[1].article, each[2].article, each[1].name, each[2].name),
    )
    if shared < (TWICE if holder_beside(left.namings, right.namings) else ENOUGH):
        return None
    names = f"{left.namings[0].name}; both reports name {in_words(one, other)}"
    weight = shared * math.sqrt(left.reports + right.reports)
    return _Tie(comparison.score, weight, left, right, f"{comparison.reason}: {names}")


def _opposed(left: Person, right: Person, evidence: Evidence) -> bool:
    return any(_contradict(one, other, evidence) for one in left.forms for other in right.forms)
