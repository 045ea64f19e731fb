"""What a report is known by when stories are told apart: rare words, names and days.

No Django here, and no clock. A profile is small and plain, so that it is kept with its report
and nothing is read again when the next one comes.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any, NamedTuple

from articles.stories.rarity import rarity
from articles.stories.words import words
from entities.language.findings import FoundDate, Kind, Reading
from entities.language.names.keys import organisation_key, person_key, place_key

TERMS_KEPT = 100
"""Words kept of one report: more change no decision on the labelled sets and cost time."""

NAMES_KEPT = 40
FIGURES_KEPT = 40

INDEX_WORDS = 16
INDEX_NAMES = 12

_LEAD_WORDS = 120
"""A news report says what happened first; words up to here count twice."""

PROPER_KEPT = 60

# A word with a capital that does not begin a line or a sentence: part of a name, found or not. The
# capital is written first, so that the search leaps from one to the next.
_PROPER = re.compile(r"[A-Z](?<!\w.)(?<!^.)(?<![.!?]\s.)[\w’'-]+", re.MULTILINE)

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_DIGITS = 4

_LEAP_YEAR = 2024  # gives 29 February a place among days of no year

_KEY = {"person": person_key, "place": place_key, "organisation": organisation_key}


WHOLE = 10_000
"""Weights are whole ten-thousandths: sums of them are exact, in whatever order they are made."""

Weighed = Mapping[str, int]
"""Words with their weights, heaviest first; the squares of the weights add up to about that of
`WHOLE`."""

Moment = date | tuple[int, int]
"""A day, or the month and day of one whose year is not known."""


class NameSeen(NamedTuple):
    """One person, place or organisation of a report; `key` is the same for its spellings.

    `weight` is like those of words, and `last` the name's last word as `terms` would have it.
    """

    kind: Kind
    key: str
    name: str
    weight: int
    last: str

    @property
    def family(self) -> str:
        """The last word of the key: of a person, the sound of the family name."""
        return self.key.rpartition(" ")[2]


@dataclass(frozen=True)
class Profile:
    """What grouping keeps of one report.

    `terms` are its most telling words, stemmed, with their weights; `proper` those written with a
    capital inside a sentence, and `names` likewise, each name once. `figures` are the numbers it
    prints, "1,300" as "1300". `days` are the days it tells of (first and last, of a day or a week),
    `yearless` those whose year is not known (month and day), `events` the kinds of events it tells
    of, each with its first day, and `published` the day it came out, where known. `length` is in
    words.
    """

    terms: Weighed
    names: tuple[NameSeen, ...]
    figures: tuple[str, ...]
    days: tuple[tuple[date, date], ...]
    yearless: tuple[tuple[int, int], ...]
    published: date | None
    length: int
    proper: Weighed = field(default_factory=dict)
    events: tuple[tuple[str, date], ...] = ()

    def packed(self) -> str:
        """JSON that `unpacked` reads: words stay one object with whole numbers and names one list,
        since what a collector of garbage must follow takes seven times as long to make."""
        kept: dict[str, Any] = {
            "terms": self.terms,
            "proper": self.proper,
            "names": list(chain.from_iterable(self.names)),
            "figures": self.figures,
            "days": [day.isoformat() for day in chain.from_iterable(self.days)],
            "yearless": list(chain.from_iterable(self.yearless)),
            "published": self.published.isoformat() if self.published else None,
            "length": self.length,
            "events": [part for kind, day in self.events for part in (kind, day.isoformat())],
        }
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpacked(cls, packed: str) -> Profile:
        """The profile that `packed` wrote."""
        kept: dict[str, Any] = json.loads(packed)
        published = kept["published"]
        days = map(date.fromisoformat, kept["days"])
        events = iter(kept["events"])
        return cls(
            terms=kept["terms"],
            proper=kept["proper"],
            names=tuple(map(NameSeen._make, zip(*[iter(kept["names"])] * 5, strict=True))),
            figures=tuple(kept["figures"]),
            days=tuple(zip(days, days, strict=True)),
            yearless=tuple(zip(*[iter(kept["yearless"])] * 2, strict=True)),
            published=date.fromisoformat(published) if published else None,
            length=kept["length"],
            events=tuple((kind, date.fromisoformat(next(events))) for kind in events),
        )

    @cached_property
    def people(self) -> dict[str, NameSeen]:
        """The people named, by the sound of their family name."""
        return {each.family: each for each in reversed(self.names) if each.kind == "person"}

    @cached_property
    def bodies(self) -> dict[str, NameSeen]:
        """The places and organisations named, by key: newsrooms and models mix the two kinds."""
        return {each.key: each for each in reversed(self.names) if each.kind != "person"}

    @cached_property
    def people_weight(self) -> int:
        """The weights of all people together."""
        return sum(each.weight for each in self.people.values())

    @cached_property
    def term_set(self) -> frozenset[str]:
        """The telling words, for finding those shared: half the time of asking word by word."""
        return frozenset(self.terms)

    @cached_property
    def proper_set(self) -> frozenset[str]:
        """The words written with a capital, for finding those shared."""
        return frozenset(self.proper)

    @cached_property
    def day_set(self) -> frozenset[tuple[date, date]]:
        """The days, for finding those shared."""
        return frozenset(self.days)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The days it tells of, as month and day where the year is not known."""
        return (*(first for first, _ in self.days), *self.yearless)

    @cached_property
    def told_days(self) -> frozenset[int]:
        """The days it tells of by their ordinals; where it tells of none, that of publication."""
        if self.moments or self.published is None:
            return frozenset(first.toordinal() for first, _ in self.days)
        return frozenset((self.published.toordinal(),))

    @cached_property
    def told_in_year(self) -> tuple[int, ...]:
        """The same days as places within the year, and those whose year is not known."""
        days = (date.fromordinal(each) for each in self.told_days)
        dated = (day_of_year(day.month, day.day) for day in days)
        return (*dated, *(day_of_year(*each) for each in self.yearless))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names, stemmed, which no reason need show a second time."""
        return frozenset(word for each in self.names for word in words(each.name))

    @cached_property
    def figure_set(self) -> frozenset[str]:
        """The figures, for counting those shared."""
        return frozenset(self.figures)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years the report prints, and that of its publication."""
        printed = {each for each in self.figures if len(each) == _YEAR_DIGITS and _YEAR.match(each)}
        return frozenset(printed | ({str(self.published.year)} if self.published else set()))


