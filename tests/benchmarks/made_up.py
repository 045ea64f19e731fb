"""Made-up news, without a database: stories with a cast, and reports that tell them.

The skews are those of news: a few people are in a fifth of all reports, a place in a third, the
newest months hold most reports, a word in ten is one of a dozen, one report in eight is a copy, one
in twenty undated, most dates said lie in the days before the report and one in six is known to a
month or year only. The same sizes make the same news.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise

LAST_DAY = date(2025, 12, 31)
YEARS = 8
_PER_STORY = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 40)
"""Reports of a story, each as likely as the next: about seven on average, most have few."""

_BEGINNINGS = (
    "ba be bo bra cal car co da de dor el fa fe gar gi ha he ho ka ke kor la le li "
    "ma me mor na ne no ol pa pe ra re ro sa se sol ta te to val ve vo wa zo"
).split()
_ENDINGS = (
    "b bat ber d dan del den dor f fel g gan k kel l lan len m man mar mel n nan nor "
    "p pel r ran ret s san sel t tan tel tor v van vel"
).split()
_ROLES = ("Minister", "Defence Minister", "General", "Foreign Secretary", "")
_KINDS = ("meeting", "visit", "agreement", "aid", "deployment", "statement")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much there is of everything in news of so many `reports`."""

    reports: int

    @property
    def people(self) -> int:
        return max(200, int(8_000 * (self.reports / 100_000) ** 0.5))

    @property
    def places(self) -> int:
        return max(60, int(1_500 * (self.reports / 100_000) ** 0.5))

    @property
    def organisations(self) -> int:
        return max(100, int(3_000 * (self.reports / 100_000) ** 0.5))

    outlets: int = field(default=60, init=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation; `number` counts all from 1, `short` is a family name."""

    number: int
    kind: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Named:
    name: Name
    start: int
    end: int
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    start: int
    end: int
    text: str
    precision: str
    first: date
    last: date
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation; `which` of its story."""

    which: int
    speaker: Name
    start: int
    end: int
    text: str
    sentence: tuple[int, int]


@dataclass(slots=True)
class Cast:
    """Whom and what a story is about."""

    people: list[Name]
    places: list[Name]
    organisations: list[Name]
    kind: str
    said: list[str]
    topic: str


@dataclass(slots=True)
class Written:
    """A report's text with what stands where in it. The first sentence tells of the event."""

    title: str
    text: str = ""
    names: list[Named] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    telling: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report stands in the news; numbers count from 1, `copy_of` is 0 for its own text."""

    number: int
    story: int
    day: date
    copy_of: int
    outlet: int

    @property
    def dated(self) -> bool:
        return self.number % 20 != 0


class News:
    """All there is to tell, and how it is told."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        chance = random.Random(1)
        self.names = _names(sizes, chance)
        ends = list(accumulate((sizes.people, sizes.places, sizes.organisations), initial=0))
        self._kinds = [self.names[a:b] for a, b in pairwise(ends)]
        self._weights = [
            list(accumulate(1 / (rank + offset) for rank in range(len(known))))
            for known, offset in zip(self._kinds, (2.4, 1.4, 2.4), strict=True)
        ]
        self.vocabulary = _vocabulary(15_000, chance)
        self._phrases = _phrases(self.vocabulary, chance)
        self.cast = lru_cache(maxsize=20_000)(self._cast)

    def rare_word(self, number: int) -> str:
        """A word that about eight reports say."""
        letters, left = "", number % max(50, self.sizes.reports // 8)
        for _ in range(5):
            left, letter = divmod(left, 20)
            letters += "bcdfghjklmnpqrstvwxz"[letter]
        return f"qu{letters}"

    def placed(self) -> Iterator[Placed]:
        """Every report in order of its day."""
        chance = random.Random(2)
        rows: list[tuple[int, int, int]] = []
        story = 0
        while len(rows) < self.sizes.reports:
            story += 1
            begins = int(365.25 * YEARS * chance.random() ** 1.25)
            for _ in range(min(chance.choice(_PER_STORY), self.sizes.reports - len(rows))):
                after = int(12 * chance.random() ** 3)
                rows.append((begins - after, story, int(chance.random() * 8 == 0)))
        rows.sort(key=lambda row: -row[0])
        first: dict[int, int] = {}
        for number, (back, of, _) in enumerate(rows, start=1):
            original = first.setdefault(of, number)
            copied = original if original != number and chance.random() < 0.15 else 0
            outlet = 0 if number % 9 == 0 else 1 + int(self.sizes.outlets * chance.random() ** 2)
            yield Placed(number, of, LAST_DAY - timedelta(days=max(0, back)), copied, outlet)

    def written(self, report: Placed) -> Written:
        """The report's text; a copy reads as its original does."""
        chance = random.Random((report.copy_of or report.number) * 7 + 3)
        cast = self.cast(report.story)
        people = [*cast.people[:2], *(self._or_other(0, each, chance) for each in cast.people[2:])]
        places = [cast.places[0], *(self._or_other(1, each, chance) for each in cast.places[1:])]
        bodies = [self._or_other(2, each, chance) for each in cast.organisations]
        day = report.day - timedelta(days=int(6 * chance.random() ** 2))
        return _Writer(
            self, chance, report, cast, people=people, places=places, bodies=bodies, day=day
        ).write()

    def phrase(self, chance: random.Random) -> str:
        return self._phrases[int(chance.random() * len(self._phrases))]

    def draw(self, kind: int, chance: random.Random) -> Name:
        weights = self._weights[kind]
        return self._kinds[kind][bisect(weights, chance.random() * weights[-1])]

    def _or_other(self, kind: int, name: Name, chance: random.Random) -> Name:
        return name if chance.random() < 0.6 else self.draw(kind, chance)

    def _cast(self, story: int) -> Cast:
        chance = random.Random(story * 11 + 5)
        return Cast(
            people=[self.draw(0, chance) for _ in range(4)],
            places=[self.draw(1, chance) for _ in range(4)],
            organisations=[self.draw(2, chance) for _ in range(3)],
            kind=_KINDS[int(len(_KINDS) * chance.random() ** 2)],
            said=[f"{self.phrase(chance)} {self.phrase(chance)}".capitalize() for _ in range(2)],
            topic=self.phrase(chance),
        )


class _Writer:
    """Writes one report, sentence by sentence, and notes where everything stands."""

    def __init__(
        self,
        news: News,
        chance: random.Random,
        report: Placed,
        cast: Cast,
        *,
        people: Sequence[Name],
        places: Sequence[Name],
        bodies: Sequence[Name],
        day: date,
    ) -> None:
        self.news, self.chance, self.report, self.cast = news, chance, report, cast
        self.people, self.places, self.bodies, self.day = people, places, bodies, day
        one, other = people[0], people[1]
        words = " ".join(cast.topic.split()[:4])
        self.out = Written(f"{one.full} and {other.short} on {words} in {places[0].full}")
        self._pieces: list[str] = []
        self._at = self._begins = 0
        self._held: list[tuple[int, int, str]] = []
        self._seen: set[int] = set()
        self._quotes: list[tuple[int, Name, int, int, str]] = []

    def write(self) -> Written:
        one, other, third, fourth = self.people
        here, *elsewhere = self.places
        rare = self.news.rare_word(self.report.copy_of or self.report.number)
        self._sentence(one, f"met {other.short} with", other, "in", here, "on", self.day)
        self.out.telling = (0, self._at - 2)
        self._sentence(None, self.bodies[0], None, one, None)
        self._sentence(0, one)
        self._sentence(None, elsewhere[0], None, self._some_day())
        self._sentence(None, third, None, self.bodies[1])
        self._sentence(rare, None, here, self._some_day(), None)
        self._sentence(other, None, None, self._some_day())
        self._sentence(None, self.bodies[2], None, elsewhere[1])
        self._sentence(fourth, None, elsewhere[2], self._some_day())
        if self.chance.random() < 0.5:
            self._sentence(1, other)
        self._sentence(None, self._some_day(), None, self.bodies[0])
        self.out.text = "".join(self._pieces).rstrip()
        return self.out

    def _sentence(self, *parts: Name | date | str | int | None) -> None:
        """None is a phrase, a number the story's quotation of that number."""
        self._begins = self._at
        for number, part in enumerate(parts):
            if number:
                self._add(" ")
            if part is None:
                self._add(self.news.phrase(self.chance))
            elif isinstance(part, str):
                self._add(part)
            elif isinstance(part, int):
                self._quote(part, parts[1])
            elif isinstance(part, Name):
                self._name(part)
            else:
                self._date(part)
        end = self._at
        self._add(".\n\n" if self.chance.random() < 0.5 else ". ")
        sentence = (self._begins, end + 1)
        for start, stop, text in self._held:
            self.out.dates.append(self._dated(start, stop, text, sentence))
        self.out.said += [Said(*each, sentence) for each in self._quotes]
        self._held, self._quotes = [], []

    def _add(self, words: str) -> tuple[int, int]:
        self._pieces.append(words)
        begins, self._at = self._at, self._at + len(words)
        return begins, self._at

    def _name(self, name: Name) -> None:
        known = name.number in self._seen
        self._seen.add(name.number)
        role = ""
        if name.kind == "person" and not known:
            role = _ROLES[(name.number + int(self.chance.random() < 0.2)) % len(_ROLES)]
            if role:
                self._add(f"{role} ")
        words = name.short if known else name.full
        start, end = self._add(words)
        self.out.names.append(Named(name, start, end, words, role))

    def _quote(self, which: int, speaker: Name | date | str | int | None) -> None:
        if isinstance(speaker, Name):
            words = self.cast.said[which]
            self._add("“")
            start, end = self._add(words)
            self._add(",” said")
            self._quotes.append((which, speaker, start, end, words))

    def _date(self, day: date) -> None:
        words = f"{day.day} {day:%B %Y}"
        self._held.append((*self._add(words), words))

    def _some_day(self) -> date:
        chance = self.chance
        if chance.random() < 0.04:
            return self.report.day - timedelta(days=int(30_000 * chance.random()))
        return self.report.day - timedelta(days=int(120 * chance.random() ** 6) - 3)

    def _dated(self, start: int, end: int, text: str, sentence: tuple[int, int]) -> Dated:
        number, month, year = text.split(" ")
        day = date(int(year), _MONTHS[month], int(number))
        how = self.chance.random()
        if how < 0.84 or start < 200:
            return Dated(start, end, text, "day", day, day, sentence)
        if how < 0.95:
            first = day.replace(day=1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return Dated(start, end, text, "month", first, last, sentence)
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        return Dated(start, end, text, "year", first, last, sentence)


_MONTHS = {f"{date(2000, month, 1):%B}": month for month in range(1, 13)}


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_BEGINNINGS) for _ in range(syllables)) + chance.choice(_ENDINGS)


def _vocabulary(size: int, chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < size:
        found[_word(chance, 1 if len(found) < 300 else 2)] = None
    return list(found)


def _phrases(vocabulary: Sequence[str], chance: random.Random) -> list[str]:
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))
    words = chance.choices(vocabulary, cum_weights=weights, k=20_000 * 8)
    return [" ".join(words[at : at + 8]) for at in range(0, len(words), 8)]


def _names(sizes: Sizes, chance: random.Random) -> list[Name]:
    given = [_word(chance, 1).capitalize() for _ in range(300)]
    kinds: dict[str, tuple[int, Callable[[], str]]] = {
        "person": (sizes.people, lambda: f"{chance.choice(given)} {_word(chance, 2).capitalize()}"),
        "place": (sizes.places, lambda: _word(chance, 2).capitalize()),
        "organisation": (
            sizes.organisations,
            lambda: f"{_word(chance, 2).capitalize()} {chance.choice(_BODIES)}",
        ),
    }
    found: dict[tuple[str, str], Name] = {}
    for kind, (many, make) in kinds.items():
        wanted = len(found) + many
        while len(found) < wanted:
            full = make()
            short = full.split()[-1] if kind == "person" else full
            found.setdefault((kind, full), Name(len(found) + 1, kind, full, short))
    return list(found.values())


_BODIES = ("Ministry", "Institute", "Navy", "Council", "Shipyards", "Agency", "Command", "Party")
