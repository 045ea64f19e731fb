"""Keys under which two spellings of one name meet: folded strings, the same for ever.

A key is for blocking and for looking up, never for showing. Two names with one key are worth
comparing (see compare.py); they need not be one entity.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.bodies import body
from entities.language.names.words import WORDS
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
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        if first and fold(first) not in SUFFIXES:
            name = f"{first} {last}"
    words = fold(name).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        del words[-1]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return tuple(words)


def without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are not "al", "bin", "von der"; all of them when nothing else is left.

    "Ben" at the beginning is a given name, as in "Ben Wallace".
    """
    kept = tuple(word for word in words if word not in _PARTICLES)
    if len(words) > 1 and words[0] == "ben":
        kept = ("ben", *kept)
    return kept or words


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
    words = without_particles(person_words(name))
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
