"""A draft: one report as a reader hands it over, before it is cleaned. No Django here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

TitleOrigin = Literal["stated", "header line", "first line", "first sentence", "page metadata"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in one file, line or page.

    `raw` is kept for ever beside the clean text. `origin` is where it was read, as seen from the
    folder that was named ("reports.jsonl line 3"), for provenance. `place` identifies the same
    item on the next load (an absolute path, with the line's id behind "#"), used when there is
    neither a url nor a source with an id. `published_words` and `changed_words` are what the
    dates were read from.
    """

    external_id: str
    raw: bytes
    text: str
    origin: str
    place: str
    title: str = ""
    title_origin: TitleOrigin | None = None
    url: str = ""
    source: str = ""
    byline: str = ""
    language: str = ""
    published: date | datetime | None = None
    published_words: str = ""
    changed: date | datetime | None = None
    changed_words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that was not taken in (or taken in part), with where it stands and why.

    `dropped` is False where the item was taken but something in it was not: a text that was cut,
    a publication date that is no date. `address` is where to look for it again (a file, a web
    address), `raw` what it was, where somebody may want to see that.
    """

    origin: str
    reason: str
    dropped: bool = True
    address: str = ""
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage cleaning took out: its words, why, and where it stood.

    `before` is the offset in the clean text at which the passage was taken out.
    """

    text: str
    reason: str
    before: int


@dataclass(frozen=True, slots=True)
class Clean:
    """A draft without its furniture: paragraphs in `text` are separated by one empty line."""

    title: str
    title_origin: TitleOrigin
    byline: str
    text: str
    removed: tuple[Removed, ...]
