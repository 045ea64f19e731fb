"""Compare two names of people: a number between 0 and 1, and why, in words.

The same comparison joins mentions within a report and reports across the archive. Each comparator
looks at one thing; the first that has an opinion speaks, and the weights stand in one table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from entities.language.gazetteer.folding import fold
from entities.language.names.keys import formal, name_words
from entities.language.sounds import sound

SAME = 0.75
"""From this score two names may stand for one person; below it something speaks against it."""

WEIGHTS: dict[str, float] = {
    "identical": 1.0,
    "spelling": 0.96,
    "order": 0.9,
    "middle": 0.95,
    "nickname": 0.88,
    "initial": 0.8,
    "misspelling": 0.84,
    "surname": 0.6,
    "given": 0.5,
    "other-middle": 0.3,
    "other-given": 0.05,
    "other-title": 0.1,
    "generation": 0.05,
    "nothing": 0.0,
}
_LEAST_MISSPELT = 5
"""Letters. One letter apart, longer names are misspelt; "Kahn" and "Khan" are two names."""
_YOUNGER, _OLDER = frozenset({"jr", "jnr", "ii", "iii"}), frozenset({"sr", "snr"})
_HER = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness", "queen", "princess", "madam"})
_HIM = frozenset({"mr", "sir", "lord", "baron", "king", "prince", "herr", "monsieur"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two names may be one person: `score` from 0 to 1, and the reason for readers."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: words without titles and particles, their sounds, and all its words."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    every: frozenset[str]


@lru_cache(maxsize=20_000)
def _take_apart(name: str) -> _Name:
    words = name_words(name)
    return _Name(words=words, sounds=tuple(map(sound, words)), every=frozenset(fold(name).split()))


def _say(rule: str, reason: str) -> Comparison:
    return Comparison(score=WEIGHTS[rule], reason=reason)


def _contradiction(left: _Name, right: _Name) -> Comparison | None:
    """Father and son, Mr and Mrs: titles and suffixes that cannot be one person's."""
    for one, two in ((left, right), (right, left)):
        if one.every & _YOUNGER and two.every & _OLDER:
            return _say("generation", "one is the younger, the other the older of that name")
        if one.every & _HER and two.every & _HIM:
            return _say("other-title", "one has a woman's title, the other a man's")
    return None


def _identical(left: _Name, right: _Name) -> Comparison | None:
    """The same words, or words that sound the same."""
    if left.words == right.words:
        return _say("identical", "the same name")
    if left.sounds == right.sounds or "".join(left.sounds) == "".join(right.sounds):
        return _say("spelling", "the same name in another spelling")
    if len(left.words) > 1 and sorted(left.sounds) == sorted(right.sounds):
        return _say("order", "the same words in another order")
    return None


def _short(left: _Name, right: _Name) -> Comparison | None:
    """A single word against a fuller name: it may be the surname or the given name."""
    if min(len(left.words), len(right.words)) > 1:
        return None
    one, full = (left, right) if len(left.words) == 1 else (right, left)
    if not one.words or not full.words:
        return _say("nothing", "there is no name to compare")
    if one.sounds[-1] == full.sounds[-1]:
        return _say("surname", "only the surname is the same")
    if len(full.words) > 1 and one.sounds[0] == full.sounds[0]:
        return _say("given", "only the given name is the same")
    if _misspelt(one.words[-1], full.words[-1]):
        return _say("surname", "only the surname is the same, but for one letter")
    return _say("nothing", "no word is the same")


def _misspelt(left: str, right: str) -> bool:
    """Whether two words are one letter apart and long enough for that to be a slip."""
    return (
        min(len(left), len(right)) >= _LEAST_MISSPELT
        and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def _one_surname(left: _Name, right: _Name) -> str:
    """How the surnames agree: "same", "misspelt", or empty."""
    if left.sounds[-1] == right.sounds[-1]:
        return "same"
    return "misspelt" if _misspelt(left.words[-1], right.words[-1]) else ""


def _given(left: _Name, right: _Name) -> str:
    """How the given names agree: "same", "nickname", "initial", "misspelt", or empty."""
    one, two = left.words[0], right.words[0]
    if left.sounds[0] == right.sounds[0]:
        return "same"
    if formal(one) == formal(two):
        return "nickname"
    if one[0] == two[0] and 1 in (len(one), len(two)):
        return "initial"
    return "misspelt" if _misspelt(one, two) else ""


def _middles_differ(left: _Name, right: _Name) -> bool:
    """Whether both have middle names and these cannot be the same ("W." and "H. W.")."""
    one, two = left.sounds[1:-1], right.sounds[1:-1]
    if not one or not two:
        return False
    short, long = sorted((one, two), key=lambda middle: (len(middle), middle))
    agree = all(
        any(
            each == other or (each[0] == other[0] and 1 in (len(each), len(other)))
            for other in long
        )
        for each in short
    )
    return not agree or short[0][0] != long[0][0]


def _parts(left: _Name, right: _Name) -> Comparison | None:
    """Given name, middle names and surname, each against its like."""
    surname = _one_surname(left, right)
    given = _given(left, right)
    if not surname:
        short, long = sorted((left.sounds, right.sounds), key=len)
        if given == "same" and len(short) < len(long) and short[-1] in long[1:]:
            return _say("middle", "one has a second surname")
        return _say("nothing", "the surnames differ")
    if not given:
        short, long = sorted((left.sounds, right.sounds), key=len)
        if len(short) < len(long) and short[0] in long[1:-1]:
            return _say("middle", "one has one more given name")
        return _say("other-given", "the given names differ")
    if _middles_differ(left, right):
        return _say("other-middle", "the middle names differ")
    if surname == "misspelt" or given == "misspelt":
        if given == "same" or surname == "same":
            return _say("misspelling", "one letter differs")
        return _say("other-given", "both names differ")
    return {
        "same": _say("middle", "the same but for middle names"),
        "nickname": _say("nickname", "one has the short form of the given name"),
        "initial": _say("initial", "one has only the initial of the given name"),
    }[given]


_COMPARATORS: tuple[Callable[[_Name, _Name], Comparison | None], ...] = (
    _contradiction,
    _identical,
    _short,
    _parts,
)


def same_person(left: str, right: str) -> Comparison:
    """Whether two names may stand for one person; the order of the two does not matter.

    A full name against another needs SAME; 0.6 and 0.5 are a surname or a given name alone,
    which only more than the name can join.
    """
    one, two = _take_apart(left), _take_apart(right)
    for comparator in _COMPARATORS:
        found = comparator(one, two)
        if found is not None:
            return found
    return _say("nothing", "no word is the same")
