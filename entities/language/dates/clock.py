"""Times of day: they say which day, and TIMEX3 writes the hour."""

from __future__ import annotations

from dataclasses import replace

from entities.language.dates.pieces import Pieces
from entities.language.dates.shapes import Clock, Day, Hit, Shift, Weekday
from entities.language.dates.words import DAY_PARTS

_UNIVERSAL = frozenset({"utc", "gmt", "zulu"})
_LOCAL = frozenset(
    {"local", "hours", "hrs", "bst", "cet", "cest", "est", "edt", "et", "pst", "pdt"}
)
_AT = frozenset({"at", "by", "from", "until", "around", "before", "after", "about", "since", "to"})


def read_clock(pieces: Pieces, index: int) -> Hit | None:
    """ "6:40 p.m.", "9am", "18:00 UTC", "0800 GMT", "noon"."""
    word = pieces.word(index)
    if word in {"noon", "midnight"}:
        if pieces.word(index - 1) == "high":
            return None
        return Hit(Clock("12:00" if word == "noon" else "24:00"), index, index + 1)
    if len(word) == 4:
        return _military(pieces, index)
    if len(word) > 2 or not word.isascii():
        return None
    hour, minute, end = int(word), 0, index + 1
    glued = pieces.joined(end) and pieces.joined(end + 1)
    minutes = pieces.word(end + 1)
    exact = pieces.word(end) in {":", "."} and glued and len(minutes) == 2 and minutes.isdecimal()
    if exact:
        minute, end = int(minutes), end + 2
    if hour > 24 or minute > 59 or (pieces.joined(end) and pieces.word(end) in {":", "%"}):
        return None
    return _with_half_of_day(pieces, index, end, hour, minute, exact=exact)


def _with_half_of_day(
    pieces: Pieces, index: int, end: int, hour: int, minute: int, *, exact: bool
) -> Hit | None:
    half, after = _half_of_day(pieces, end)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        return Hit(Clock(f"{hour:02}:{minute:02}"), index, after)
    if not exact or pieces.word(index + 1) == ".":
        return None
    zone = pieces.word(end)
    if zone in _UNIVERSAL:
        return Hit(Clock(f"{hour:02}:{minute:02}Z"), index, end + 1)
    if zone in _LOCAL:
        return Hit(Clock(f"{hour:02}:{minute:02}"), index, end + 1)
    if pieces.word(index - 1) not in _AT or len(pieces.word(index)) != 2:
        return None
    return Hit(Clock(f"{hour:02}:{minute:02}"), index, end)


def _half_of_day(pieces: Pieces, index: int) -> tuple[str, int]:
    """ "a" or "p" and where "am", "a.m." or "p.m." ends; empty when none stands here."""
    word = pieces.word(index)
    if word in {"am", "pm"}:
        return word[0], index + 1
    dotted = [pieces.word(index + step) for step in (1, 2)] == [".", "m"]
    if word in {"a", "p"} and dotted and pieces.joined(index + 1) and pieces.joined(index + 2):
        return word, index + 3 + (pieces.word(index + 3) == "." and pieces.joined(index + 3))
    return "", index


def _military(pieces: Pieces, index: int) -> Hit | None:
    word, zone = pieces.word(index), pieces.word(index + 1)
    if zone not in _UNIVERSAL and zone not in {"hours", "hrs", "local"}:
        return None
    if zone in {"hours", "hrs"} and not word.startswith(("0", "1", "2")):
        return None
    if int(word[:2]) > 24 or int(word[2:]) > 59 or (zone == "hours" and word.endswith("000")):
        return None
    suffix = "Z" if zone in _UNIVERSAL else ""
    return Hit(Clock(f"{word[:2]}:{word[2:]}{suffix}"), index, index + 2)


def join_day(pieces: Pieces, hit: Hit, after: Hit | None) -> Hit:
    """ "12:00 UTC Monday", "Friday morning": one expression for a time and its day."""
    if after is not None and isinstance(hit.shape, Clock):
        return Hit(replace(hit.shape, day=after.shape), hit.start, after.end)
    if isinstance(hit.shape, Weekday | Shift | Day) and _is_day(hit):
        part = DAY_PARTS.get(pieces.word(hit.end))
        if part is not None:
            return Hit(Clock(part[1:], hit.shape), hit.start, hit.end + 1)
    return hit


def _is_day(hit: Hit) -> bool:
    return not isinstance(hit.shape, Shift) or (
        hit.shape.unit == "day" and abs(hit.shape.count) <= 1 and not hit.shape.from_text
    )
