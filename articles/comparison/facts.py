"""The facts of a story's texts as a table: which text carries which, and where they differ.

No Django here, and no clock: what each text tells goes in, rows and differences come out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from articles.comparison.variants import Forms, same_office, spellings, wordings
from articles.reprints.spelling import words as comparable


class Kind(StrEnum):
    """The sorts of facts, in the order in which they are shown."""

    EVENT = "event"
    QUOTATION = "quotation"
    FIGURE = "figure"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


class Sort(StrEnum):
    """In what two texts differ."""

    DAY = "day"
    FIGURE = "figure"
    WORDING = "wording"
    SPELLING = "spelling"
    OFFICE = "office"


_NAMES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION})
_NEAR_DAYS = timedelta(days=3)
"""Two happenings of one kind and the same parties so near may be one, told with another day."""

_SAME_PARTIES = 2
_AROUND = 140
_SHORT_WORD = 3
_SHARED_WORDS = 3
_SHARED = 0.4
"""Two figures of one unit speak of one thing where so much of the words around both is shared."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that texts carry or leave out. `detail` is the kind of an event, the unit of a
    figure; `weight` how telling it is beside others carried by as many texts."""

    kind: Kind
    key: str
    label: str
    url: str = ""
    detail: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """A fact where a text first tells it; `start` and `end` are offsets into the text.

    `forms` are all the ways it is printed there, `offices` those of a person, `days` the first and
    last of an event, `about` the parties of an event or the words around a figure.
    """

    fact: Fact
    text: int
    start: int
    end: int
    times: int = 1
    forms: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A fact with where each text tells it; a text without it leaves it out."""

    fact: Fact
    cells: Mapping[int, Told]

    @property
    def times(self) -> int:
        return sum(each.times for each in self.cells.values())


@dataclass(frozen=True, slots=True)
class Side:
    """What some texts say, and where each says it; `days` where it is a day or several."""

    words: str
    told: tuple[Told, ...]
    days: tuple[date, date] | None = None

    @property
    def texts(self) -> tuple[int, ...]:
        return tuple(each.text for each in self.told)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that texts tell in different ways."""

    sort: Sort
    fact: Fact
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows by kind, those that most texts carry first, and the differences by sort."""

    texts: tuple[int, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]

    @property
    def shared(self) -> list[Row]:
        """What at least two texts carry."""
        return [row for row in self.rows if len(row.cells) > 1]

    def only(self, text: int) -> list[Row]:
        """What this text alone has."""
        return [row for row in self.rows if len(row.cells) == 1 and text in row.cells]


_Alike = Callable[[Row, Row], bool]


def compare(told: Iterable[Told], texts: Sequence[int]) -> Comparison:
    """Put what these texts tell side by side."""
    cells: dict[tuple[Kind, str], dict[int, Told]] = defaultdict(dict)
    for each in told:
        here = cells[each.fact.kind, each.fact.key]
        here[each.text] = _both(here[each.text], each) if each.text in here else each
    rows = [Row(next(iter(found.values())).fact, found) for found in cells.values()]
    order = list(Kind)
    rows.sort(
        key=lambda row: (
            order.index(row.fact.kind),
            -len(row.cells),
            -row.fact.weight * row.times,
            row.fact.label,
        )
    )
    return Comparison(tuple(texts), tuple(rows), tuple(_differences(rows)))


def around(text: str, start: int, end: int) -> frozenset[str]:
    """The words of substance near [start, end): they tell whether two figures count one thing."""
    near = f"{text[max(0, start - _AROUND) : start]} {text[end : end + _AROUND]}"
    return frozenset(
        word for word in comparable(near) if len(word) > _SHORT_WORD and word.isalpha()
    )


def _both(one: Told, other: Told) -> Told:
    """What one text tells in two places, at the first."""
    first = min(one, other, key=lambda each: each.start)
    return Told(
        fact=first.fact,
        text=first.text,
        start=first.start,
        end=first.end,
        times=one.times + other.times,
        forms=one.forms | other.forms,
        offices=one.offices | other.offices,
        days=_sharper(one.days, other.days),
        about=one.about | other.about,
    )


