"""How rare a word is in general English news: what tells one happening from another.

A small archive cannot say: in five reports on one visit the visitor's name is the commonest word.
The table beside this file counts the reports that have each word, in 1,500 reports of many
outlets of 2012 to 2020; `build_rarity.py` makes it. Words it lacks count as the rarest.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("rarity.tsv")


@cache
def _table() -> tuple[int, dict[str, int]]:
    """The number of reports counted, and for each stemmed word the number that have it."""
    first, *lines = _TABLE.read_text(encoding="utf-8").splitlines()
    counts = (line.split("\t") for line in lines)
    return int(first.split("\t")[1]), {word: int(count) for word, count in counts}


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """Between 0, a word of every report, and about 7, one of hardly any: log of reports by uses."""
    total, counts = _table()
    return math.log((total + 1) / (counts.get(word, 1) + 0.5))
