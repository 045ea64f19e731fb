"""Feeds into drafts: an entry that is printed in full is a report of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from articles.draft import Draft, Refusal
from articles.readers.confined import ConfinedError, confined
from articles.readers.decoding import reading_limits, scrub, shown
from articles.readers.feed_page import Entry, FeedPage
from articles.readers.fields import fitted, one_line
from articles.readers.stated_date import StatedDate, stated_date

FULL_WORDS = 120
"""An entry of fewer words is taken for a teaser of its page. The shortest agency reports have some
150 words, teasers seldom more than 60."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry with its text; `full` is False where it only announces its page."""

    entry: Entry
    draft: Draft | None
    full: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed's own title and home page, its items in order, and what was left out of it."""

    title: str
    home: str
    items: tuple[FeedItem, ...]
    problems: tuple[str, ...]


def read_feed(data: bytes, *, origin: str, place: str, source: str = "") -> ReadFeed:
    """Read a feed's bytes; raises ConfinedError where they are no feed or cannot be parsed.

    `source` is the outlet to file the entries under, by default the feed's own title.
    """
    raw = confined.run("feed", data)
    entries = tuple(Entry(**each) for each in raw["entries"])
    page = FeedPage(raw["title"], raw["home"], raw["language"], entries, tuple(raw["problems"]))
    outlet = source or fitted("source", one_line(page.title))[0]
    items = tuple(_item(each, page, origin, place, outlet) for each in entries)
    return ReadFeed(one_line(page.title), page.home, items, page.problems)


def read_feed_file(data: bytes, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the reports of a saved feed: in full where it has them, else their summaries."""
    origin = shown(path)
    try:
        feed = read_feed(data, origin=origin, place=shown(path.absolute()))
    except ConfinedError as error:
        yield Refusal(origin, str(error))
        return
    for number, item in enumerate(feed.items, start=1):
        where = f"{origin} entry {number}"
        if item.draft is None:
            yield Refusal(where, "the entry has no text")
            continue
        yield item.draft
        for problem in item.problems:
            yield Refusal(where, problem, dropped=False)
    for problem in feed.problems:
        yield Refusal(origin, problem, dropped=False)


def _item(entry: Entry, page: FeedPage, origin: str, place: str, outlet: str) -> FeedItem:
    markup = max(entry.html, entry.summary, key=len)
    text = scrub(confined.run("fragment", markup.encode("utf-8", "surrogatepass"))).text
    if not text.strip():
        return FeedItem(entry, None, full=False)
    problems: list[str] = [*reading_limits(text)]
    published = stated_date(entry.published) if entry.published else StatedDate("")
    changed = stated_date(entry.changed) if entry.changed else StatedDate("")
    fields = {}
    for name, words in {
        "id": entry.key,
        "title": scrub(confined.run("fragment", entry.title.encode("utf-8", "surrogatepass"))).text,
        "url": entry.url,
        "byline": entry.byline,
        "language": page.language,
    }.items():
        fields[name], problem = fitted(name, one_line(words))
        problems.extend([problem] if problem else [])
    draft = Draft(
        external_id=fields["id"] or fields["url"] or f"{origin}: {fields['title']}"[:500],
        raw=json.dumps(asdict(entry), ensure_ascii=True).encode(),
        text=text,
        origin=origin,
        place=f"{place}#{fields['id']}",
        title=fields["title"],
        title_origin="stated" if fields["title"] else None,
        url=fields["url"],
        source=outlet,
        byline=fields["byline"],
        language=fields["language"],
        published=published.value,
        published_words=published.words,
        changed=changed.value,
        changed_words=changed.words,
    )
    problems.extend(each.problem for each in (published, changed) if each.problem)
    return FeedItem(entry, draft, full=len(text.split()) >= FULL_WORDS, problems=tuple(problems))
