"""Joining: which mentions of one report name one person, place or organisation.

Full names are compared with each other first; a surname, a title with a surname, or a given name
alone then goes to the full name it is short for. Where two people share it, a title that fits one
of them decides ("Mrs Clinton"), else the one named last before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.acronyms import Acronym
from entities.language.names.agreement import Decided
from entities.language.names.bodies import body
from entities.language.names.candidate import Candidate
from entities.language.names.compare import SAME, same_person
from entities.language.names.keys import (
    organisation_key,
    person_words,
    sound,
    without_particles,
)
from entities.language.names.page import Page
from entities.language.names.words import GENERIC


@dataclass(slots=True, eq=False)
class _Person:
    """One person of the report while mentions are collected."""

    fullest: str
    mentions: list[Candidate] = field(default_factory=list)
    in_full: int = 0
    """How often the report gives more than the surname."""
    roles: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)

    def add(self, each: Decided) -> None:
        candidate = each.candidate
        self.mentions.append(candidate)
        self.in_full += _is_full(each)
        self.roles |= set(fold(candidate.role).split())
        self.forms.add(candidate.text)
        if _fullness(candidate.text) > _fullness(self.fullest):
            self.fullest = candidate.text

    def distance(self, token: int) -> tuple[int, int]:
        """How far before a token the person is named; those named only after it come last."""
        seen = [each.start for each in self.mentions]
        before = [token - each for each in seen if each <= token]
        return (0, min(before)) if before else (1, min(seen) - token)


def _fullness(name: str) -> tuple[int, int]:
    """More words are fuller, then more letters: "Keir Starmer" before "K. Starmer"."""
    words = without_particles(person_words(name))
    return len(words), sum(map(len, words))


def _is_full(each: Decided) -> bool:
    return len(without_particles(person_words(each.candidate.text))) > 1


def _full_names(decided: list[Decided]) -> list[_Person]:
    """The people the report names in full; each full name goes to the person it fits best."""
    people: list[_Person] = []
    for each in decided:
        text = each.candidate.text
        known = next((person for person in people if text in person.forms), None)
        if known is None:
            scores = [(same_person(text, person.fullest).score, person) for person in people]
            best = max(scores, key=lambda pair: pair[0], default=(0.0, None))
            known = best[1] if best[0] >= SAME else None
        if known is None:
            known = _Person(fullest=text)
            people.append(known)
        known.add(each)
    return people


def _may_be(each: Decided, people: list[_Person]) -> list[_Person]:
    """The people a short form may stand for: by surname, else by given name, else by a slip."""
    words = tuple(map(sound, without_particles(person_words(each.candidate.text))))
    by_surname, by_given, by_slip = [], [], []
    for person in people:
        full = tuple(map(sound, without_particles(person_words(person.fullest))))
        if words == full[-len(words) :] or (len(words) == 1 and words[0] == full[-1] + "s"):
            by_surname.append(person)
        elif words == full[: len(words)] or words[0] in full[1:-1]:
            by_given.append(person)
        elif same_person(each.candidate.text, person.fullest).score > 0:
            by_slip.append(person)
    return by_surname or by_given or by_slip


_TITLES = frozenset("mr mrs ms miss sir dame lord lady president senator king queen prince".split())


_KIN = frozenset(
    "wife husband son daughter brother sister mother father widow widower nephew niece cousin "
    "uncle aunt grandson granddaughter grandfather grandmother".split()
)


def _choose(each: Decided, people: list[_Person]) -> _Person:
    """Of several people of one surname, the one whose titles fit, else the one named last.

    Somebody named only in passing, as "his wife Betty Ford" or at most half as often in full as
    another, is not who a surname alone stands for.
    """
    titles = set(fold(each.candidate.role).split()) & _TITLES
    fitting = [person for person in people if titles and titles & person.roles]
    if not fitting:
        fitting = [person for person in people if not person.roles & _KIN] or people
        most = max(person.in_full for person in fitting)
        fitting = [person for person in fitting if person.in_full * 2 >= most]
    return min(fitting, key=lambda person: person.distance(each.candidate.start))


def join_people(decided: list[Decided]) -> dict[Candidate, str]:
    """The canonical name of each person mention."""
    full = [each for each in decided if _is_full(each)]
    people = _full_names(full)
    alone: list[_Person] = []
    for each in (each for each in decided if not _is_full(each)):
        possible = _may_be(each, people) or _may_be(each, alone)
        if possible:
            _choose(each, possible).add(each)
        else:
            person = _Person(fullest=each.candidate.text)
            person.add(each)
            alone.append(person)
    return {each: person.fullest for person in (*people, *alone) for each in person.mentions}


def join_places(decided: list[Decided]) -> dict[Candidate, str]:
    """The canonical name of each place: the gazetteer's where it knows it, so that US is one."""
    names: dict[Candidate, str] = {}
    printed: dict[str, str] = {}
    for each in decided:
        text = each.candidate.text
        place = lookup(text)
        if place is not None:
            names[each.candidate] = place.name
        else:
            names[each.candidate] = printed.setdefault(fold(text), text)
    return names


def _short_forms(page: Page, known: list[Acronym]) -> dict[str, str]:
    """Full names by the folded acronym that the text ties to them."""
    return {fold(page.words[each.index]): page.text(each.start, each.end) for each in known}


def join_organisations(
    page: Page, decided: list[Decided], known: list[Acronym]
) -> dict[Candidate, str]:
    """The canonical name of each organisation: the fullest form the text gives."""
    tied = _short_forms(page, known)
    texts = {
        each.candidate: tied.get(fold(each.candidate.text), each.candidate.text) for each in decided
    }
    fullest: dict[str, str] = {}
    for text in texts.values():
        key = organisation_key(text)
        fullest[key] = max(fullest.get(key, ""), text, key=_printed_fully)
    if "alliance" in fullest and "nato" in fullest:
        fullest["alliance"] = fullest["nato"]
    return {each: _fuller(text, fullest) for each, text in texts.items()}


def _printed_fully(text: str) -> tuple[int, int]:
    """Longer is fuller, and of "Nato" and "NATO" the one in capitals."""
    return len(text), sum(map(str.isupper, text))


def _fuller(text: str, fullest: dict[str, str]) -> str:
    """The name of an organisation, or the one longer name of the report that begins with it."""
    key = organisation_key(text)
    longer = [other for other in fullest if other.startswith(f"{key} ")]
    known = body(text) is not None or key in GENERIC or lookup(text) is not None
    if len(longer) == 1 and " " not in key and not known and not text.isupper():
        return fullest[longer[0]]
    return fullest[key]
