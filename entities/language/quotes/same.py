"""Whether two printed quotations are one: cut, re-punctuated or re-spelled variants meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EDITORIAL = re.compile(r"\[[^\]]{0,80}\]")
_GRAM = 3
"""Words in an n-gram. Two meet by chance in talk of one subject; four miss one changed word in
seven."""
_FEWEST = 4
"""Words. A shorter phrase ("we stand together") is said by many."""
ONE = 0.6
"""Of the shorter text's n-grams, the share from which on two quotations are one."""

_ENDINGS = (
    (re.compile(r"is(e[drs]?|ing|ations?)$"), r"iz\1"),
    (re.compile(r"ys(e[drs]?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w\w)our(?=(?:s|ed|ing|able|ful|less|ers?|ly|hoods?|ites?)?$)"), "or"),
    (re.compile(r"(?<=[bct])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=[aeiou])ll(ed|ing|ers?|ors?)$"), r"l\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=en)ce(s|less)?$"), r"se\1"),
    (re.compile(r"mme(s?)$"), r"m\1"),
)
"""British endings to American; a word wrongly changed ("rise") is changed alike on both sides."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much of the shorter quotation the other holds, from 0 to 1, and that in words."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether the two are one quotation."""
        return self.score >= ONE


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s").replace("'", "")
    for ending, replacement in _ENDINGS:
        changed = ending.sub(replacement, word)
        if changed != word:
            return changed
    return word


def quote_key(text: str) -> tuple[str, ...]:
    """The words of a quotation without case, punctuation or the side of the Atlantic.

    What an editor put in square brackets is left out. Equal keys are equal quotations; a store
    may hash the key, or its three-word runs, to find candidates for `same_quote`.
    """
    plain = unicodedata.normalize("NFKC", _EDITORIAL.sub(" ", text)).casefold()
    return tuple(_folded(word) for word in _WORD.findall(plain))


def same_quote(left: str, right: str) -> Comparison:
    """Compare two quotations by the share of the shorter one's word n-grams the other has."""
    ours, theirs = quote_key(left), quote_key(right)
    if ours == theirs and ours:
        return Comparison(1.0, "the same words")
    short, long = sorted((ours, theirs), key=len)
    if len(short) < _FEWEST:
        return Comparison(0.0, "too short to tell")
    grams = {short[i : i + _GRAM] for i in range(len(short) - _GRAM + 1)}
    others = {long[i : i + _GRAM] for i in range(len(long) - _GRAM + 1)}
    share = len(grams & others) / len(grams)
    if share == 1.0:
        return Comparison(1.0, f"all {len(short)} words stand in the longer one")
    return Comparison(share, f"{share:.0%} of the shorter one's word runs stand in the other")
