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

# British and American newsrooms spell these endings differently; both meet in one form. Each stands
# behind letters that it needs, since to look for them is much sooner done.
_SPELLINGS = (
    ("isation", re.compile(r"isation$"), "ization"),
    ("is", re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing)$)"), "iz"),
    ("our", re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ite|able|hood)?$)"), "or"),
    ("fence", re.compile(r"(?<=fen)ce(?=s?$)"), "se"),
    ("re", re.compile(r"(?<=[a-z]{2}[bt])re$"), "er"),
    ("ll", re.compile(r"ll(?=(?:ed|ing|er)$)"), "l"),
)
_ENDINGS = (
    ("ies", re.compile(r"(?<=[a-z]{2})ies$"), "y"),
    ("es", re.compile(r"(?<=ss|sh|ch|.x|zz)es$"), ""),
    ("s", re.compile(r"(?<=[a-z]{2}[^isu])s$"), ""),
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One form for a word's singular and plural and for its British and American spelling."""
    bare = fold(re.sub(r"['’]s$", "", word))
    for letters, pattern, ending in _SPELLINGS + _ENDINGS:
        if letters in bare:
            bare = pattern.sub(ending, bare)
    return bare


def words(text: str) -> Iterator[str]:
    """The words of a text in order, stemmed; those of fewer than three letters left out."""
    return (word for word in map(stem, _WORD.findall(text)) if len(word) >= _SHORTEST)
