"""Reads JSON lines: one report an object, one object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from gzip import GzipFile
from typing import Any, BinaryIO

from articles.draft import Draft, Refusal, TitleOrigin
from articles.readers.confined import ConfinedError
from articles.readers.decoding import NotTextError, decode, reading_limits, scrub
from articles.readers.fields import fitted, one_line
from articles.readers.limits import MAX_BYTES
from articles.readers.stated_date import StatedDate, stated_date
from articles.readers.web_page import WebPage, read_page

_STRINGS = (
    "title", "url", "source", "published", "changed", "byline", "language", "note", "text", "html",
)  # fmt: skip


def bounded_lines(stream: BinaryIO | GzipFile) -> Iterator[bytes]:
    """The lines of a stream; of a line over the limit only its beginning, one byte too long.

    The rest of such a line is read and thrown away piece by piece, so that memory stays bounded.
    """
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def read_lines(lines: Iterable[bytes], *, origin: str, place: str) -> Iterator[Draft | Refusal]:
    """Yield every line's report, or why there is none; then notes on what was cut from it.

    `origin` names the file in messages; `place` is the file's lasting address, to which each
    line's id is added behind "#".
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{origin} line {number}"
        try:
            reading = _read_object(line)
            draft = _draft(reading, line=line, origin=where, place=place)
        except (ConfinedError, NotTextError, _NoReportError) as error:
            yield Refusal(where, str(error), raw=line)
            continue
        yield draft
        for note in (*reading.notes, *reading_limits(draft.text)):
            yield Refusal(where, note, dropped=False)


class _NoReportError(ValueError):
    """The line holds no report; the message says why."""


@dataclass(slots=True)
class _Reading:
    """One line's fields, all of them strings fit to store, and notes gathered on the way."""

    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def take(self, name: str) -> str:
        return self.fields.get(name, "")


def _read_object(line: bytes) -> _Reading:
    if len(line) > MAX_BYTES:
        raise _NoReportError(f"the line is longer than {MAX_BYTES:,} bytes")
    decoded = decode(line)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise _NoReportError(f"not JSON: {str(error)[:120]}") from error
    if not isinstance(value, dict):
        raise _NoReportError(f"the line is not an object but {_kind(value)}")
    reading = _Reading(notes=list(decoded.notes))
    # A row of our own export has both: its id is the number it had in that archive.
    identifier = value.get("id") if value.get("external_id") is None else value["external_id"]
    if identifier is not None and not isinstance(identifier, str | int):
        raise _NoReportError(f"the id is not a string but {_kind(identifier)}")
    if identifier is not None:
        reading.fields["id"], problem = fitted("id", one_line(scrub(str(identifier)).text))
        if problem:
            raise _NoReportError(problem)
    for name in _STRINGS:
        _take_string(reading, name, value.get(name))
    return reading


def _take_string(reading: _Reading, name: str, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        if name in {"text", "html"}:
            raise _NoReportError(f"the {name} is not a string but {_kind(value)}")
        reading.notes.append(f"the {name} is left out: not a string but {_kind(value)}")
        return
    decoded = scrub(value)
    reading.notes.extend(f"{name}: {note}" for note in decoded.notes)
    if name in {"text", "html"}:
        reading.fields[name] = decoded.text
        return
    words, problem = fitted(name, one_line(decoded.text))
    reading.fields[name] = words
    if problem:
        reading.notes.append(problem)


def _draft(reading: _Reading, *, line: bytes, origin: str, place: str) -> Draft:
    text = reading.take("text")
    page = WebPage(text)
    if not text.strip() and reading.take("html"):
        found = read_page(reading.take("html"))
        if found is None:
            raise _NoReportError("the html holds no running text")
        page = found
    if not page.text.strip():
        raise _NoReportError("no text")
    title_origin: TitleOrigin | None = "stated"
    title = reading.take("title")
    if not title:
        title, title_origin = page.title, "page metadata" if page.title else None
    published = _date(reading, reading.take("published") or page.published_words)
    changed = _date(reading, reading.take("changed") or page.changed_words)
    identifier = reading.take("id") or hashlib.sha256(page.text.encode()).hexdigest()[:16]
    return Draft(
        external_id=identifier,
        raw=line,
        text=page.text,
        origin=origin,
        place=f"{place}#{identifier}",
        title=title,
        title_origin=title_origin,
        url=reading.take("url") or page.url,
        source=reading.take("source") or page.source,
        byline=reading.take("byline") or page.byline,
        language=reading.take("language") or page.language,
        published=published.value,
        published_words=published.words,
        changed=changed.value,
        changed_words=changed.words,
        note=reading.take("note"),
    )


def _date(reading: _Reading, words: str) -> StatedDate:
    if not words:
        return StatedDate("")
    found = stated_date(words)
    if found.problem:
        reading.notes.append(found.problem)
    return found


def _kind(value: Any) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
        type(None): "null",
    }
    return names[type(value)]
