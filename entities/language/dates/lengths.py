"""Lengths of time and what is measured with them: "three years", "two years ago", "every day"."""

from __future__ import annotations

from entities.language.dates.numbers import Number, read_number
from entities.language.dates.pieces import Pieces
from entities.language.dates.relative import relation_of
from entities.language.dates.shapes import Hit, Length, Reference, Repeat, Shape, Shift
from entities.language.dates.words import (
    COUNT_ADJECTIVES,
    DASHES,
    DAY_PARTS,
    MONTHS,
    REFERENCES,
    REPEATS,
    SEASONS,
    UNIT_LETTERS,
    UNIT_MULTIPLES,
    UNITS,
    WEEKDAYS,
)

_BEFORE_PLAIN_PLURAL = frozenset(
    {"in", "for", "over", "after", "within", "through", "of", "takes", "take", "took", "last"}
    | {"lasting", "lasted", "spent", "spend", "just", "the", "by", "many", "and", "or", "with"}
)


def timex_length(count: float | None, unit: str) -> str:
    """TIMEX3's value of a duration: P3Y, PT30M, PXW; "half a century" is P50Y."""
    if unit in UNIT_MULTIPLES:
        unit, factor = UNIT_MULTIPLES[unit]
        count = count * factor if count is not None else None
    letters = UNIT_LETTERS[unit]
    if count == 0.5 and letters in {"TH", "Y"}:
        count, letters = (30, "TM") if letters == "TH" else (6, "M")
    figure = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{figure}{letters[1]}" if letters[0] == "T" else f"P{figure}{letters}"


def read_length(pieces: Pieces, index: int) -> Hit | None:
    """A number and a unit, and what follows: "ago", "later", "from now"; ages are left out."""
    number = read_number(pieces, index)
    if number is None:
        return read_half(pieces, index)
    number = _last_of_two(pieces, number)
    at = _unit_at(pieces, number.end)
    if at is None or _is_no_length(pieces, index, number, at):
        return None
    unit = UNITS[pieces.word(at)]
    if _is_age(pieces, index, at + 1):
        return None
    follows = pieces.word(at + 1) in {"ago", "earlier", "later", "before", "after"}
    rate = pieces.word(index) in {"a", "an"} and _counted(pieces.word(index - 1))
    if rate and not follows:
        return Hit(Repeat(timex_length(number.count, unit)), index, at + 1)
    return _measured(pieces, index, at + 1, number.count, unit)


def _counted(word: str) -> bool:
    """Whether "a year" after this word says how often: "15 a year", "twice a week"."""
    return word.isdecimal() or word in {"once", "twice", "times", "million", "billion", "thousand"}


def _last_of_two(pieces: Pieces, number: Number) -> Number:
    """ "Two or three years", "10 to 12 days": the larger, as the bound that holds."""
    too_large = number.count is not None and number.count >= 1000
    if pieces.word(number.end) not in {"to", "or", "-", "–"} or too_large:
        return number
    other = read_number(pieces, number.end + 1)
    return number if other is None or _unit_at(pieces, other.end) is None else other


def _is_no_length(pieces: Pieces, index: int, number: Number, at: int) -> bool:
    """ "A quarter of them", "once-in-a-century", "one second" that may be an ordinal."""
    word = pieces.word(at)
    if UNITS[word] == "quarter" and number.count == 3:
        return True
    if pieces.word(index) in {"a", "an"} and number.count == 1:
        odd = UNITS[word] in {"quarter", "second"} or word != UNITS[word]
        return odd or pieces.word(index + 1) in DASHES
    return word == "second" and pieces.word(at - 1) not in DASHES


def _unit_at(pieces: Pieces, index: int) -> int | None:
    """Where the unit stands, past a hyphen and up to two adjectives."""
    at = index
    for _ in range(3):
        if pieces.word(at) in DASHES and (pieces.joined(at) or pieces.joined(at + 1)):
            at += 1
        if pieces.word(at) in UNITS:
            return at
        if pieces.word(at) not in COUNT_ADJECTIVES:
            return None
        at += 1
    return at if pieces.word(at) in UNITS else None


