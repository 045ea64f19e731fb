"""A feed as the confined process hands it over."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed gives it: HTML as it stands, dates in ISO form or ""."""

    key: str
    url: str
    title: str
    byline: str
    published: str
    changed: str
    html: str
    summary: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A feed and its entries in order; `problems` names what was left out."""

    title: str
    home: str
    language: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = field(default=())
