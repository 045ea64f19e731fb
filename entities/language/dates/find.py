"""One pass over a text: find, reject, place, and remember what was told for what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from spacy.tokens import Doc

from entities.language.dates.calendar import Period
from entities.language.dates.grammar import find_shapes
from entities.language.dates.pieces import BREAK, Pieces, cut
from entities.language.dates.place import place
from entities.language.dates.quotations import Quotations, quotations
from entities.language.dates.setting import Placed, Setting
from entities.language.dates.shapes import (
    Clock,
    Day,
    Hit,
    Month,
    Near,
    Numeric,
    Partly,
    Shift,
    Weekday,
)
from entities.language.dates.tense import tense_at
from entities.language.dates.traps import is_trap, month_before_count, words_of_people
from entities.language.findings import FoundDate, Tense

_YEAR_CARRIES = 250
"""Characters over which an explicit year still holds for a month or day without one."""

_SAID_WITHIN = timedelta(days=10)
"""How far before publication the day that a quotation was spoken on is looked for."""

_SAID_NEAR = 120
"""Characters after a quotation in which the day it was spoken on is looked for."""

_DATELINE_WITHIN = 300
"""Characters from the start of a text in which its own dateline is looked for."""

_DATELINE_WORDS = 4
"""Pieces that may stand before the date on its line: a town, a dash, a country."""


def find_dates(doc: Doc, *, published: date | None = None) -> tuple[FoundDate, ...]:
    """Every expression of time in the text, placed from its publication day where it is known.

    Without `published` only what stands on its own is placed: a relative expression has no value,
    and its rule says why. A date on a line of its own at the start of the text serves instead.
    """
    if isinstance(published, datetime):
        # A date-time is a date too, but the two do not compare.
        published = published.date()
    pieces = cut(doc.text)
    hits = [_settle(doc, pieces, hit) for hit in find_shapes(pieces)]
    people = words_of_people(doc)
    kept = [hit for hit in hits if not is_trap(doc, pieces, hit, people=people)]
    reading = _Pass(
        doc=doc,
        pieces=pieces,
        hits=kept,
        quotations=quotations(pieces.text),
        published=published or _dateline(pieces, kept),
        month_first=_month_first(kept, pieces),
    )
    return tuple(reading.place(number) for number in range(len(kept)))


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


@dataclass(slots=True)
class _Pass:
    """The way through one text, with what it has told so far."""

    doc: Doc
    pieces: Pieces
    hits: list[Hit]
    quotations: Quotations
    published: date | None
    month_first: bool | None = None
    told: Period | None = None
    told_at: int = -1
    told_dated: date | None = None
    told_dated_at: int = -1
    told_day: date | None = None
    days: set[date] = field(default_factory=set)

    def place(self, number: int) -> FoundDate:
        """Place the hit of that number and remember it."""
        hit = self.hits[number]
        start, end = self.pieces.starts[hit.start], self.pieces.ends[hit.end - 1]
        placed = place(hit.shape, self._setting(number, start, end))
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

    def _setting(self, number: int, start: int, end: int) -> Setting:
        tense: list[Tense] = []

        def tense_here() -> Tense:
            if not tense:
                tense.append(tense_at(self.doc, start, end))
            return tense[0]

        year_holds = self.told_dated is not None and start - self.told_dated_at < _YEAR_CARRIES
        today = self._today(number, start)
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

    def _today(self, number: int, start: int) -> date | None:
        """The day of writing; for "today" or "this week" inside a quotation the day it was spoken,
        if told."""
        hit = self.hits[number]
        shape = hit.shape.day if isinstance(hit.shape, Clock) else hit.shape
        shape = shape.of if isinstance(shape, Partly) else shape
        if not isinstance(shape, Shift | Near | Weekday):
            return self.published
        if not isinstance(shape, Weekday) and shape.from_text:
            return self.published
        quotation = self.quotations.around(start)
        if quotation is None:
            return self.published
        said = self._said_after(number, quotation[1]) or self._said_before(quotation[0])
        # A week is only counted from the day spoken where that day is told with the words.
        if said is None and len(self.days) == 1 and isinstance(shape, Shift):
            said = next(iter(self.days))
        return said or self.published

    def _said_after(self, number: int, end: int) -> date | None:
        """The day in what follows: “We met yesterday,” he told reporters on Tuesday."""
        text = self.pieces.text
        for later in self.hits[number + 1 : number + 4]:
            start, stop = self.pieces.starts[later.start], self.pieces.ends[later.end - 1]
            if start < end:
                continue
            between = text[end - 1 : start]
            if start - end > _SAID_NEAR or "\n" in between or "." in between:
                return None
            if isinstance(later.shape, Weekday | Day):
                setting = Setting(self.published, lambda: "past", lambda: self.month_first)
                return self._lately(place(later.shape, setting).period)
            end = stop
        return None

    def _said_before(self, quotation: int) -> date | None:
        """The day in what leads in: He said on Monday: “We leave tomorrow.”"""
        if not 0 <= self.told_at < quotation or not self._same_sentence(self.told_at, quotation):
            return None
        return self._lately(self.told)

    def _lately(self, period: Period | None) -> date | None:
        if period is None or period.precision != "day" or period.earliest != period.latest:
            return None
        late = self.published
        near = late is None or late - _SAID_WITHIN <= period.earliest <= late
        return period.earliest if near else None

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
        if period.earliest != self.published and self._lately(period):
            self.days.add(period.earliest)

    def _same_sentence(self, before: int, start: int) -> bool:
        if before < 0 or start - before > 400:
            return False
        between = self.pieces.text[before:start]
        return "\n" not in between and ". " not in between
