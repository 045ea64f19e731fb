"""RSS 0.9 to 2.0, RDF, Atom and JSON Feed into one shape. Runs in the confined process."""

from __future__ import annotations

import json
from calendar import timegm
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from articles.readers.feed_page import Entry, FeedPage

MOST_ENTRIES = 1_000
LONGEST_ENTRY = 256_000
"""Characters of one entry; feeds of whole newspapers stay far below both."""


def parse_feed(data: bytes) -> FeedPage:
    """Read a feed of any kind; raises ValueError where the bytes are none."""
    if data.lstrip()[:1] == b"{":
        return _json_feed(data)
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    # A web page or an empty answer parses as a feed without entries; only the version tells.
    if not parsed.get("version"):
        raise ValueError("this is no feed")
    problems = list(_left_out(len(parsed.entries)))
    if parsed.bozo:
        problems.append(f"the feed is damaged: {str(parsed.get('bozo_exception', ''))[:120]}")
    home = parsed.feed.get("link", "")
    return FeedPage(
        title=str(parsed.feed.get("title", "")),
        home=home,
        language=str(parsed.feed.get("language", "")),
        entries=tuple(
            _entry(each, home, atom=parsed.version.startswith("atom"))
            for each in parsed.entries[:MOST_ENTRIES]
        ),
        problems=tuple(problems),
    )


def _left_out(count: int) -> list[str]:
    if count <= MOST_ENTRIES:
        return []
    return [f"of {count:,} entries the first {MOST_ENTRIES:,} are read"]


def _entry(entry: Any, home: str, *, atom: bool) -> Entry:
    published, changed = _moment(entry, "published"), _moment(entry, "updated")
    # Only Atom has a date of change; elsewhere this is Dublin Core's date, the day of the item.
    if not atom and not published:
        published, changed = changed, ""
    content = next((each.get("value", "") for each in entry.get("content", [])), "")
    link = entry.get("link", "")
    # feedparser takes a guid for an address unless it is said to be none.
    if entry.get("guidislink") and not link.startswith(("http://", "https://")):
        link = ""
    url = urljoin(home, link) if link else ""
    return Entry(
        key=str(entry.get("id") or url),
        url=url,
        title=str(entry.get("title", "")),
        byline=str(entry.get("author", "")),
        published=published,
        changed=changed,
        html=content[:LONGEST_ENTRY],
        summary=str(entry.get("summary", ""))[:LONGEST_ENTRY],
    )


def _moment(entry: Any, name: str) -> str:
    """ISO form with the zone as printed, since that zone's calendar names the day; else in UTC."""
    words = str(entry.get(name, "")) if name in entry else ""
    if not words:
        return ""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(words).isoformat()
        except (TypeError, ValueError):
            continue
    parsed = entry.get(f"{name}_parsed")
    if not parsed:
        return ""
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _json_feed(data: bytes) -> FeedPage:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = json.loads(data)
    if "jsonfeed.org/version" not in str(feed.get("version", "")):
        raise ValueError("this is no feed")
    items = [each for each in feed.get("items", []) if isinstance(each, dict)]
    home = _text(feed, "home_page_url")
    return FeedPage(
        title=_text(feed, "title"),
        home=home,
        language=_text(feed, "language"),
        entries=tuple(_json_entry(each, home) for each in items[:MOST_ENTRIES]),
        problems=tuple(_left_out(len(items))),
    )


def _json_entry(item: dict[str, Any], home: str) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    names = [_text(each, "name") for each in authors if isinstance(each, dict)]
    url = urljoin(home, _text(item, "url")) if _text(item, "url") else ""
    return Entry(
        key=str(item.get("id") or url),
        url=url,
        title=_text(item, "title"),
        byline=", ".join(name for name in names if name),
        published=_text(item, "date_published"),
        changed=_text(item, "date_modified"),
        html=(_text(item, "content_html") or _text(item, "content_text"))[:LONGEST_ENTRY],
        summary=_text(item, "summary")[:LONGEST_ENTRY],
    )


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
