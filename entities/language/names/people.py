"""People: which mentions of one report name one person.

Full names are compared with each other first; a surname, a title with a surname, or a given name
alone then goes to the full name it is short for. Where two people share it, a title that fits one
of them decides ("Mrs Clinton"), else the one named last before it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from entities.language.gazetteer.folding import fold
from entities.language.names.agreement import Decided
from entities.language.names.aliases import Pair
from entities.language.names.candidate import Candidate
from entities.language.names.compare import SAME, same_person
from entities.language.names.keys import name_words
from entities.language.names.words import GIVEN, WORDS
from entities.language.sounds import sound

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "president", "senator"}
    | {"king", "queen", "prince", "princess"}
)
_KIN = frozenset(
    {"wife", "husband", "son", "daughter", "brother", "sister", "mother", "father", "widow"}
    | {"widower", "nephew", "niece", "cousin", "uncle", "aunt", "grandson", "granddaughter"}
    | {"grandfather", "grandmother"}
)


_ONE_HOLDER = frozenset({"president", "king", "queen", "prince", "princess", "pope"})
"""Offices that make a surname another's than that of a relative who is something else."""
_REGNAL = WORDS["regnal"]
"""What stands before a given name and makes it the whole name: no King George is a Mr George."""
_PATRONYMIC = frozenset({"bin", "ibn", "bint"})
_RELATED = _KIN | {"lady"}
_OFFICES = WORDS["office"] - {"leader", "chief", "chair"}


@dataclass(slots=True, eq=False)
class _Person:
    """One person of the report while mentions are collected."""

    fullest: str
    mentions: list[Candidate] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first tokens of the mentions, in order."""
    in_full: int = 0
    """How often the report gives more than the surname."""
    roles: set[str] = field(default_factory=set)

    def add(self, each: Decided) -> None:
        candidate = each.candidate
        self.mentions.append(candidate)
        insort(self.starts, candidate.start)
        self.in_full += _is_full(candidate.text) or bool(_one_holder(candidate))
        self.roles |= set(fold(candidate.role).split())
        if _fullness(candidate.text) > _fullness(self.fullest):
            self.fullest = candidate.text

    def distance(self, token: int) -> tuple[int, int]:
        """How far before a token the person is named; those named only after it come last."""
        before = bisect_right(self.starts, token)
        if before:
            return 0, token - self.starts[before - 1]
        return 1, self.starts[0] - token


class _People:
    """People by blocks of their names, so that a name is compared with few of thousands.

    Names that may be one share a word by its sound, or, one letter apart, the first or the last
    two letters of a word.
    """

    def __init__(self) -> None:
        self.all: list[_Person] = []
        self._by_block: dict[str, list[_Person]] = defaultdict(list)

    def add(self, person: _Person) -> None:
        self.all.append(person)
        for block in _blocks(person.fullest):
            self._by_block[block].append(person)

    def near(self, name: str) -> list[_Person]:
        """The people that share a block with a name, in the order they were added."""
        found = {id(each): each for block in _blocks(name) for each in self._by_block[block]}
        return list(found.values())


def _blocks(name: str) -> Iterable[str]:
    words = name_words(name)
    blocks = {sound(word) for word in words}
    blocks |= {f"{word[:2]}-" for word in words} | {f"-{word[-2:]}" for word in words}
    return sorted(blocks)


def _fullness(name: str) -> tuple[int, int]:
    """More words are fuller, then more letters: "Keir Starmer" before "K. Starmer"."""
    words = name_words(name)
    return len(words), sum(map(len, words))


def _is_full(name: str) -> bool:
    return len(name_words(name)) > 1


def _full_names(decided: Iterable[Decided]) -> _People:
    """The people the report names in full; each full name goes to the person it fits best."""
    people = _People()
    by_text: dict[str, _Person] = {}
    for each in decided:
        text = each.candidate.text
        if text not in by_text:
            near = people.near(text)
            scores = [same_person(text, person.fullest).score for person in near]
            best = max(scores, default=0.0)
            if best >= SAME:
                by_text[text] = near[scores.index(best)]
            else:
                by_text[text] = _Person(fullest=text)
                people.add(by_text[text])
        by_text[text].add(each)
    return people


def _may_be(name: str, people: _People) -> list[_Person]:
    """The people a short form may stand for: by surname, else by given name, else by a slip."""
    words = tuple(map(sound, name_words(name)))
    by_surname, by_given, by_slip = [], [], []
    for person in people.near(name):
        full = tuple(map(sound, name_words(person.fullest)))
        if words == full[-len(words) :] or (len(words) == 1 and words[0] == full[-1] + "s"):
            by_surname.append(person)
        elif words == full[: len(words)] or words[0] in full[1:-1]:
            by_given.append(person)
        elif same_person(name, person.fullest).score > 0:
            by_slip.append(person)
    return by_surname or by_given or by_slip


def _choose(candidate: Candidate, people: list[_Person]) -> _Person:
    """Of several people of one surname, the one whose titles fit, else the one named last.

    Somebody named only in passing, as "his wife Betty Ford" or at most half as often in full as
    another, is not who a surname alone stands for.
    """
    if len(people) == 1:
        return people[0]
    titles = set(fold(candidate.role).split()) & _TITLES
    fitting = [person for person in people if titles and titles & person.roles]
    if not fitting:
        fitting = [person for person in people if not person.roles & _KIN] or people
        most = max(person.in_full for person in fitting)
        fitting = [person for person in fitting if person.in_full * 2 > most]
    return min(fitting, key=lambda person: person.distance(candidate.start))


def _one_holder(candidate: Candidate) -> set[str]:
    """The offices printed with a name that one person at a time holds: "President Berg"."""
    words = set(fold(candidate.role).split())
    return words & _ONE_HOLDER if not words & {"vice", "former"} else set()


def _regnal(candidate: Candidate) -> bool:
    """Whether a name is a king's or a pope's, whose family name nobody prints."""
    title = fold(candidate.role).split()[-1:]
    return not _REGNAL.isdisjoint(title) and candidate.words[0] in GIVEN


def _another(candidate: Candidate, person: _Person) -> bool:
    """Whether the office printed with a surname shows that it is not this relative's."""
    if _regnal(candidate) and _REGNAL.isdisjoint(person.roles):
        family = name_words(person.fullest)[-1]
        given_only = not _PATRONYMIC.isdisjoint(fold(person.fullest).split())
        return not given_only or sound(family) == sound(candidate.words[0])
    offices = _one_holder(candidate)
    if not offices or offices & person.roles:
        return False
    return bool(person.roles & (_RELATED | _OFFICES))


