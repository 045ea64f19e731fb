"""Find the expressions of time in a text, without placing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from entities.language.dates.clock import join_day, read_clock
from entities.language.dates.holidays import OCCASION_STARTS, join_attack, read_occasion
from entities.language.dates.lengths import (
    REFERENCE_STARTS,
    read_every,
    read_half,
    read_length,
    read_plain_plural,
    read_reference,
    read_repeat,
    read_toward,
)
from entities.language.dates.pieces import Pieces
from entities.language.dates.printed import (
    NUMBER_WORDS,
    SPELT_DECADES,
    read_century,
    read_day_first,
    read_month_first,
    read_numeric,
    read_spelt_decade,
    read_year,
)
from entities.language.dates.relative import (
    read_fiscal,
    read_nth,
    read_related,
    read_season,
    read_short_quarter,
    read_today,
    read_week_on,
    read_weekday,
    read_within,
    read_year_fiscal,
)
from entities.language.dates.shapes import (
    Century,
    Clock,
    Day,
    Decade,
    Hit,
    Month,
    Near,
    Nth,
    Partly,
    Quarter,
    Season,
    Shape,
    Shift,
    Stretch,
    Weekday,
    Year,
)
from entities.language.dates.told import (
    read_in_a_row,
    read_that,
    read_the_day,
    read_the_day_after,
    read_the_same,
    read_week_of,
    read_year_ago,
)
from entities.language.dates.words import (
    ALL_MONTHS,
    DASHES,
    LAST_ORDINALS,
    NEXT_RELATIONS,
    ORDINALS,
    PARTS,
    PAST_RELATIONS,
    REPEATS,
    SEASONS,
    SHORT_WEEKDAYS,
    THIS_RELATIONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)

Reader = Callable[[Pieces, int], Hit | None]

_PLURAL_UNITS = frozenset(word for word, unit in UNITS.items() if word != unit)


def read_part(pieces: Pieces, index: int) -> Hit | None:
    """ "early 2024", "mid-March", "the end of last year", "earlier this month"."""
    part = PARTS[pieces.word(index)]
    at = index + 1
    if pieces.word(at) in DASHES and (pieces.joined(at) or pieces.joined(at + 1)):
        at += 1
    if part in {"start", "end"} and pieces.word(at) != "of":
        return None
    if pieces.word(at) == "hours" and pieces.word(at + 1) in {"of", "on"}:
        at += 1
    at += pieces.word(at) in {"of", "in", "on"}
    if pieces.word(at) in PARTS:
        # Without this "early early early …" would call itself once for every word.
        return None
    inner = _read_at(pieces, at) or _the_period(pieces, at)
    if inner is None and pieces.word(at) == "the" and pieces.word(at + 1) not in PARTS:
        inner = _read_at(pieces, at + 1)
    inner = join_day(pieces, inner, None) if inner else None
    if inner is None or not isinstance(inner.shape, _DIVISIBLE):
        return None
    return Hit(Partly(part, inner.shape), index, inner.end)


_DIVISIBLE = (Year, Month, Decade, Century, Season, Quarter, Near, Weekday, Day, Shift, Clock)


def _the_period(pieces: Pieces, index: int) -> Hit | None:
    """ "the year" after "the end of": the one now running."""
    at = index + (pieces.word(index) == "the")
    if pieces.word(at) in {"day", "week", "month", "year", "decade", "century", "weekend"}:
        from_text = pieces.word(at) == "day"
        return Hit(Near(pieces.word(at), "this", from_text=from_text), index, at + 1)
    return None


def _readers() -> dict[str, tuple[Reader, ...]]:
    """Which readers may start at which word; the longest reading wins, the first of equals."""
    table: dict[str, list[Reader]] = {}

    def start(words: Iterable[str], *readers: Reader) -> None:
        for word in words:
            table.setdefault(word, []).extend(readers)

    start(frozenset(ALL_MONTHS), read_month_first)
    start(frozenset(WEEKDAYS) | {f"{day}s" for day in WEEKDAYS}, read_weekday)
    start(frozenset(SHORT_WEEKDAYS), read_weekday)
    start({"today", "yesterday", "tomorrow", "tonight", "overnight"}, read_today)
    start(PAST_RELATIONS | NEXT_RELATIONS | THIS_RELATIONS, read_related, read_toward)
    start({"the"}, read_the_same, read_the_day_after, read_the_day)
    start({"that"}, read_that)
    start(frozenset(SEASONS), read_season)
    start(
        frozenset(ORDINALS) | LAST_ORDINALS, read_nth, read_in_a_row, read_century, read_day_first
    )
    start({"a"}, read_week_on)
    start({"year"}, read_year_ago)
    start({"week"}, read_week_of)
    start({"twenty"}, read_century)
    start({"q", "h"}, read_short_quarter)
    start({"fiscal", "financial", "fy"}, read_fiscal)
    start(NUMBER_WORDS | VAGUE_NUMBERS | {"a", "an", "dozen"}, read_length)
    start({"half"}, read_half)
    start(_PLURAL_UNITS, read_plain_plural)
    start({"every", "each", "per"}, read_every)
    start(frozenset(REPEATS), read_repeat)
    start(REFERENCE_STARTS, read_reference)
    start(SPELT_DECADES, read_spelt_decade)
    start(OCCASION_STARTS, read_occasion)
    start({"noon", "midnight"}, read_clock)
    start(frozenset(PARTS), read_part)
    start({"'", "’", "‘"}, read_year)
    return {word: tuple(readers) for word, readers in table.items()}


_READERS = _readers()
_SHORT_FIGURE: tuple[Reader, ...] = (
    read_numeric,
    read_day_first,
    read_clock,
    read_length,
    read_nth,
    read_in_a_row,
    read_century,
    read_year,
    read_occasion,
)
_YEAR_FIGURE: tuple[Reader, ...] = (
    read_numeric,
    read_clock,
    read_year_fiscal,
    read_length,
    read_year,
)
_LONG_FIGURE: tuple[Reader, ...] = (read_length,)
_FIGURES = {1: _SHORT_FIGURE, 2: _SHORT_FIGURE, 4: _YEAR_FIGURE}


def _read_at(pieces: Pieces, index: int) -> Hit | None:
    word = pieces.word(index)
    if word[:1].isdecimal():
        readers = _FIGURES.get(len(word), _LONG_FIGURE) if word.isascii() else ()
    else:
        readers = _READERS.get(word, ())
    best: Hit | None = None
    for reader in readers:
        hit = reader(pieces, index)
        if hit is not None and (best is None or hit.end > best.end):
            best = hit
    return best


def find_shapes(pieces: Pieces) -> Iterator[Hit]:
    """Every expression of time from left to right, none overlapping another."""
    index, count = 0, len(pieces)
    words, known = pieces.words, _READERS
    while index < count:
        word = words[index]
        if word not in known and not word[0].isdecimal():
            index += 1
            continue
        hit = _read_at(pieces, index)
        if hit is None:
            index += 1
            continue
        hit = _extend(pieces, hit)
        yield hit
        index = hit.end


def _extend(pieces: Pieces, hit: Hit) -> Hit:
    """Join what belongs to one expression: a time to its day, a year said in words, a range."""
    hit = join_attack(pieces, hit)
    hit = join_day(pieces, hit, _next_day(pieces, hit))
    if isinstance(hit.shape, Month | Day) and hit.shape.year is None:
        hit = _with_year_in_words(pieces, hit, hit.shape)
    if isinstance(hit.shape, Near) and hit.shape.unit == "week":
        hit = _week_then_day(pieces, hit)
    if isinstance(hit.shape, Shift) and pieces.word(hit.end) == "today":
        hit = _to_the_day(hit, hit.shape)
    return _range(pieces, hit)


def _next_day(pieces: Pieces, hit: Hit) -> Hit | None:
    if not isinstance(hit.shape, Clock) or hit.shape.day is not None:
        return None
    comma = pieces.word(hit.end) == ","
    after = _read_at(pieces, hit.end + (comma or pieces.word(hit.end) in {"on", "of"}))
    kinds = Day if comma else Day | Weekday | Shift
    return after if after is not None and isinstance(after.shape, kinds) else None


def _with_year_in_words(pieces: Pieces, hit: Hit, shape: Month | Day) -> Hit:
    at = hit.end + (pieces.word(hit.end) in {"of", ","})
    within = read_within(pieces, at)
    if within is None:
        return hit
    return Hit(replace(shape, within=within), hit.start, at + 2)


def _week_then_day(pieces: Pieces, hit: Hit) -> Hit:
    """ "next week Tuesday", "next week on Tuesday" is left as two."""
    weekday = WEEKDAYS.get(pieces.word(hit.end))
    if weekday is None or not isinstance(hit.shape, Near):
        return hit
    return Hit(Weekday(weekday, within=hit.shape), hit.start, hit.end + 1)


def _to_the_day(hit: Hit, shape: Shift) -> Hit:
    """ "a year ago today": to the very day, not somewhen in that year."""
    if shape.unit not in {"week", "month", "year"} or shape.from_text:
        return hit
    return Hit(replace(shape, to_the_day=True), hit.start, hit.end + 1)


def _range(pieces: Pieces, hit: Hit) -> Hit:
    """A range of days is one expression; months and years on either side stay two.

    "Between April and June" tells of a start and an end that are both worth finding, as TIMEX3
    marks them; "from Monday to Wednesday" has days between that belong to the happening too.
    """
    if not isinstance(hit.shape, Day | Weekday):
        return hit
    link = pieces.word(hit.end)
    opening = pieces.word(hit.start - 1)
    linked = (
        link in DASHES
        or (link in {"to", "until", "till", "through"} and opening not in {"to", "until"})
        or (link == "and" and opening == "between")
    )
    if not linked:
        return hit
    last = _read_at(pieces, hit.end + 1)
    if last is None or not isinstance(last.shape, type(hit.shape)):
        return hit
    if link in {"to", "until", "till"} and opening != "from" and isinstance(hit.shape, Weekday):
        return hit
    return Hit(Stretch(hit.shape, last.shape), hit.start, last.end)


def is_bare(shape: Shape) -> bool:
    """Whether a shape rests on one word that may also be a name or a count."""
    if isinstance(shape, Month):
        return shape.year is None and not shape.relation and shape.within is None
    return isinstance(shape, Year | Weekday | Season | Nth | Quarter | Shift)
