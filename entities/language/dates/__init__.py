"""Dates in a text: find the expressions, then place them from the report's own date."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from entities.language.dates.calendar import Period, day_period, exists, month_period
from entities.language.dates.pieces import Pieces, cut
from entities.language.dates.words import ALL_MONTHS, MONTHS, MONTHS_THAT_ARE_NAMES, WEEKDAYS
from entities.language.findings import FoundDate

_DAYS_FROM_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1}


def find_dates(doc: Doc, *, published: date | None = None) -> tuple[FoundDate, ...]:
    """Every expression of time in the text, placed from its publication day where it is known."""
    pieces = cut(doc.text)
    found: list[FoundDate] = []
    index = 0
    while index < len(pieces):
        hit = _read(pieces, index, published)
        if hit is None:
            index += 1
            continue
        end, period, rule = hit
        start_char, end_char = pieces.starts[index], pieces.ends[end - 1]
        found.append(
            FoundDate(
                start=start_char,
                end=end_char,
                text=doc.text[start_char:end_char],
                value=period.value if period else None,
                precision=period.precision if period else None,
                earliest=period.earliest if period else None,
                latest=period.latest if period else None,
                rule=rule,
            )
        )
        index = end
    return tuple(found)


def _read(
    pieces: Pieces, index: int, published: date | None
) -> tuple[int, Period | None, str] | None:
    word = pieces.word(index)
    if word.isdecimal() and int(word) <= 31 and pieces.word(index + 1) in ALL_MONTHS:
        return _day(pieces, index + 2, ALL_MONTHS[pieces.word(index + 1)], int(word), published)
    if word in ALL_MONTHS and pieces.capital(index):
        after = pieces.word(index + 1)
        if after.isdecimal() and len(after) <= 2:
            return _day(pieces, index + 2, ALL_MONTHS[word], int(after), published)
        if after.isdecimal() and len(after) == 4 and int(after) > 0:
            return index + 2, month_period(int(after), ALL_MONTHS[word]), "month and year"
        if word in MONTHS and word not in MONTHS_THAT_ARE_NAMES and published:
            year = published.year - (MONTHS[word] > published.month)
            return index + 1, month_period(year, MONTHS[word]), "month without year"
    if word in WEEKDAYS and pieces.capital(index):
        if published is None:
            return index + 1, None, "weekday, no publication date"
        back = (published.weekday() - WEEKDAYS[word]) % 7
        return index + 1, day_period(published - timedelta(days=back)), "weekday, past tense"
    if word in _DAYS_FROM_TODAY:
        if published is None:
            return index + 1, None, "day from publication, no publication date"
        day = published + timedelta(days=_DAYS_FROM_TODAY[word])
        return index + 1, day_period(day), "day from publication"
    return None


def _day(
    pieces: Pieces, end: int, month: int, day: int, published: date | None
) -> tuple[int, Period | None, str] | None:
    comma = pieces.word(end) == ","
    year = pieces.word(end + comma)
    if year.isdecimal() and len(year) == 4:
        if exists(year=int(year), month=month, day=day):
            return end + comma + 1, day_period(date(int(year), month, day)), "calendar date"
        return None
    if published is None or not exists(year=published.year, month=month, day=day):
        return end, None, "date without year, no publication date"
    return end, day_period(date(published.year, month, day)), "date without year"
