"""Calendar dates as printed: digits, months and years."""

from __future__ import annotations

from entities.language.dates.numbers import Digits, read_digits, read_ordinal
from entities.language.dates.pieces import Pieces
from entities.language.dates.shapes import Century, Day, Decade, Hit, Month, Numeric, Stretch, Year
from entities.language.dates.words import (
    ALL_MONTHS,
    DASHES,
    MONTHS,
    ORDINAL_ENDINGS,
    SMALL_NUMBERS,
    TENS,
)

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Four digits outside these are taken for a number, not a year."""

ZONES = frozenset({"utc", "gmt", "bst", "cet", "hours", "local", "est", "edt", "et", "hrs"})
"""Words after four digits that make them a time of day ("0800 UTC")."""

_RANGE_WORDS = DASHES | {"to", "through", "until", "till", "and"}


def year_at(pieces: Pieces, index: int) -> Digits | None:
    """A year in four digits, or in two after an apostrophe ("'46")."""
    word = pieces.word(index)
    if word in {"'", "’", "‘"} and len(pieces.word(index + 1)) == 2:
        short = read_digits(pieces, index + 1, most=2)
        if short is None or not pieces.joined(index + 1):
            return None
        return Digits(full_year(short.value), short.end)
    if len(word) != 4:
        return None
    digits = read_digits(pieces, index, most=4)
    if digits is None or not FIRST_YEAR <= digits.value <= LAST_YEAR:
        return None
    after = pieces.word(digits.end)
    glued_letters = pieces.joined(digits.end) and after.isalpha() and after != "s"
    return None if after in ZONES or glued_letters else digits


def full_year(short: int) -> int:
    """Two digits as a year of 1951 to 2050, the window in which news prints them."""
    return short + (2000 if short <= 50 else 1900)


def month_at(pieces: Pieces, index: int) -> Digits | None:
    """A month's name, or its short form with its point if it has one."""
    word = pieces.word(index)
    if word not in ALL_MONTHS or not (pieces.capital(index) or word in MONTHS):
        return None
    end = index + 1
    if word not in MONTHS and pieces.word(end) == "." and pieces.joined(end):
        end += 1
    return Digits(ALL_MONTHS[word], end)


def _year_after(pieces: Pieces, index: int) -> Digits | None:
    """The year that follows a day: "2025", ", 2025", "-2025", "of 2025"."""
    skip = pieces.word(index) in {",", "-", "of", "/"} and pieces.word(index + 1) != "'"
    return year_at(pieces, index + 1 if skip else index)


def read_day_first(pieces: Pieces, index: int) -> Hit | None:
    """ "6 March 2025", "6th of March", "6-Mar-2025", "15–19 May", "3 to 5 June"."""
    first = _day_number(pieces, index)
    if first is None:
        return None
    last, at = None, first.end
    if pieces.word(at) in _RANGE_WORDS:
        last = _last_day(pieces, at, first, between=pieces.word(index - 1) == "between")
        at = last.end if last else at
    if (
        pieces.word(at) in DASHES and last is None and pieces.joined(at) and pieces.joined(at + 1)
    ) or pieces.word(at) == "of":
        at += 1
    month = month_at(pieces, at)
    if month is None or (at == index + 1 and pieces.joined(at) and pieces.word(index) != "may"):
        return None
    if pieces.words[at] in {"may", "march"} and not pieces.capital(at):
        return None
    year = _year_after(pieces, month.end)
    return _days(index, first, last, month.value, year, month.end)


def _day_number(pieces: Pieces, index: int) -> Digits | None:
    day = read_ordinal(pieces, index) or read_digits(pieces, index, most=2)
    if day is None or not 1 <= day.value <= 31:
        return None
    if pieces.joined(index) and pieces.word(index - 1) in {"$", "£", "€", "#", "'", "’"}:
        return None
    return day


def _last_day(pieces: Pieces, at: int, first: Digits, *, between: bool) -> Digits | None:
    """The day a range ends on; "and" makes one after "between", or of two days in a row."""
    last = _day_number(pieces, at + 1)
    if last is None or pieces.word(at) != "and" or between:
        return last
    return last if last.value == first.value + 1 else None


