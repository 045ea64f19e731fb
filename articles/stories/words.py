"""The words of a text as stories compare them: folded, and one form for singular and plural.

No Django here, and no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from entities.language.gazetteer.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 3

# British and American newsrooms spell these endings differently; both meet in one form.
_SPELLINGS = (
    (re.compile(r"isation$"), "ization"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ite|able|hood)?$)"), "or"),
    (re.compile(r"(?<=fen)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=[a-z]{2}[bt])re$"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er)$)"), "l"),
)
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2})ies$"), "y"),
    (re.compile(r"(?<=ss|sh|ch|.x|zz)es$"), ""),
    (re.compile(r"(?<=[a-z]{2}[^isu])s$"), ""),
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One form for a word's singular and plural and for its British and American spelling."""
    bare = fold(re.sub(r"['’]s$", "", word))
    for pattern, ending in _SPELLINGS + _ENDINGS:
        bare = pattern.sub(ending, bare)
    return bare


def words(text: str) -> Iterator[str]:
    """The words of a text in order, stemmed; those of fewer than three letters left out."""
    return (word for word in map(stem, _WORD.findall(text)) if len(word) >= _SHORTEST)
