"""Keys under which two spellings of one name meet: folded strings, the same for ever.

A key is for blocking and for looking up, never for showing. Two names with one key are worth
comparing (see compare.py); they need not be one entity.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady baroness baron prof professor rev reverend fr father "
    "the rt hon honourable honorable president vice deputy prime minister premier chancellor "
    "secretary general gen lieutenant lt colonel col major maj brigadier brig admiral adm captain "
    "capt commander cmdr sergeant sgt corporal cpl private pvt marshal ambassador senator sen rep "
    "representative congressman congresswoman governor gov king queen prince princess emir sheikh "
    "shaikh sultan pope cardinal archbishop bishop imam ayatollah mullah judge justice".split()
)
_SUFFIXES = frozenset("jr sr jnr snr ii iii iv mp msp mep obe cbe mbe kcb kc qc phd md".split())
_PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le ter ten zu al el bin ibn ben abu".split()
)
_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}
)
_WORD = re.compile(r"[^\W_]+")

# Transliterations of Cyrillic and Arabic that newsrooms mix freely. Order matters: longer first.
_SAME_SOUND = (
    (re.compile(r"shch"), "sh"),
    (re.compile(r"(?<=[a-z])(?:iyy|iy|yi|yy|ii|ij|yj|ey|ei|ie|y)$"), "i"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ts|tz"), "z"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ye|je"), "e"),
    (re.compile(r"y|j"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def fold(name: str) -> str:
    """Lower case, no accents, apostrophes dropped, every other mark a space."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(_WORD.findall(re.sub(r"['’‘ʼ`.]", "", bare)))


def sound(word: str) -> str:
    """One folded word with the usual differences of transliteration taken out."""
    for pattern, letter in _SAME_SOUND:
        word = pattern.sub(letter, word)
    return word


def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, honorifics and suffixes dropped, given name first."""
    if name.count(",") == 1:
        last, first = (part.strip() for part in name.split(","))
        if first and fold(first) not in _SUFFIXES:
            name = f"{first} {last}"
    words = [word for word in fold(name).split() if word not in _SUFFIXES]
    while len(words) > 1 and words[0] in _HONORIFICS:
        del words[0]
    return tuple(words)


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
    words = [word for word in person_words(name) if word not in _PARTICLES]
    words = words or list(person_words(name))
    if len(words) > 1:
        return f"{sound(words[0])} {sound(words[-1])}"
    return sound(words[0]) if words else ""


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """The folded name of a place without "the"."""
    return fold(name).removeprefix("the ")


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """The folded name of an organisation without "the"."""
    return fold(name).removeprefix("the ")
