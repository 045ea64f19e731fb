"""Calendar files as RFC 5545 (iCalendar) writes them: all-day entries only.

No Django here, and no clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

_LINE = 75
"""Octets of a content line, its end not counted (RFC 5545, 3.1)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening on the inclusive days `first` to `last`. `uid` is unique in the world; `place`
    and `categories` may be empty, `geo` is (latitude, longitude)."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    url: str
    status: Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
    place: str = ""
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()


def calendar(entries: Iterable[Entry], *, name: str, stamp: datetime) -> Iterator[str]:
    """The file in pieces; `stamp` is the aware moment it is made, which every entry must say."""
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Attache//Events//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    )
    for each in entries:
        yield _lines(*_entry(each, made))
    yield _lines("END:VCALENDAR")


def _entry(entry: Entry, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    if entry.last < date.max:
        # The end is exclusive; after the last day there is, an entry is of one day without it.
        yield f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    yield f"DESCRIPTION:{_escaped(entry.description)}"
    yield f"URL:{_plain(entry.url)}"
    yield f"STATUS:{entry.status}"
    # What is in the news leaves a reader's own hours free.
    yield "TRANSP:TRANSPARENT"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    if entry.geo:
        yield f"GEO:{entry.geo[0]:.4f};{entry.geo[1]:.4f}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(map(_escaped, entry.categories))}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    """strftime would write the year 946 with three digits."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return "\\n".join(_plain(line).translate(_ESCAPES) for line in text.splitlines())


def _plain(text: str) -> str:
    """Without control characters, which no content line may hold."""
    return _CONTROL.sub("", text)


def _lines(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """In pieces of 75 octets, each but the first after a blank; no character is cut in two."""
    if len(line) <= _LINE and len(line.encode()) <= _LINE:
        return line
    pieces: list[str] = []
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _LINE:
            pieces.append(piece)
            # The blank counts among the octets of its line.
            piece, octets = "", 1
        piece += sign
        octets += size
    return "\r\n ".join([*pieces, piece])
