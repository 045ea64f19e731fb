"""Folding: what is left of a name when case, accents and marks are taken off.

It stands beside the gazetteer because both the gazetteer and the keys of names are built on it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}
)
_WORD = re.compile(r"[^\W_]+")
_DROPPED = re.compile(r"['’‘ʼ`.]")


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Lower case, no accents, apostrophes and full stops dropped, every other mark a space."""
    if name.isascii() and name.isalpha():
        return name.lower()
    lower = _DROPPED.sub("", name.casefold().translate(_SPECIAL))
    if not lower.isascii():
        plain = unicodedata.normalize("NFKD", lower)
        lower = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(_WORD.findall(lower))