def day_of_year(month: int, day: int) -> int:
    """The place of a day in a year, from 1."""
    return date(_LEAP_YEAR, month, day).timetuple().tm_yday


def profile(*, text: str, title: str, reading: Reading, published: date | None) -> Profile:
    """What grouping needs of one clean report; `reading` is of `text`."""
    said = list(words(text))
    counts = Counter(said)
    counts.update(said[:_LEAD_WORDS])
    counts.update(words(title))
    proper = Counter(words("\n".join(_PROPER.findall(text))))
    return Profile(
        terms=_telling(counts, kept=TERMS_KEPT),
        names=_names(reading),
        figures=_figures(text),
        days=_days(reading.dates),
        yearless=_yearless(reading.dates),
        published=published,
        length=len(said),
        proper=_telling(proper, kept=PROPER_KEPT),
        events=_events(reading),
    )


def index_terms(known: Profile) -> tuple[str, ...]:
    """The terms by which a report is found among all others, most telling first.

    Names carry their kind ("person:john healei"), so that no name meets a word by chance.
    """
    names = (f"{each.kind}:{each.key}" for each in known.names)
    return (*islice(names, INDEX_NAMES), *islice(known.terms, INDEX_WORDS))


def _telling(counts: Mapping[str, int], *, kept: int) -> Weighed:
    """The words that tell most, by rarity and by the logarithm of how often they are said."""
    weights = {word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()}
    # Only those that may be kept are put into order: of 350 words a hundred are.
    least = sorted(weights.values(), reverse=True)[:kept][-1:]
    heavy = (term for term in weights.items() if term[1] >= least[0])
    most = sorted(heavy, key=lambda term: (-term[1], term[0]))[:kept]
    whole = math.sqrt(sum(weight * weight for _, weight in most)) or 1.0
    return {word: round(WHOLE * weight / whole) for word, weight in most}


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
    kept = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:NAMES_KEPT]
    whole = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return tuple(
        NameSeen(
            kind,
            key,
            shown[kind, key],
            round(WHOLE * weight / whole),
            _last_word(shown[kind, key]),
        )
        for (kind, key), weight in kept
    )


def _last_word(name: str) -> str:
    return next(reversed(_words_of(name)), "")


def name_rarity(name: str) -> float:
    """A name is as rare as its rarest word."""
    return max(map(rarity, _words_of(name)), default=1.0)


@lru_cache(maxsize=20_000)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(words(name))


def _figures(text: str) -> tuple[str, ...]:
    """The numbers a text prints, in order, each once."""
    printed = (match.group().replace(",", "") for match in _FIGURE.finditer(text))
    return tuple(islice(dict.fromkeys(printed), FIGURES_KEPT))


def _days(dates: Iterable[FoundDate]) -> tuple[tuple[date, date], ...]:
    """The days and weeks that can be placed, in order, each once."""
    placed = {
        (each.earliest, each.latest)
        for each in dates
        if each.precision in {"day", "week"} and each.earliest and each.latest
    }
    return tuple(sorted(placed))


def _events(reading: Reading) -> tuple[tuple[str, date], ...]:
    """Kind and first day of the events that can be placed, in order, each once."""
    placed = {(each.kind, each.earliest) for each in reading.events if each.earliest}
    return tuple(sorted(placed, key=lambda event: (event[1], event[0])))


def _yearless(dates: Iterable[FoundDate]) -> tuple[tuple[int, int], ...]:
    """Month and day of the dates that an undated report prints without a year."""
    values = (_YEARLESS.fullmatch(each.value or "") for each in dates)
    return tuple(sorted({(int(value[1]), int(value[2])) for value in values if value}))
