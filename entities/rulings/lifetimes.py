"""When somebody was born, as reports print it beside the name. Pure: no Django, no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

REACH = 60
"""Characters on each side of a name in which its year of birth or its age may stand."""

_YEAR = r"(?P<year>1[5-9]\d\d|20[01]\d)"
_AGE = r"(?P<age>1[6-9]|[2-9]\d|10\d)"

_AFTER = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        # As in: Anna Berg (born 3 May 1961), Anna Berg (b. 1961)
        rf"\s*\((?:born|b\.)\s[^()]{{0,24}}?\b{_YEAR}\b[^()]{{0,24}}\)",
        # As in: Carl Dorn (1874–1965), Carl Dorn (1961– )
        rf"\s*\({_YEAR}\s*[-–—]\s*(?:\d{{4}}|present)?\s*\)",
        # As in: Anna Berg, born in Oslo in 1961,
        rf"\s*,?\s*(?:who\s+)?(?:was\s+)?born\s[^.;()]{{0,40}}?\b{_YEAR}\b",
        # As in: Anna Berg, 63, or Anna Berg, aged 63, or Anna Berg (63)
        rf"\s*,\s*(?:aged?\s+)?{_AGE}\s*(?=[,.;])",
        rf"\s*\((?:aged?\s+)?{_AGE}\)",
        rf"\s*,?\s*(?:who\s+)?(?:is\s+)?aged\s+{_AGE}\b",
    )
)
# As in: the 63-year-old minister Anna Berg. No other name or clause may stand between.
_BEFORE = re.compile(rf"\b{_AGE}[-‐‑ ]year[-‐‑ ]old\s(?:[^\W\d_]+[ -]){{0,4}}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Birth:
    """The first and last year in which somebody can have been born, and the words that say so."""

    first: int
    last: int
    words: str

    def agrees_with(self, other: Birth) -> bool:
        return self.first <= other.last and other.first <= self.last


def birth_beside(before: str, name: str, after: str, *, published: date | None) -> Birth | None:
    """What a report prints of the birth of somebody named here.

    `before` and `after` are the text around the name. An age tells a year only where the day of
    publication is known; whoever is 63 was born 63 or 64 years before.
    """
    found = next((match for each in _AFTER if (match := each.match(after))), None)
    told = found or _BEFORE.search(before)
    if told is None:
        return None
    words = f"{name}{found[0]}" if found else f"{told[0]}{name}"
    groups = told.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
        return Birth(year, year, words.strip())
    if published is None:
        return None
    age = int(groups["age"])
    return Birth(published.year - age - 1, published.year - age, words.strip())


def at_odds(one: Iterable[Birth], other: Iterable[Birth]) -> tuple[Birth, Birth] | None:
    """A year of each, where no year told of the one agrees with any told of the other."""
    left, right = list(one), list(other)
    if not left or not right or any(a.agrees_with(b) for a in left for b in right):
        return None
    return left[0], right[0]