def _days(
    start: int, first: Digits, last: Digits | None, month: int, year: Digits | None, end: int
) -> Hit:
    value = year.value if year else None
    stop = year.end if year else end
    day = Day(month, first.value, value)
    if last is None:
        return Hit(day, start, stop)
    return Hit(Stretch(day, Day(month, last.value, value)), start, stop)


def read_month_first(pieces: Pieces, index: int) -> Hit | None:
    """ "March 6, 2025", "Mar. 6", "March 3-5", "March 2025", "March '46", bare "March"."""
    month = month_at(pieces, index)
    if month is None or not pieces.capital(index):
        return None
    at = month.end + (pieces.word(month.end) == "the")
    day = _day_number(pieces, at) if not _joined_letters(pieces, month.end) else None
    if day is not None and not _counts_something(pieces, day.end):
        return _month_and_day(pieces, index, month.value, day)
    at = month.end + (pieces.word(month.end) in {",", "of"})
    year = year_at(pieces, at)
    if year is not None and not _counts_something(pieces, year.end):
        return Hit(Month(month.value, year.value), index, year.end)
    if pieces.word(index) not in MONTHS and pieces.word(index) not in {"sept", "feb", "aug"}:
        return None
    return Hit(Month(month.value), index, month.end)


def _month_and_day(pieces: Pieces, index: int, month: int, first: Digits) -> Hit:
    end, last = first.end, None
    if pieces.word(end) in _RANGE_WORDS:
        last = _last_day(pieces, end, first, between=pieces.word(index - 1) == "between")
        if last and (_counts_something(pieces, last.end) or last.value <= first.value):
            last = None
        if last and month_at(pieces, last.end) and not pieces.joined(end):
            last = None
    end = last.end if last else end
    return _days(index, first, last, month, _year_after(pieces, end), end)


def _joined_letters(pieces: Pieces, index: int) -> bool:
    return pieces.joined(index) and pieces.word(index) not in DASHES


def _counts_something(pieces: Pieces, index: int) -> bool:
    """Whether the number that ends here is a count or a price, not a day or a year."""
    word = pieces.word(index)
    if word in {"%", "percent", "pc", "million", "billion", "troops", "people", "am", "pm"}:
        return True
    return word == ":" and pieces.joined(index) and pieces.word(index + 1).isdecimal()


def read_numeric(pieces: Pieces, index: int) -> Hit | None:
    """ "2025-03-06", "06/03/2025", "6.3.2025", "6/3/25", each optionally with a time."""
    mark = pieces.word(index + 1)
    if mark not in {"-", "/", "."} or pieces.word(index + 3) != mark:
        return None
    parts = [pieces.word(index + step) for step in (0, 2, 4)]
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    if not all(pieces.joined(index + step) for step in (1, 2, 3, 4)):
        return None
    if _runs_on(pieces, index - 1, index) or _runs_on(pieces, index + 5, index + 5):
        return None
    lengths = [len(part) for part in parts]
    first, second, third = (int(part[:9]) for part in parts)
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return Hit(Day(second, third, first), index, _time_after(pieces, index + 5))
    if max(lengths[:2]) > 2 or lengths[2] not in ({4} if mark == "." else {2, 4}):
        return None
    year = full_year(third) if lengths[2] == 2 else third
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    return Hit(Numeric(first, second, year), index, index + 5)


def _runs_on(pieces: Pieces, index: int, right: int) -> bool:
    """Whether a further figure is glued on, as in a telephone number or an address."""
    word = pieces.word(index)
    if not pieces.joined(right) or not word:
        return False
    if word in {".", ",", "-", "/", ":"}:
        other = index - 1 if index < right else index + 1
        return pieces.word(other).isdecimal() and pieces.joined(max(index, other))
    return word.isdecimal() or word == "_"