def _sharper(
    one: tuple[date, date] | None, other: tuple[date, date] | None
) -> tuple[date, date] | None:
    known = [each for each in (one, other) if each]
    return min(known, key=lambda each: (each[1] - each[0], each), default=None)


def _differences(rows: Sequence[Row]) -> list[Difference]:
    found = [difference for row in rows for difference in _within(row)]
    events = [row for row in rows if row.fact.kind == Kind.EVENT]
    figures = [row for row in rows if row.fact.kind == Kind.FIGURE]
    found += _between(events, Sort.DAY, _one_happening)
    found += _between(figures, Sort.FIGURE, _one_count)
    order = list(Sort)
    return sorted(found, key=lambda each: order.index(each.sort))


def _within(row: Row) -> list[Difference]:
    """Where the texts that carry one fact print it in different ways."""
    kind = row.fact.kind
    if kind in _NAMES:
        found = [_difference(Sort.SPELLING, row, each) for each in spellings(_forms(row, "forms"))]
        offices = same_office(_forms(row, "offices"))
        return found + [_difference(Sort.OFFICE, row, each) for each in offices]
    if kind == Kind.QUOTATION:
        forms = wordings(_forms(row, "forms"))
        return [_difference(Sort.WORDING, row, forms)] if forms else []
    return _other_days(row) if kind == Kind.EVENT else []


def _forms(row: Row, which: str) -> Forms:
    printed: dict[str, set[int]] = defaultdict(set)
    for text, told in row.cells.items():
        for form in getattr(told, which):
            printed[form].add(text)
    return {form: frozenset(texts) for form, texts in printed.items()}


def _difference(sort: Sort, row: Row, forms: Forms) -> Difference:
    sides = [
        Side(form, tuple(told for text, told in sorted(row.cells.items()) if text in texts))
        for form, texts in forms.items()
    ]
    return Difference(sort, row.fact, tuple(sorted(sides, key=_most_first)))


def _most_first(side: Side) -> tuple[int, tuple[int, ...]]:
    return -len(side.told), side.texts


def _other_days(row: Row) -> list[Difference]:
    """One event on days that cannot both be right."""
    by_days: dict[tuple[date, date], list[Told]] = defaultdict(list)
    for told in row.cells.values():
        if told.days:
            by_days[told.days].append(told)
    clash = any(one[1] < other[0] or other[1] < one[0] for one, other in combinations(by_days, 2))
    if not clash:
        return []
    sides = [Side("", tuple(told), days) for days, told in sorted(by_days.items())]
    return [Difference(Sort.DAY, row.fact, tuple(sides))]


def _between(rows: Sequence[Row], sort: Sort, alike: _Alike) -> list[Difference]:
    """Where two facts that no text carries both look like one told in two ways."""
    found = []
    by_detail: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_detail[row.fact.detail].append(row)
    for same in by_detail.values():
        for one, other in combinations(same, 2):
            if not one.cells.keys() & other.cells.keys() and alike(one, other):
                sides = sorted((_side(one, sort), _side(other, sort)), key=_most_first)
                found.append(Difference(sort, one.fact, tuple(sides)))
    return found


def _side(row: Row, sort: Sort) -> Side:
    days = next((each.days for each in row.cells.values() if each.days), None)
    told = tuple(each for _, each in sorted(row.cells.items()))
    return Side(row.fact.label, told, days if sort == Sort.DAY else None)


def _one_happening(one: Row, other: Row) -> bool:
    ours, theirs = _side(one, Sort.DAY).days, _side(other, Sort.DAY).days
    if not ours or not theirs or ours[0] != ours[1] or theirs[0] != theirs[1]:
        return False
    parties = [
        frozenset().union(*(each.about for each in row.cells.values())) for row in (one, other)
    ]
    near = abs(ours[0] - theirs[0]) <= _NEAR_DAYS and ours != theirs
    return near and len(parties[0] & parties[1]) >= _SAME_PARTIES


def _one_count(one: Row, other: Row) -> bool:
    """Whether both figures stand in sentences that speak of one thing."""
    for ours in one.cells.values():
        for theirs in other.cells.values():
            shared = len(ours.about & theirs.about)
            needed = _SHARED * min(len(ours.about), len(theirs.about))
            if shared >= max(_SHARED_WORDS, needed):
                return True
    return False
