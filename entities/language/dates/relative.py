"""Dates told from now, or from the last date told of: "last week", "two days later"."""

from __future__ import annotations

from entities.language.dates.numbers import read_ordinal
from entities.language.dates.pieces import Pieces
from entities.language.dates.printed import month_at, read_day_first, read_month_first, year_at
from entities.language.dates.shapes import (
    Clock,
    Day,
    FiscalYear,
    Hit,
    Month,
    MonthsOf,
    Near,
    Nth,
    Quarter,
    Relation,
    Repeat,
    Season,
    Shape,
    Shift,
    Stretch,
    Weekday,
    Year,
)
from entities.language.dates.words import (
    DASHES,
    DAY_PARTS,
    LAST_ORDINALS,
    MONTHS,
    NEXT_RELATIONS,
    PAST_RELATIONS,
    SEASONS,
    SHORT_WEEKDAYS,
    SMALL_NUMBERS,
    THIS_RELATIONS,
    WEEKDAYS,
)

NEAR_UNITS = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century", "day"})
TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}


def relation_of(word: str) -> Relation:
    """The relation a word like "last" or "coming" stands for; empty for any other word."""
    if word in PAST_RELATIONS:
        return "last"
    if word in NEXT_RELATIONS:
        return "next"
    return "this" if word in THIS_RELATIONS else ""


def read_weekday(pieces: Pieces, index: int) -> Hit | None:
    """ "Thursday", "Thu 6 March 2025", "Thursday night", "Friday next week", "Mondays"."""
    word = pieces.word(index)
    full = WEEKDAYS.get(word)
    weekday = SHORT_WEEKDAYS.get(word, full)
    if weekday is None:
        plural = WEEKDAYS.get(word.removesuffix("s"))
        if plural is None or not pieces.capital(index):
            return None
        return Hit(Repeat(f"XXXX-WXX-{plural + 1}"), index, index + 1)
    if not pieces.capital(index):
        return None
    dated = _date_after_weekday(pieces, index + 1)
    if dated is not None:
        return Hit(dated.shape, index, dated.end)
    if full is None:
        return None
    return _weekday_tail(pieces, index, full)


def _date_after_weekday(pieces: Pieces, index: int) -> Hit | None:
    """The calendar date in "Thursday, 6 March", "Thu. March 6", "Thursday the 6th of March"."""
    at = index
    # After "Friday." a new sentence starts; after "Fri." the date goes on.
    marks = {",", ".", "the"} if pieces.word(index - 1) in SHORT_WEEKDAYS else {",", "the"}
    while at < index + 2 and pieces.word(at) in marks:
        at += 1
    dated = read_day_first(pieces, at) or read_month_first(pieces, at)
    if dated is None:
        return None
    return dated if isinstance(dated.shape, Day) else None


def _weekday_tail(pieces: Pieces, index: int, weekday: int) -> Hit:
    at = index + 1
    after = pieces.word(at)
    if after == "after" and pieces.word(at + 1) == "next":
        return Hit(Weekday(weekday, weeks_later=1), index, at + 2)
    if after == "week" and pieces.word(at + 1) not in {"in", "of"}:
        return Hit(Weekday(weekday, weeks_later=1), index, at + 1)
    skip = after in {"of", "in", ","}
    relation = relation_of(pieces.word(at + skip))
    if relation and pieces.word(at + skip + 1) == "week":
        return Hit(Weekday(weekday, within=Near("week", relation)), index, at + skip + 2)
    return Hit(Weekday(weekday), index, at)


def read_today(pieces: Pieces, index: int) -> Hit | None:
    """ "today", "yesterday", "the day before yesterday", "tonight", "overnight"."""
    word = pieces.word(index)
    if word in TODAY:
        return Hit(Shift("day", TODAY[word]), index, index + 1)
    if word == "tonight":
        return Hit(Clock("NI", Shift("day", 0)), index, index + 1)
    if word == "overnight":
        last_night = Stretch(Shift("day", -1), Shift("day", 0))
        return Hit(Clock("NI", last_night), index, index + 1)
    return None


def read_related(pieces: Pieces, index: int) -> Hit | None:
    """ "last Thursday", "this coming May", "next spring", "last night", "this week"."""
    relation = relation_of(pieces.word(index))
    at = index + 1
    if relation == "this" and pieces.word(at) in PAST_RELATIONS | NEXT_RELATIONS:
        relation, at = relation_of(pieces.word(at)), at + 1
    word = pieces.word(at)
    if pieces.word(at) in NEAR_UNITS - {"weekend"} and _measures(pieces, index, at):
        return None
    shape = _related_shape(pieces, at, relation)
    if shape is not None:
        return Hit(shape, index, at + 1)
    if word in DAY_PARTS:
        return _related_day_part(pieces, index, relation, at)
    return None


_FROM_TEXT = frozenset({"following", "previous"})
"""Words that count from the date told before, not from now: "the following March"."""


