"""Numbers and ordinals, in digits and in words."""

from __future__ import annotations

from dataclasses import dataclass

from entities.language.dates.pieces import Pieces
from entities.language.dates.words import (
    DASHES,
    ORDINAL_ENDINGS,
    ORDINALS,
    SMALL_NUMBERS,
    TENS,
    VAGUE_NUMBERS,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number read up to `end`; `count` is None for "several" and its like."""

    count: float | None
    end: int


@dataclass(frozen=True, slots=True)
class Digits:
    """A whole number read up to `end`."""

    value: int
    end: int


def read_digits(pieces: Pieces, index: int, *, most: int) -> Digits | None:
    """A run of one to `most` digits that is not part of a longer figure ("15,000", "3.5")."""
    word = pieces.word(index)
    if not word.isdecimal() or len(word) > most or not word.isascii():
        return None
    if _goes_on(pieces, index + 1) or _goes_on(pieces, index, before=True):
        return None
    return Digits(int(word), index + 1)


def _goes_on(pieces: Pieces, index: int, *, before: bool = False) -> bool:
    """Whether a comma, point or colon glues the digits beside `index` to more digits."""
    if before:
        mark, digit = index - 1, index - 2
        glued = pieces.joined(index) and pieces.joined(index - 1)
    else:
        mark, digit = index, index + 1
        glued = pieces.joined(index) and pieces.joined(index + 1)
    return glued and pieces.word(mark) in {",", ".", ":"} and pieces.word(digit).isdecimal()


def read_ordinal(pieces: Pieces, index: int) -> Digits | None:
    """ "5th" or "fifth", up to the 31st in digits and the twentieth in words."""
    word = pieces.word(index)
    if word in ORDINALS:
        return Digits(ORDINALS[word], index + 1)
    digits = read_digits(pieces, index, most=2)
    ending = pieces.word(index + 1) in ORDINAL_ENDINGS and pieces.joined(index + 1)
    return Digits(digits.value, index + 2) if digits and ending else None


def read_number(pieces: Pieces, index: int) -> Number | None:
    """A count: "18", "2.5", "1,200", "twenty-five", "two and a half", "a couple of", "several"."""
    word = pieces.word(index)
    if word.isdecimal() and word.isascii():
        return _read_figure(pieces, index)
    if word in SMALL_NUMBERS or word in TENS:
        return _read_words(pieces, index)
    if word in {"a", "an"}:
        return _read_article(pieces, index)
    if word == "dozen":
        return Number(12, index + 1)
    if word in VAGUE_NUMBERS:
        return Number(None, index + 2 if pieces.word(index + 1) == "of" else index + 1)
    return None


def _read_figure(pieces: Pieces, index: int) -> Number | None:
    figure, end = pieces.word(index), index + 1
    if len(figure) > 6:
        return None
    while pieces.word(end) == "," and pieces.joined(end) and _thousands(pieces, end + 1):
        figure += pieces.word(end + 1)
        end += 2
        if len(figure) > 9:
            return None
    if (
        pieces.word(end) == "."
        and pieces.joined(end)
        and pieces.joined(end + 1)
        and pieces.word(end + 1).isdecimal()
    ):
        figure += "." + pieces.word(end + 1)[:3]
        end += 2
    return _with_half(pieces, Number(float(figure), end))


def _thousands(pieces: Pieces, index: int) -> bool:
    word = pieces.word(index)
    return pieces.joined(index) and word.isdecimal() and len(word) == 3


def _read_words(pieces: Pieces, index: int) -> Number:
    word, end = pieces.word(index), index + 1
    count = SMALL_NUMBERS.get(word, 0) or TENS[word]
    if word in TENS:
        dash = pieces.word(end) in DASHES
        units = SMALL_NUMBERS.get(pieces.word(end + dash), 99)
        if units < 10:
            count, end = count + units, end + dash + 1
    if pieces.word(end) == "hundred":
        count, end = count * 100, end + 1
    elif pieces.word(end) == "thousand":
        count, end = count * 1000, end + 1
    return _with_half(pieces, Number(count, end))


def _read_article(pieces: Pieces, index: int) -> Number:
    after = pieces.word(index + 1)
    if after == "dozen":
        return Number(12, index + 2)
    if after == "hundred":
        return Number(100, index + 2)
    if after == "thousand":
        return Number(1000, index + 2)
    if after == "half" and pieces.word(index + 2) in DASHES:
        return Number(0.5, index + 3)
    if after in VAGUE_NUMBERS:
        return Number(None, index + 3 if pieces.word(index + 2) == "of" else index + 2)
    return Number(1, index + 1)


def _with_half(pieces: Pieces, number: Number) -> Number:
    """ "two and a half", "two-and-a-half"."""
    at = number.end
    words = [pieces.word(at + step) for step in range(6)]
    plain = [word for word in words if word not in DASHES]
    if plain[:3] != ["and", "a", "half"]:
        return number
    skipped = sum(word in DASHES for word in words[: words.index("half")])
    return Number((number.count or 0) + 0.5, at + 3 + skipped)