def _is_age(pieces: Pieces, index: int, end: int) -> bool:
    after = end + (pieces.word(end) in DASHES)
    if pieces.word(after) in {"old", "olds"} or pieces.word(after) == "younger":
        return True
    if pieces.word(end) == "of" and pieces.word(end + 1) == "age":
        return True
    return pieces.word(index - 1) == "aged"


def _measured(pieces: Pieces, start: int, end: int, count: float | None, unit: str) -> Hit:
    after, second = pieces.word(end), pieces.word(end + 1)
    countable = count is not None and unit not in {"quarter", "season", "night"}
    if after == "ago" or (after == "back" and pieces.word(start - 1) != "the"):
        shape = Shift(unit, -count) if countable and count else Reference("PAST_REF")
        return Hit(shape, start, end + 1)
    short = unit in {"second", "minute", "hour"}
    if (
        after in {"later", "earlier", "afterwards"}
        and not short
        and second != "than"
        and countable
        and count
    ):
        sign = -1 if after == "earlier" else 1
        return Hit(Shift(unit, sign * count, from_text=True), start, end + 1)
    if after == "from" and second in {"now", "today"} and countable and count:
        return Hit(Shift(unit, count), start, end + 2)
    if after in {"'", "’"} and second == "time" and countable and count:
        return Hit(Shift(unit, count), start, end + 2)
    if (after, second) in {("'", "s"), ("’", "s")} and pieces.word(end + 2) == "time" and count:
        return Hit(Shift(unit, count), start, end + 3)
    return Hit(Length(count, unit), start, end)


def read_half(pieces: Pieces, index: int) -> Hit | None:
    """ "half an hour", "half a century", "half-hour"."""
    if pieces.word(index) != "half":
        return None
    at = index + 1
    if pieces.word(at) not in {"a", "an", "-"}:
        return None
    unit = UNITS.get(pieces.word(at + 1))
    if unit not in {"hour", "year", "century", "decade", "day"}:
        return None
    return _measured(pieces, index, at + 2, 0.5, unit)


_BEFORE_A_VERB = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "should", "must", "not", "ll"}
)
"""Words after which "last" is a verb: "expected to last three weeks"."""


def read_toward(pieces: Pieces, index: int) -> Hit | None:
    """ "the past three months", "the next few days", "last two weeks", "the past week"."""
    word = pieces.word(index)
    relation = relation_of(word)
    if relation in {"", "this"} or (word == "last" and pieces.word(index - 1) in _BEFORE_A_VERB):
        return None
    number = read_number(pieces, index + 1)
    if number is not None:
        at = _unit_at(pieces, number.end)
        if at is None or UNITS[pieces.word(at)] == "second":
            return None
        return Hit(Length(number.count, UNITS[pieces.word(at)], relation), index, at + 1)
    unit = UNITS.get(pieces.word(index + 1))
    if unit is None or unit in {"second", "weekend", "season"}:
        return None
    if pieces.word(index + 1).endswith("s"):
        return Hit(Length(None, unit, relation), index, index + 2)
    before = pieces.word(index - 1)
    over = (word == "past" and before in {"the", "this"}) or (
        word == "last" and before == "the" and pieces.word(index - 2) in {"over", "within"}
    )
    ahead = word in {"next", "coming"} and before == "the" and unit != "day"
    decade = unit in {"decade", "century"} and before == "the"
    if not over and not ahead and not decade:
        return None
    return Hit(Length(1, unit, relation), index, index + 2)