def _prints_more(pieces: Pieces, index: int) -> bool:
    """Whether a month goes on: "this March 22, 2017, photograph"."""
    hit = read_month_first(pieces, index)
    return hit is not None and hit.end > index + 1


def _measures(pieces: Pieces, index: int, at: int) -> bool:
    """ "The past week" and "the next year" are lengths up to and from now, not calendar units."""
    before, last = pieces.word(index - 1), pieces.word(at - 1)
    return last == "past" or (before == "the" and last in {"next", "coming"})


def _related_shape(pieces: Pieces, at: int, relation: Relation) -> Shape | None:
    word = pieces.word(at)
    if word in WEEKDAYS:
        return Weekday(WEEKDAYS[word], relation)
    if pieces.word(at - 1) in _FROM_TEXT:
        relation = ""
    if word in MONTHS and pieces.capital(at):
        if _prints_more(pieces, at):
            return None
        return Month(MONTHS[word], relation=relation)
    if word in SEASONS:
        return Season(SEASONS[word], relation=relation)
    if word in NEAR_UNITS and word != "day":
        return None if pieces.word(at + 1) == "old" else Near(word, relation)
    return None


def _related_day_part(pieces: Pieces, index: int, relation: Relation, at: int) -> Hit | None:
    """ "last night", "this morning"; "next morning" is the morning after what was told of."""
    time = DAY_PARTS[pieces.word(at)][1:]
    if relation == "next":
        return Hit(Clock(time, Near("day", "next", from_text=True)), index, at + 1)
    return Hit(Clock(time, Shift("day", -1 if relation == "last" else 0)), index, at + 1)


def read_within(pieces: Pieces, index: int) -> Near | None:
    """The year after "of": "this year", "last year"; with the number of pieces always two."""
    relation = relation_of(pieces.word(index))
    if relation and pieces.word(index + 1) == "year":
        return Near("year", relation)
    if pieces.word(index) == "that" and pieces.word(index + 1) == "year":
        return Near("year", "this", from_text=True)
    return None


def read_season(pieces: Pieces, index: int) -> Hit | None:
    """ "spring 2025", "the autumn of 1944", "in the summer"; "fall" only where vouched for."""
    word = pieces.word(index)
    season = SEASONS[word]
    at = index + 1 + (pieces.word(index + 1) in {"of", ","})
    year = year_at(pieces, at)
    if year is not None:
        return Hit(Season(season, year.value), index, year.end)
    within = read_within(pieces, at)
    if within is not None:
        return Hit(Season(season, within=within), index, at + 2)
    before = pieces.word(index - 1)
    before = pieces.word(index - 2) if before == "the" else before
    vouched = before in {
        "in",
        "by",
        "during",
        "since",
        "until",
        "this",
        "early",
        "late",
        "mid",
        "-",
    }
    if word == "fall" and not (vouched and pieces.word(index - 1) == "the"):
        return None
    if not vouched and not (pieces.capital(index) and pieces.word(index - 1) in {"their", "the"}):
        return None
    return Hit(Season(season), index, index + 1)


def read_nth(pieces: Pieces, index: int) -> Hit | None:
    """ "third week of May", "the last day of March", "second quarter of 2024", "first half"."""
    if pieces.word(index) in LAST_ORDINALS:
        number, at = -1, index + 1
    else:
        ordinal = read_ordinal(pieces, index)
        if ordinal is None:
            return None
        number, at = ordinal.value, ordinal.end
    at += pieces.word(at) in DASHES
    unit = pieces.word(at)
    months = SMALL_NUMBERS.get(unit, 0)
    if abs(number) == 1 and 2 <= months <= 11 and pieces.word(at + 1) == "months":
        return _months_of_year(pieces, index, at + 2, months * number)
    if unit in {"quarter", "half"}:
        return _quarter(pieces, index, at + 1, number, halves=unit == "half")
    if unit not in {"week", "day", "weekend"} and unit not in WEEKDAYS:
        return None
    return _nth_of(pieces, index, at, number)


def _months_of_year(pieces: Pieces, start: int, at: int, months: int) -> Hit | None:
    """ "the first six months of 1996", "the last three months of the year"."""
    if pieces.word(at) not in {"of", "in"}:
        return None
    year, within = year_at(pieces, at + 1), read_within(pieces, at + 1)
    if year is not None:
        return Hit(MonthsOf(months, Year(year.value)), start, year.end)
    if within is not None:
        return Hit(MonthsOf(months, within), start, at + 3)
    if (pieces.word(at + 1), pieces.word(at + 2)) == ("the", "year"):
        return Hit(MonthsOf(months, Near("year", "this")), start, at + 3)
    return None


