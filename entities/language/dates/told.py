"""Dates told from a date told before: "the same day", "the previous year", "that month"."""

from __future__ import annotations

from entities.language.dates.numbers import read_ordinal
from entities.language.dates.pieces import Pieces
from entities.language.dates.printed import read_day_first, read_month_first
from entities.language.dates.relative import NEAR_UNITS, TODAY
from entities.language.dates.shapes import Clock, Day, Hit, Near, Relation, Shift, WeekOf
from entities.language.dates.words import UNITS

_RELATIONS: dict[str, Relation] = {
    "same": "this",
    "previous": "last",
    "preceding": "last",
    "following": "next",
    "next": "next",
    "entire": "this",
}


def read_the_same(pieces: Pieces, index: int) -> Hit | None:
    """ "the same day", "the previous year", "the next day", "the entire year"."""
    first, unit = pieces.word(index + 1), pieces.word(index + 2)
    if first == "same" and unit in _SAME:
        return _same_a_year_before(pieces, index)
    if first not in _RELATIONS or unit not in NEAR_UNITS:
        return None
    if (first == "next" and unit != "day") or (first == "entire" and unit != "year"):
        return None
    return Hit(Near(unit, _RELATIONS[first], from_text=True), index, index + 3)


def read_year_ago(pieces: Pieces, index: int) -> Hit | None:
    """ "the year-ago period", "year-earlier earnings"."""
    if pieces.word(index + 1) != "-" or pieces.word(index + 2) not in {"ago", "earlier"}:
        return None
    return Hit(Near("same", "last", from_text=True), index, index + 3)


def read_week_of(pieces: Pieces, index: int) -> Hit | None:
    """ "the week of 21 July", "the week beginning 21 July", "the week ending July 25"."""
    if pieces.word(index + 1) not in {"of", "beginning", "starting", "commencing", "ending"}:
        return None
    day = read_day_first(pieces, index + 2) or read_month_first(pieces, index + 2)
    if day is None or not isinstance(day.shape, Day):
        return None
    return Hit(WeekOf(day.shape), index, day.end)


def read_in_a_row(pieces: Pieces, index: int) -> Hit | None:
    """ "a third straight day", "for the fourth week in a row", "in its fifth week"."""
    ordinal = read_ordinal(pieces, index)
    if ordinal is None:
        return None
    running = pieces.word(ordinal.end) in {"consecutive", "straight", "successive"}
    at = ordinal.end + running
    unit = pieces.word(at)
    if unit not in {"day", "week", "month", "year"}:
        return None
    in_a_row = [pieces.word(at + step) for step in (1, 2, 3)] == ["in", "a", "row"]
    # A war is in its fifth week now; what happens in its first year says nothing of when.
    its = ordinal.value > 1 and pieces.word(index - 1) in {"its", "their"}
    if not (running or in_a_row or its):
        return None
    return Hit(Near(unit, "this", from_text=running or in_a_row), index, at + 1 + 3 * in_a_row)


def read_the_day_after(pieces: Pieces, index: int) -> Hit | None:
    """ "the day before yesterday", "the week after next", "the day before", "the year previous"."""
    unit, side, third = (pieces.word(index + step) for step in (1, 2, 3))
    if unit not in NEAR_UNITS | {"morning"} or side not in {"before", "after", "previous"}:
        return None
    step = 1 if side == "after" else -1
    if third in TODAY:
        return Hit(Shift(unit, TODAY[third] + step), index, index + 4) if unit == "day" else None
    if (side, third) in {("after", "next"), ("before", "last")}:
        return Hit(Shift(unit, 2 * step), index, index + 4)
    return _day_before_or_after(index, unit, step, third)


def read_the_day(pieces: Pieces, index: int) -> Hit | None:
    """ "the weekend"; "the day" and "the year" only after words that make them one in time."""
    unit, before = pieces.word(index + 1), pieces.word(index - 1)
    if unit == "weekend":
        return Hit(Near("weekend", ""), index, index + 2)
    if unit == "day" and before in _BEFORE_THE_DAY and not _day_idiom(pieces, index):
        return Hit(Near("day", "this", from_text=True), index, index + 2)
    dated = pieces.word(index + 2) in {"of", "beginning", "starting", "ending", "commencing"}
    if unit in {"week", "month", "quarter", "year"} and before == "for" and not dated:
        return Hit(Near(unit, "this"), index, index + 2)
    return None


_SAME = frozenset({"period", "month", "quarter", "week", "time", "day"})


def _same_a_year_before(pieces: Pieces, index: int) -> Hit | None:
    """ "the same month a year ago": the period told before, a year earlier."""
    unit, at = pieces.word(index + 2), index + 3
    at += pieces.word(at) in {"of", "in"}
    at += pieces.word(at) == "the"
    words = [pieces.word(at + step) for step in range(3)]
    year_ago = words[:2] == ["a", "year"] and words[2] in {"ago", "earlier", "before"}
    if year_ago or words[:2] in (["last", "year"], ["previous", "year"]):
        return Hit(Near("same", "last", from_text=True), index, at + 2 + year_ago)
    if unit in NEAR_UNITS:
        return Hit(Near(unit, "this", from_text=True), index, index + 3)
    return None


_BEFORE_THE_DAY = frozenset(
    {"end", "ended", "ending", "finish", "finished", "finishing", "close", "closed", "for"}
    | {"in", "during", "started", "start", "begin", "began", "earlier", "later"}
)


def _day_idiom(pieces: Pieces, index: int) -> bool:
    return pieces.word(index + 2) in {"when", "-", "that"} or pieces.word(index + 2) in UNITS


def _day_before_or_after(index: int, unit: str, step: int, third: str) -> Hit | None:
    """ "the day before" at the end of a clause; before a noun it is left to what follows."""
    if third.isalpha() or unit not in {"day", "week", "year", "morning"}:
        return None
    if unit == "morning":
        return Hit(Clock("MO", Shift("day", step, from_text=True)), index, index + 3)
    return Hit(Shift(unit, step, from_text=True), index, index + 3)


def read_that(pieces: Pieces, index: int) -> Hit | None:
    """ "that day", "that same year"."""
    at = index + 1 + (pieces.word(index + 1) == "same")
    unit = pieces.word(at)
    if unit not in {"day", "week", "weekend", "month", "year"}:
        return None
    return Hit(Near(unit, "this", from_text=True), index, at + 1)