def read_plain_plural(pieces: Pieces, index: int) -> Hit | None:
    """ "in years", "decades", "weeks ago": a plural unit without a number."""
    unit = UNITS[pieces.word(index)]
    after = pieces.word(index + 1)
    if after == "ago":
        return Hit(Reference("PAST_REF"), index, index + 2)
    before = pieces.word(index - 1)
    follows = after in {"after", "before", "later", "earlier", "of", "ahead", "to"}
    long = after in DASHES and pieces.word(index + 2) == "long"
    if before == "recent":
        return Hit(Length(None, unit), index - 1, index + 1)
    if unit in {"second", "quarter", "season", "night", "weekend"}:
        return None
    if unit == "hour" and before in {"small", "early", "late", "opening", "office", "rush"}:
        return None
    if before not in _BEFORE_PLAIN_PLURAL and not follows and not long:
        return None
    return Hit(Length(None, unit), index, index + 1)


def read_every(pieces: Pieces, index: int) -> Hit | None:
    """ "every year", "each Thursday", "every two weeks", "every summer", "every other day"."""
    at = index + 1 + (pieces.word(index) == "per" and pieces.word(index + 1) in {"single"})
    word = pieces.word(at)
    if word == "other" and pieces.word(at + 1) in UNITS:
        return Hit(Repeat(timex_length(2, UNITS[pieces.word(at + 1)])), index, at + 2)
    value = _every_named(pieces, at)
    if value:
        return Hit(Repeat(value), index, at + 1)
    if word in UNITS and word != "second":
        return Hit(Repeat(timex_length(1, UNITS[word])), index, at + 1)
    number = read_number(pieces, at)
    if number is None or pieces.word(number.end) not in UNITS:
        return None
    unit = UNITS[pieces.word(number.end)]
    return Hit(Repeat(timex_length(number.count, unit)), index, number.end + 1)


def _every_named(pieces: Pieces, at: int) -> str:
    word = pieces.word(at)
    if word in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[word] + 1}"
    if word in MONTHS and pieces.capital(at):
        return f"XXXX-{MONTHS[word]:02}"
    if word in SEASONS:
        return f"XXXX-{SEASONS[word]}"
    return f"XXXX-XX-XXT{DAY_PARTS[word][1:]}" if word in DAY_PARTS else ""


def read_repeat(pieces: Pieces, index: int) -> Hit | None:
    """ "annual", "weekly"; "Daily" in the name of a paper is none."""
    if pieces.capital(index) and (pieces.capital(index + 1) or pieces.capital(index - 1)):
        return None
    return Hit(Repeat(REPEATS[pieces.word(index)]), index, index + 1)


_REFERENCES_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _value in sorted(REFERENCES.items(), key=lambda item: -len(item[0])):
    _REFERENCES_BY_FIRST.setdefault(_words[0], []).append((_words, _value))

REFERENCE_STARTS = frozenset(_REFERENCES_BY_FIRST)


def _refers_to_something_else(pieces: Pieces, index: int, end: int) -> bool:
    """ "recent years", "in the past decade", "now-closed", "as soon as"."""
    last, after = pieces.word(end - 1), pieces.word(end)
    if after in DASHES and pieces.joined(end) and pieces.joined(end + 1):
        return True
    if last == "soon":
        return pieces.word(index - 1) in {"as", "too", "how", "so"} or after == "after"
    if last == "recent" and pieces.word(index - 1) == "most":
        return True
    if last in {"past", "recent", "current", "present"}:
        counted = after in UNITS or after in COUNT_ADJECTIVES or after in DAY_PARTS
        return counted or read_number(pieces, end) is not None
    return False


def read_reference(pieces: Pieces, index: int) -> Hit | None:
    """ "currently", "at the moment", "the near future": now, before or later, without a day."""
    for words, value in _REFERENCES_BY_FIRST.get(pieces.word(index), ()):
        if all(pieces.word(index + step) == word for step, word in enumerate(words)):
            if _refers_to_something_else(pieces, index, index + len(words)):
                return None
            shape: Shape = Reference(value)
            return Hit(shape, index, index + len(words))
    return None
