"""Which namings in one block are the same entity? Pure: a function of the namings alone.

The answer does not depend on the order in which reports arrived, because it is taken from evidence
that does not, and every tie is broken by what the namings hold.

A family name alone joins a full name only where the two reports share more than that name: the
same other people, organisations, places or office. An acronym is the organisation that other
reports call by it, where they agree on one.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from entities.resolution.evidence import (
    ENOUGH,
    Evidence,
    Naming,
    Sample,
    base,
    common_office,
    gather,
    in_words,
    likeness,
)
from entities.resolution.people import People, Person, bound, clear, people
from entities.rulings.identities import UNBOUND, Constraints


@dataclass(frozen=True, slots=True)
class Decision:
    """The entity's key that a naming belongs to, None where it is unsure, and why in words."""

    key: str | None
    reason: str
    ruled: bool = False
    """Whether an editor's ruling led there."""


def decide(
    block: Sequence[Naming], *, ties: Mapping[str, Mapping[str, int]] | None = None
) -> Mapping[int, Decision]:
    """A decision for every naming of a block that is at hand as a whole, by the naming's id.

    `ties` gives the keys of the organisations that reports call by an acronym, by its key, with
    how many reports do so.
    """
    if block and block[0].kind != "person":
        return {each.id: by_key(each, ties or {}) for each in block}
    judged = Judged(gather(block))
    return {each.id: judged.of(each) for each in block}


def by_key(naming: Naming, ties: Mapping[str, Mapping[str, int]]) -> Decision:
    """What a place or an organisation is: its key, or what its acronym stands for."""
    full = acronym_of(naming.key, ties) if naming.kind == "organisation" else None
    if full:
        return Decision(full, f"other reports explain what {naming.name} stands for")
    return Decision(naming.key, "same name")


def acronym_of(key: str, ties: Mapping[str, Mapping[str, int]]) -> str | None:
    """The one organisation that reports mean by an acronym, or clearly the most of them."""
    said = {full: times for full, times in ties.get(key, {}).items() if full != key}
    ranked = sorted(said, key=lambda full: (-said[full], full))
    if not ranked or (len(ranked) > 1 and not clear(*(math.sqrt(said[f]) for f in ranked[:2]))):
        return None
    return ranked[0]


@dataclass
class Judged:
    """The decisions about one block of people's names, from its evidence."""

    evidence: Evidence
    constraints: Constraints = UNBOUND

    @cached_property
    def people(self) -> People:
        return bound(people(self.evidence), self.evidence, self.constraints)

    def one_by_one(self, key: str) -> bool:
        """Whether the reports of a form are decided each for itself."""
        return self.evidence.forms[key][0].lone or key in self.people.rivals

    def form(self, key: str) -> Decision:
        """What every report means by a form that is not decided one by one."""
        person = next(each for each in self.people.persons if key in each.forms)
        return Decision(person.key, self.people.why[key])

    def of(self, naming: Naming) -> Decision:
        if naming.lone:
            joined = _nearest(naming, self.people.persons, "family name of")
            return joined or self._unexplained(naming)
        if naming.key in self.people.rivals:
            return self._without_middle(naming)
        return self.form(naming.key)

    def _without_middle(self, naming: Naming) -> Decision:
        rivals = self.people.rivals[naming.key]
        joined = _nearest(naming, rivals, "the name of")
        if joined:
            return joined
        known = next((each for each in rivals if each.key == base(naming.key)), None)
        if known:
            return Decision(known.key, f"the best known {naming.name}")
        return Decision(None, f"unsure: several people are called {naming.name}")

    def _unexplained(self, naming: Naming) -> Decision:
        """Family names that no full name explains: titled ones join where reports agree."""
        if len(self.people.persons) == 1:
            return Decision(None, "unsure: the reports share little more than the family name")
        if self.people.persons:
            return Decision(None, "unsure: several people have this name")
        if not naming.offices:
            return Decision(None, "unsure: a family name alone")
        home = next(
            (group for group in self._titled if naming in group),
            next((g for g in self._titled if any(_alike(naming, one) for one in g)), [naming]),
        )
        # The first report's mark keeps two unexplained people of one family name apart.
        keys = [f"{each.key} ~{each.article[:12]}" for each in home]
        ruled_on = [each for each in keys if each in self.constraints.steady]
        return Decision((ruled_on or keys)[0], "title and family name")

    @cached_property
    def _titled(self) -> list[list[Naming]]:
        """The titled family names of the sample, those together whose reports agree."""
        groups: list[list[Naming]] = []
        for each in _titled(self.evidence.forms.values()):
            home = next((g for g in groups if any(_alike(each, one) for one in g)), None)
            if home is None:
                groups.append([each])
            else:
                home.append(each)
        return groups


def _titled(forms: Iterable[Sample]) -> list[Naming]:
    titled = [each for kept in forms for each in kept if each.lone and each.offices]
    return sorted(titled, key=lambda each: (each.article, each.name))


def _alike(left: Naming, right: Naming) -> bool:
    return likeness(left, right) >= ENOUGH


def _nearest(naming: Naming, persons: Collection[Person], what: str) -> Decision | None:
    """The one person of this name whose reports share enough with this report."""
    ranked = []
    for person in persons:
        nearest = max(
            person.namings, key=lambda other: (likeness(naming, other), other.article, other.name)
        )
        found = likeness(naming, nearest)
        if found >= ENOUGH:
            ranked.append((found * math.sqrt(person.reports), person.key, nearest))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    if not ranked or (len(ranked) > 1 and not clear(ranked[0][0], ranked[1][0])):
        return None
    _, key, nearest = ranked[0]
    shared, office = in_words(naming, nearest), common_office(naming, nearest)
    grounds = [f"both reports name {shared}"] if shared else []
    grounds += [f"the same office: {office}"] if office else []
    return Decision(key, f"{what} {nearest.name}; {'; '.join(grounds)}")