def _as_tail(decided: Iterable[Decided]) -> dict[str, str]:
    """Each name as it is to be read: the "Van Hoek" of Jan Van Hoek, which by itself might be a
    Vance, with a small particle."""
    texts = {each.candidate.text: each.candidate.text for each in decided}
    for text in texts:
        particle = fold(text).partition(" ")[0] in WORDS["particle"]
        if particle and any(other.endswith(f" {text}") for other in texts):
            texts[text] = text[0].lower() + text[1:]
    return texts


def _join_short(lone: list[Decided], people: _People, read: Mapping[str, str]) -> _People:
    """Give each short form to whom it stands for; those it stands for alone come back.

    A surname with an office of one holder comes first: where the full names are of relatives it
    is somebody else, to whom the bare surname may belong as well.
    """
    alone = _People()
    for each in sorted(lone, key=lambda each: not _one_holder(each.candidate)):
        text = read[each.candidate.text]
        full = [p for p in _may_be(text, people) if not _another(each.candidate, p)]
        titled = [p for p in _may_be(text, alone) if p.in_full]
        possible = [*full, *titled] or _may_be(text, alone)
        if not possible:
            possible = [_Person(fullest=text)]
            alone.add(possible[0])
        _choose(each.candidate, possible).add(each)
    return alone


def join_people(decided: list[Decided], also: Iterable[Pair] = ()) -> dict[Candidate, str]:
    """The canonical name of each person mention: the fullest form the report gives.

    `also` are the mentions that the report says are one person's; the first gives the name.
    """
    read = _as_tail(decided)
    people = _full_names(each for each in decided if _is_full(read[each.candidate.text]))
    lone = [each for each in decided if not _is_full(read[each.candidate.text])]
    alone = _join_short(lone, people, read)
    names = {
        mention: person.fullest
        for person in (*people.all, *alone.all)
        for mention in person.mentions
    }
    meant = {name: name for name in names.values()}
    for one, other in also:
        kept, given_up = meant[names[one]], meant[names[other]]
        meant = {name: kept if each == given_up else each for name, each in meant.items()}
    return {mention: meant[name] for mention, name in names.items()}
