"""What a report is known by when stories are told apart: rare words, names and days.

No Django here, and no clock. A profile is small and plain, so that it is kept with its report
and nothing is read again when the next one comes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from articles.stories.rarity import rarity
from articles.stories.words import words
from entities.language.findings import FoundDate, Kind, Reading
from entities.language.names.keys import organisation_key, person_key, place_key

TERMS_KEPT = 60
"""Words kept of one report: more change no decision on the labelled sets and cost time."""

INDEX_WORDS = 16
INDEX_NAMES = 12

_LEAD_WORDS = 120
"""A news report says what happened first; words up to here count twice."""

_KEY = {"person": person_key, "place": place_key, "organisation": organisation_key}


@dataclass(frozen=True, slots=True)
class NameSeen:
    """One person, place or organisation of a report; `key` is the same for its spellings."""

    kind: Kind
    key: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping keeps of one report.

    `terms` are its most telling words, stemmed, with weights whose squares add up to 1; `names`
    likewise, each name once. `days` are the days the report tells of (first and last, of a day or
    a week), `published` the day it came out, where known. `length` is in words.
    """

    terms: tuple[tuple[str, float], ...]
    names: tuple[NameSeen, ...]
    days: tuple[tuple[date, date], ...]
    published: date | None
    length: int

    def to_json(self) -> dict[str, Any]:
        """A plain object for a JSON column; `from_json` gives an equal profile back."""
        return {
            "terms": [list(term) for term in self.terms],
            "names": [[each.kind, each.key, each.name, each.weight] for each in self.names],
            "days": [[first.isoformat(), last.isoformat()] for first, last in self.days],
            "published": self.published.isoformat() if self.published else None,
            "length": self.length,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Profile:
        """The profile that `to_json` wrote."""
        published = kept["published"]
        return cls(
            terms=tuple((word, weight) for word, weight in kept["terms"]),
            names=tuple(NameSeen(*each) for each in kept["names"]),
            days=tuple(
                (date.fromisoformat(first), date.fromisoformat(last))
                for first, last in kept["days"]
            ),
            published=date.fromisoformat(published) if published else None,
            length=kept["length"],
        )


def profile(*, text: str, title: str, reading: Reading, published: date | None) -> Profile:
    """What grouping needs of one clean report; `reading` is of `text`."""
    said = list(words(text))
    counts = Counter(said)
    counts.update(said[:_LEAD_WORDS])
    counts.update(words(title))
    return Profile(
        terms=_telling(counts),
        names=_names(reading),
        days=_days(reading.dates),
        published=published,
        length=len(said),
    )


def index_terms(known: Profile) -> tuple[str, ...]:
    """The terms by which a report is found among all others, most telling first.

    Names carry their kind ("person:john healei"), so that no name meets a word by chance.
    """
    names = (f"{each.kind}:{each.key}" for each in known.names)
    telling = (word for word, _ in known.terms)
    return (*islice(names, INDEX_NAMES), *islice(telling, INDEX_WORDS))


def _telling(counts: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """The words that tell most, by rarity and by the logarithm of how often they are said."""
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    kept = sorted(weights.items(), key=lambda term: (-term[1], term[0]))[:TERMS_KEPT]
    whole = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return tuple((word, round(weight / whole, 4)) for word, weight in kept)


def _names(reading: Reading) -> tuple[NameSeen, ...]:
    """Each name of a report once, weighed like words, most telling first."""
    shown: dict[tuple[Kind, str], str] = {}
    counts: Counter[tuple[Kind, str]] = Counter()
    for found in reading.names:
        key = (found.kind, _KEY[found.kind](found.name))
        if key[1]:
            shown.setdefault(key, found.name)
            counts[key] += 1
    weights = {
        (kind, key): (1 + math.log(count)) * name_rarity(shown[kind, key])
        for (kind, key), count in counts.items()
    }
    kept = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:TERMS_KEPT]
    whole = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return tuple(
        NameSeen(kind, key, shown[kind, key], round(weight / whole, 4))
        for (kind, key), weight in kept
    )


def name_rarity(name: str) -> float:
    """A name is as rare as its rarest word."""
    return max((rarity(word) for word in words(name)), default=1.0)


def _days(dates: Iterable[FoundDate]) -> tuple[tuple[date, date], ...]:
    """The days and weeks that can be placed, in order, each once."""
    placed = {
        (each.earliest, each.latest)
        for each in dates
        if each.precision in {"day", "week"} and each.earliest and each.latest
    }
    return tuple(sorted(placed))
