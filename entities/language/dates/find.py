"""One pass over a text: find, reject, place, and remember what was told for what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta

from spacy.tokens import Doc

from entities.language.dates.calendar import Period
from entities.language.dates.grammar import find_shapes
from entities.language.dates.pieces import BREAK, Pieces, cut
from entities.language.dates.place import place
from entities.language.dates.setting import Placed, Setting
from entities.language.dates.shapes import Clock, Day, Hit, Month, Numeric, Shift
from entities.language.dates.tense import Tense, tense_at
from entities.language.dates.traps import is_trap, month_before_count, words_of_people
from entities.language.findings import FoundDate

_YEAR_CARRIES = 250
"""Characters over which an explicit year still holds for a month or day without one."""

_SAID_WITHIN = timedelta(days=10)
"""How far before publication the day that a quotation was spoken on is looked for."""

_DATELINE_WITHIN = 300
"""Characters from the start of a text in which its own dateline is looked for."""

_DATELINE_WORDS = 4
"""Pieces that may stand before the date on its line: a town, a dash, a country."""


def find_dates(doc: Doc, *, published: date | None = None) -> tuple[FoundDate, ...]:
    """Every expression of time in the text, placed from its publication day where it is known.

    Without `published` only what stands on its own is placed: a relative expression has no value,
    and its rule says why. A date on a line of its own at the start of the text serves instead.
    """
    pieces = cut(doc.text)
    hits = [_settle(doc, pieces, hit) for hit in find_shapes(pieces)]
    people = words_of_people(doc)
    kept = [hit for hit in hits if not is_trap(doc, pieces, hit, people=people)]
    pass_ = _Pass(doc=doc, pieces=pieces, published=published or _dateline(pieces, kept))
    pass_.month_first = _month_first(kept, pieces)
    return tuple(pass_.place(hit) for hit in kept)


def _settle(doc: Doc, pieces: Pieces, hit: Hit) -> Hit:
    return month_before_count(doc, pieces, hit) or hit


def _dateline(pieces: Pieces, hits: list[Hit]) -> date | None:
    """The day that ends a short line at the start of the text, after a place or alone."""
    for hit in hits:
        if pieces.starts[hit.start] > _DATELINE_WITHIN:
            return None
        ends = pieces.word(hit.end) in {"", BREAK}
        opens = any(
            pieces.word(hit.start - back) in {"", BREAK} for back in range(1, _DATELINE_WORDS + 2)
        )
        if ends and opens and isinstance(hit.shape, Day) and hit.shape.year is not None:
            nowhere = Setting(today=None, tense=lambda: "unknown", month_first=lambda: None)
            return place(hit.shape, nowhere).earliest
    return None


def _month_first(hits: list[Hit], pieces: Pieces) -> bool | None:
    """How the text prints its dates: month first, day first, or None when both or neither show."""
    orders = set()
    for hit in hits:
        if isinstance(hit.shape, Day):
            first = pieces.word(hit.start)
            if first.isalpha() and not pieces.word(hit.start + 1).isalpha():
                orders.add(True)
            elif first.isdecimal() and len(first) <= 2:
                orders.add(False)
        elif isinstance(hit.shape, Numeric) and max(hit.shape.first, hit.shape.second) > 12:
            orders.add(hit.shape.second > 12)
    return orders.pop() if len(orders) == 1 else None


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where a text quotes: start and end of each quotation, in order."""

    spans: tuple[tuple[int, int], ...]

    def holds(self, at: int) -> bool:
        """Whether the character at `at` stands inside a quotation."""
        nearest = bisect_left(self.spans, (at, at)) - 1
        return nearest >= 0 and at < self.spans[nearest][1]


def quotations(text: str) -> Quotations:
    """The quotations of a text, by its quotation marks alone."""
    return Quotations(tuple(match.span() for match in _QUOTATION.finditer(text)))


@dataclass(slots=True)
class _Pass:
    """The way through one text, with what it has told so far."""

    doc: Doc
    pieces: Pieces
    published: date | None
    month_first: bool | None = None
    told: Period | None = None
    told_at: int = -1
    told_dated: date | None = None
    told_dated_at: int = -1
    told_day: date | None = None
    days: set[date] = field(default_factory=set)
    _quotes: Quotations | None = None

    def place(self, hit: Hit) -> FoundDate:
        """Place one hit and remember it."""
        start, end = self.pieces.starts[hit.start], self.pieces.ends[hit.end - 1]
        placed = place(hit.shape, self._setting(hit, start, end))
        self._remember(hit, placed, start)
        return FoundDate(
            start=start,
            end=end,
            text=self.pieces.text[start:end],
            value=placed.value,
            precision=placed.precision,
            earliest=placed.earliest,
            latest=placed.latest,
            rule=placed.rule,
        )

    def _setting(self, hit: Hit, start: int, end: int) -> Setting:
        tense: list[Tense] = []

        def tense_here() -> Tense:
            if not tense:
                tense.append(tense_at(self.doc, start, end))
            return tense[0]

        year_holds = self.told_dated is not None and start - self.told_dated_at < _YEAR_CARRIES
        today = self._today(hit, start)
        return Setting(
            today=today,
            tense=tense_here,
            month_first=lambda: self.month_first,
            told=self.told,
            told_day=self.told_day,
            spoken=today is not None and today != self.published,
            told_here=self.told if self._same_sentence(self.told_at, start) else None,
            told_dated=self.told_dated if year_holds else None,
        )

    def _today(self, hit: Hit, start: int) -> date | None:
        """The day of speaking: inside a quotation the one day the text has told of lately."""
        shape = hit.shape.day if isinstance(hit.shape, Clock) else hit.shape
        spoken = isinstance(shape, Shift) and not shape.from_text
        if not spoken or not self.days or not self._quoted(start):
            return self.published
        return next(iter(self.days)) if len(self.days) == 1 else self.published

    def _remember(self, hit: Hit, placed: Placed, start: int) -> None:
        period = placed.period
        if period is None or placed.rule.startswith("length"):
            return
        self.told, self.told_at = period, start
        if isinstance(hit.shape, Day | Month) and hit.shape.year is not None:
            self.told_dated, self.told_dated_at = period.earliest, start
        if period.precision != "day" or period.earliest != period.latest:
            return
        self.told_day = period.earliest
        late = self.published
        if late is None or late - _SAID_WITHIN <= period.earliest < late:
            self.days.add(period.earliest)

    def _same_sentence(self, before: int, start: int) -> bool:
        if before < 0 or start - before > 400:
            return False
        between = self.pieces.text[before:start]
        return "\n" not in between and ". " not in between

    def _quoted(self, start: int) -> bool:
        if self._quotes is None:
            self._quotes = quotations(self.pieces.text)
        return self._quotes.holds(start)


_QUOTATION = re.compile(r"“[^”\n]{1,2000}|\"[^\"\n]{1,2000}\"")
"""A quotation within its paragraph; one left open runs to the paragraph's end."""