def _nth_of(pieces: Pieces, index: int, at: int, number: int) -> Hit | None:
    if pieces.word(at + 1) not in {"of", "in"}:
        return None
    of = at + 2
    month = month_at(pieces, of)
    outer: Month | Year | Near | None = None
    end = of
    if month is not None and pieces.capital(of):
        year = year_at(pieces, month.end)
        within = read_within(pieces, month.end)
        outer = Month(month.value, year.value if year else None, within=within)
        end = year.end if year else month.end + (2 if within else 0)
    elif (year := year_at(pieces, of)) is not None:
        outer, end = Year(year.value), year.end
    elif relation_of(pieces.word(of)) and pieces.word(of + 1) in {"month", "year"}:
        outer, end = Near(pieces.word(of + 1), relation_of(pieces.word(of))), of + 2
    elif pieces.word(of) == "the" and pieces.word(of + 1) in {"month", "year"}:
        outer, end = Near(pieces.word(of + 1), "this"), of + 2
    return Hit(Nth(number, pieces.word(at), outer), index, end) if outer else None


def _quarter(pieces: Pieces, start: int, at: int, number: int, *, halves: bool) -> Hit | None:
    if number > (2 if halves else 4):
        return None
    of = at + (pieces.word(at) in {"of", "in"})
    of += pieces.word(of) == "the"
    fiscal = pieces.word(of) in {"fiscal", "financial"}
    year = year_at(pieces, of + fiscal)
    if year is not None:
        return Hit(Quarter(number, year.value, halves=halves), start, year.end)
    within = read_within(pieces, of)
    if within is not None:
        return Hit(Quarter(number, within=within, halves=halves), start, of + 2)
    if of > at and pieces.word(of) == "year":
        return Hit(Quarter(number, within=Near("year", "this"), halves=halves), start, of + 1)
    if halves or number == -1:
        return None
    return Hit(Quarter(number), start, at)


def read_short_quarter(pieces: Pieces, index: int) -> Hit | None:
    """ "Q3", "Q3 2025", "H1 2025": a letter with the number glued on."""
    halves = pieces.word(index) == "h"
    number = pieces.word(index + 1)
    if not pieces.joined(index + 1) or number not in ({"1", "2"} if halves else set("1234")):
        return None
    if pieces.joined(index + 2) and pieces.word(index + 2).isalnum():
        return None
    if pieces.joined(index) and pieces.word(index - 1).isalnum():
        return None
    at = index + 2 + (pieces.word(index + 2) in {"of", ","})
    year, within = year_at(pieces, at), read_within(pieces, at)
    if year is not None:
        return Hit(Quarter(int(number), year.value, halves=halves), index, year.end)
    if within is not None:
        return Hit(Quarter(int(number), within=within, halves=halves), index, at + 2)
    return None if halves else Hit(Quarter(int(number)), index, index + 2)


def read_week_on(pieces: Pieces, index: int) -> Hit | None:
    """ "a week on Thursday", "a week from Tuesday": that weekday and a week more."""
    weekday = WEEKDAYS.get(pieces.word(index + 3))
    on = pieces.word(index + 1) == "week" and pieces.word(index + 2) in {"on", "from"}
    if weekday is None or not on or not pieces.capital(index + 3):
        return None
    return Hit(Weekday(weekday, weeks_later=1), index, index + 4)


def read_year_fiscal(pieces: Pieces, index: int) -> Hit | None:
    """ "2027 fiscal year", "2024/25 financial year", "2024-25 fiscal year"."""
    year = year_at(pieces, index)
    if year is None:
        return None
    at, last = year.end, year.value
    tail = pieces.word(at + 1)
    if pieces.word(at) in DASHES | {"/"} and tail.isdecimal() and len(tail) in {2, 4}:
        at, last = at + 2, year.value + 1
        if int(tail) % 100 != last % 100:
            return None
    if pieces.word(at) not in {"fiscal", "financial"} or pieces.word(at + 1) != "year":
        return None
    first = year.value if last > year.value else None
    return Hit(FiscalYear(last, first=first), index, at + 2)


def read_fiscal(pieces: Pieces, index: int) -> Hit | None:
    """ "fiscal 2027", "fiscal year 2027", "financial year 2024/25", "FY2027", "FY 24"."""
    word = pieces.word(index)
    at = index + 1 + (word != "fy" and pieces.word(index + 1) == "year")
    if word == "financial" and at == index + 1:
        return None
    year = year_at(pieces, at)
    if year is None:
        short = pieces.word(at)
        if word != "fy" or len(short) != 2 or not short.isdecimal() or not short.isascii():
            return None
        return Hit(FiscalYear(2000 + int(short)), index, at + 1)
    tail = pieces.word(year.end + 1)
    paired = pieces.word(year.end) in DASHES | {"/"} and tail.isdecimal() and len(tail) in {2, 4}
    if paired and int(tail) % 100 == (year.value + 1) % 100:
        return Hit(FiscalYear(year.value + 1, first=year.value), index, year.end + 2)
    return Hit(FiscalYear(year.value), index, year.end)