def _time_after(pieces: Pieces, index: int) -> int:
    """The end of "T18:00:00Z" after an ISO day."""
    if pieces.word(index) != "t" or not pieces.joined(index):
        return index
    end = index + 1
    while pieces.joined(end) and (pieces.word(end).isdecimal() or pieces.word(end) in ":+z"):
        end += 1
    return end


def read_year(pieces: Pieces, index: int) -> Hit | None:
    """ "2025", "the 1990s", "'90s", "90s", "2024/25", "2009–2011", "AD 410" left out."""
    short = _short_decade(pieces, index)
    if short is not None:
        return short
    year = year_at(pieces, index)
    if year is None:
        return None
    if pieces.word(year.end) == "s" and pieces.joined(year.end):
        if year.value % 10:
            return None
        if year.value % 100 == 0 and year.value < 2000:
            return Hit(Century(year.value // 100 + 1), index, year.end + 1)
        return Hit(Decade(year.value), index, year.end + 1)
    apostrophe = pieces.word(year.end) in {"'", "’"} and pieces.word(year.end + 1) == "s"
    if apostrophe and year.value % 10 == 0 and pieces.word(index - 1) == "the":
        return Hit(Decade(year.value), index, year.end + 2)
    if pieces.word(year.end) in DASHES | {"/"} and pieces.joined(year.end):
        last = read_digits(pieces, year.end + 1, most=4)
        if last and pieces.joined(year.end + 1) and len(pieces.word(year.end + 1)) in {2, 4}:
            value = last.value
            if len(pieces.word(year.end + 1)) == 2:
                value += year.value // 100 * 100
            if year.value < value <= LAST_YEAR:
                return Hit(Stretch(Year(year.value), Year(value)), index, last.end)
            return None
    return Hit(Year(year.value), index, year.end)


def _short_decade(pieces: Pieces, index: int) -> Hit | None:
    at = index + (pieces.word(index) in {"'", "’", "‘"})
    digits = pieces.word(at)
    if len(digits) != 2 or not digits.isdecimal() or pieces.word(at + 1) != "s":
        return None
    if not pieces.joined(at + 1) or int(digits) % 10 or pieces.joined(at) != (at > index):
        return None
    before = pieces.word(index - 1)
    if at == index and before not in {"the", "mid", "late", "early", "and", "or", "-"}:
        return None
    if before in {"his", "her", "their", "my", "our"} or pieces.word(index - 2) in {"his", "her"}:
        return None
    return Hit(
        Decade(1900 + int(digits) if int(digits) > 20 else 2000 + int(digits)), index, at + 2
    )


_SPELT_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50}
_SPELT_DECADES |= {"sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


def read_spelt_decade(pieces: Pieces, index: int) -> Hit | None:
    """ "the eighties", but not "in her eighties"."""
    vouched = {"the", "mid", "late", "early", "nineteen"}
    if pieces.word(index - 1) not in vouched and pieces.word(index - 2) not in vouched:
        return None
    if {pieces.word(index - 1), pieces.word(index - 2), pieces.word(index - 3)} & {
        "his",
        "her",
        "their",
    }:
        return None
    return Hit(Decade(1900 + _SPELT_DECADES[pieces.word(index)]), index, index + 1)


def read_century(pieces: Pieces, index: int) -> Hit | None:
    """ "the 19th century", "twentieth-century", "twenty-first century"."""
    number = read_ordinal(pieces, index)
    if number is None:
        tens = TENS.get(pieces.word(index))
        ordinal = read_ordinal(pieces, index + 2) if tens == 20 else None
        if ordinal is None or pieces.word(index + 1) not in DASHES or ordinal.value > 9:
            return None
        number = Digits(tens + ordinal.value, ordinal.end) if tens else None
    if number is None or not 1 <= number.value <= 30:
        return None
    at = number.end + (pieces.word(number.end) in DASHES)
    if pieces.word(at) not in {"century", "centuries"}:
        return None
    return Hit(Century(number.value), index, at + 1)


SPELT_DECADES = frozenset(_SPELT_DECADES)
NUMBER_WORDS = frozenset(SMALL_NUMBERS) | frozenset(TENS)
ENDINGS = ORDINAL_ENDINGS
