"""Keys under which two spellings of one name meet: folded strings, the same for ever.

A key is for blocking and for looking up, never for showing. Two names with one key are worth
comparing (see compare.py); they need not be one entity.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from entities.language.bodies import body
from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.words import FAMILY, SURNAMES, WORDS
from entities.language.sounds import sound

_TITLES = WORDS["honorific"] | WORDS["rank"] | WORDS["office"] | {"the", "rt", "prime", "vice"}
SUFFIXES = WORDS["suffix"]
_PARTICLES = WORDS["particle"]


def _nicknames() -> dict[str, str]:
    path = Path(__file__).parent / "data" / "nicknames.tsv"
    formal: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, short = line.split("\t")
            for each in (name, *short.split()):
                formal.setdefault(each, name)
    return formal


_FORMAL = _nicknames()


def formal(given: str) -> str:
    """A folded given name in its formal spelling: "bill" is "william", "sergey" is "serhiy"."""
    return _FORMAL.get(given, given)


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, titles and suffixes dropped, given name first."""
    words = fold(_in_order(name)).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        del words[-1]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return tuple(words)


def _in_order(name: str) -> str:
    """The name with its given name first: "Healey, John" is "John Healey"."""
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        if first and fold(first) not in SUFFIXES:
            return f"{first} {last}"
    return name


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name that are not "al", "bin", "von der"; all of them when
    nothing else is left.

    "Ben" at the beginning is a given name, as in "Ben Wallace"; so are "Al" and "Van" where they
    are printed as one, in "Al Smith" and not in "al-Assad" or "van der Leyen".
    """
    words = person_words(name)
    kept = tuple(word for word in words if word not in _PARTICLES)
    if len(words) > 1 and (words[0] == "ben" or _given_particle(name, words)):
        kept = (words[0], *kept)
    return kept or words


def _given_particle(name: str, words: tuple[str, ...]) -> bool:
    """Whether the particle that a name begins with is short for Albert, Vance or Diana.

    The folded words no longer tell "Al Smith" from "al-Smith", so the printed ones are asked: a
    capital, a blank, and a family name that the particle does not belong to. The census prints
    "Van Horn" and "Di Maio" in one word; of those it has, none is a given name.
    """
    first, last = words[0], words[-1]
    if first not in _ALSO_GIVEN or words[1] in _PARTICLES or not _apart(_in_order(name), first):
        return False
    if any(f"{first}{last}" in names for names in (SURNAMES, FAMILY)) or last in WORDS["house"]:
        return False
    if first == "al":
        return last in FAMILY or last in SURNAMES or _CLUSTER.match(last) is not None
    return last in FAMILY


def _apart(name: str, first: str) -> bool:
    """Whether a word is printed with a capital, and a capital behind a blank follows it."""
    parts = name.split()
    at = next((at for at, part in enumerate(parts) if part.casefold() == first), len(parts))
    return [part[0].isupper() for part in parts[at : at + 2]] == [True, True]


_ALSO_GIVEN = frozenset({"al", "van", "di"})
_CLUSTER = re.compile(r"(?!sh|kh|th|dh|gh)[b-df-hj-np-tv-z][lmnr]")
"""Two consonants that no Arabic word begins with: Franz, Brown, Cross."""


@lru_cache(maxsize=50_000)
def surname_key(name: str) -> str:
    """The family name as its sound: "Volodymyr Zelenskyy" and "Zelenskiy" give one key."""
    words = person_words(name)
    return sound(words[-1]) if words else ""


@lru_cache(maxsize=50_000)
def person_key(name: str) -> str:
    """Given and family name as their sounds; middle names, initials and particles dropped.

    A name of one word has that word's key alone, equal to `surname_key`.
    """
    words = name_words(name)
    if len(words) > 1:
        return f"{sound(words[0])} {sound(words[-1])}"
    return sound(words[0]) if words else ""


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """The gazetteer's key of a known place ("country:united-states:us"), else the folded name."""
    place = lookup(name)
    return place.key if place is not None else fold(name).removeprefix("the ")


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """The folded name of an organisation without "the", spelled one way; a well-known one by any
    of its names has the key of one ("Nato", "North Atlantic Treaty Organisation": "nato")."""
    name = body(name) or name
    words = fold(name).removeprefix("the ").split()
    return " ".join(_SPELLINGS.get(word, word) for word in words)


_SPELLINGS = {
    "defense": "defence",
    "organization": "organisation",
    "labor": "labour",
    "centre": "center",
    "us": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "dept": "department",
    "corp": "corporation",
    "co": "company",
    "inc": "incorporated",
    "ltd": "limited",
}
