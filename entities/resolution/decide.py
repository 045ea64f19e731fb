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
from entities.resolution.offices import contradicted, regnal, soles
from entities.resolution.people import People, Person, bound, clear, people
from entities.rulings.identities import UNBOUND, Constraints

_HARDLY = 4
"""Somebody whom a report has in full is who it calls president unless another is called so more
than this many times as often."""


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
        if naming.lone and regnal(naming):
            return self._titled_page(naming, "the same title and name")
        if naming.lone:
            joined = self._by_office(naming) or _nearest(
                naming, self._called_so(naming), "family name of"
            )
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
        return self._titled_page(naming, "title and family name")

    def _by_office(self, naming: Naming) -> Decision | None:
        """Whose office it is that the report prints with a family name of somebody it has in full.

        "President Berg" in a report on Anna Berg is she, unless the archive calls another Berg
        president and her never, or hardly ever.
        """
        offices = soles(naming)
        here = [each for each in self.people.persons if _in_report(each, naming)]
        if not offices or not here:
            return None
        held = {each.key: _called(each, offices) for each in self.people.persons}
        best = max(held.values())
        if best == 0:
            return _in_full(naming, here)
        chosen = [each for each in here if held[each.key] * _HARDLY >= best]
        chosen = chosen or [each for each in self.people.persons if held[each.key] == best]
        rest = [held[each.key] for each in self.people.persons if each not in (*here, *chosen)]
        doubtful = chosen[0] not in here and not clear(
            math.sqrt(best), math.sqrt(max(rest, default=0))
        )
        if len(chosen) > 1 or doubtful:
            return Decision(None, "unsure: several people of this name have this office")
        called = f"other reports call {chosen[0].namings[0].name} {min(offices)}"
        return Decision(chosen[0].key, called)

    def _called_so(self, naming: Naming) -> Sequence[Person]:
        """The people whom other reports call by the office of one holder printed with a family
        name; everybody of that name, where it has no such office or nobody is called by it."""
        offices = soles(naming)
        held = [_called(each, offices) if offices else 0.0 for each in self.people.persons]
        best = max(held, default=0.0)
        return [
            each
            for each, times in zip(self.people.persons, held, strict=True)
            if times * _HARDLY >= best
        ]

    def _titled_page(self, naming: Naming, reason: str) -> Decision:
        """The page of a title and a name that no full name explains."""
        home = next(
            (group for group in self._titled if naming in group),
            next((g for g in self._titled if any(_alike(naming, one) for one in g)), [naming]),
        )
        # The first report's mark keeps two unexplained people of one family name apart.
        keys = [f"{each.key} ~{each.article[:12]}" for each in home]
        ruled_on = [each for each in keys if each in self.constraints.steady]
        return Decision((ruled_on or keys)[0], reason)

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
    return regnal(left) == regnal(right) and likeness(left, right) >= ENOUGH


def _in_report(person: Person, naming: Naming) -> bool:
    """Whether the report has somebody in full, as far as it is kept whom it names."""
    return any(f"person:{base(form)}" in naming.context for form in person.forms)


def _called(person: Person, offices: Collection[str]) -> float:
    """How many reports print one of these offices with somebody's full name, estimated."""
    called = sum(not soles(each).isdisjoint(offices) for each in person.namings)
    return called * person.reports / len(person.namings)


def _in_full(naming: Naming, here: Sequence[Person]) -> Decision | None:
    """The one person of this family name in the report, if it says of them nothing else."""
    if len(here) > 1:
        return Decision(None, "unsure: several people have this name")
    own = [each for each in here[0].namings if each.article == naming.article]
    if any(each.offices for each in own):
        return Decision(None, "unsure: the report gives whom it has in full another office")
    return Decision(here[0].key, f"family name of {here[0].namings[0].name}, whom the report names")


def _nearest(naming: Naming, persons: Collection[Person], what: str) -> Decision | None:
    """The one person of this name whose reports share enough with this report."""
    ranked = []
    for person in persons:
        nearest = max(
            person.namings, key=lambda other: (likeness(naming, other), other.article, other.name)
        )
        found = likeness(naming, nearest)
        ranked.append((found * math.sqrt(person.reports), person, nearest, found))
    ranked.sort(key=lambda each: (-each[0], each[1].key))
    # The best known of a name stands in the way of a namesake even of whose reports too little is
    # kept to share enough: of them only a sample is looked at.
    if not ranked or (len(ranked) > 1 and not clear(ranked[0][0], ranked[1][0])):
        return None
    _, person, nearest, found = ranked[0]
    if found < ENOUGH or (naming.lone and contradicted(naming, person.namings)):
        return None
    shared, office = in_words(naming, nearest), common_office(naming, nearest)
    grounds = [f"both reports name {shared}"] if shared else []
    grounds += [f"the same office: {office}"] if office else []
    return Decision(person.key, f"{what} {nearest.name}; {'; '.join(grounds)}")
