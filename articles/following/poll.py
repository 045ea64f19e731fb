"""One visit to a feed or a sitemap: what is new there is taken in, or its page is wanted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from articles.draft import Draft, Refusal
from articles.fetching import Fetched, FetchError
from articles.following.ask import NotNowError, ask
from articles.following.wanted import want
from articles.models import Feed, SeenEntry, WantedPage
from articles.pipeline import take
from articles.readers.confined import ConfinedError, confined
from articles.readers.feed import FeedItem, read_feed
from articles.readers.fields import fitted, one_line
from articles.readers.links import PageLink, Sitemap
from articles.readers.stated_date import StatedDate, stated_date
from articles.save import Saved

MOST_PAGES = 200
"""Pages wanted at one visit: a newspaper prints fewer a day; an old sitemap fills up by and by."""

_SITEMAP = re.compile(rb"<(urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Visit:
    """`saved` are the reports that stood in the feed in full, `wanted` the pages of the others."""

    saved: tuple[Saved, ...] = ()
    wanted: tuple[WantedPage, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(slots=True)
class _Found:
    drafts: list[Draft | Refusal] = field(default_factory=list)
    wanted: list[Draft] = field(default_factory=list)


def visit(feed: Feed, *, now: datetime) -> Visit:
    """Ask a feed once and set its next turn; trouble is written on the feed, never raised."""
    feed.last_fetch = now
    try:
        answer = ask(feed.url, now=now, headers=_condition(feed))
        # Whole or not at all: an entry marked as seen has been saved, or is wanted.
        with transaction.atomic():
            visited = _take(feed, answer, now)
    except NotNowError as error:
        feed.trouble, feed.next_fetch = str(error)[:500], error.until
        feed.save()
        return Visit()
    except (FetchError, ConfinedError) as error:
        feed.failures += 1
        feed.trouble, feed.next_fetch = str(error)[:500], now + feed.rest()
        feed.save()
        return Visit()
    feed.failures, feed.trouble, feed.last_success = 0, "", now
    feed.etag = answer.headers.get("etag", feed.etag)[:500]
    feed.last_modified = answer.headers.get("last-modified", feed.last_modified)[:100]
    if answer.moved_to and not Feed.objects.filter(url=answer.moved_to).exists():
        feed.url = answer.moved_to[:2000]
    feed.next_fetch = now + feed.rest()
    feed.save()
    return visited


def _take(feed: Feed, answer: Fetched, now: datetime) -> Visit:
    found = _read(feed, answer)
    items = list(take(found.drafts, now=now))
    saved = tuple(each for each in items if isinstance(each, Saved))
    wanted = tuple(want(each, feed=feed) for each in found.wanted)
    feed.taken += len(saved) + len(wanted)
    return Visit(saved, wanted, tuple(each for each in items if isinstance(each, Refusal)))


def is_sitemap(body: bytes) -> bool:
    """Whether an answer is a sitemap or an index of them."""
    return bool(_SITEMAP.search(body[:_HEAD]))


def read_sitemap(body: bytes) -> Sitemap:
    """Raises ConfinedError where the bytes are no sitemap."""
    raw = confined.run("sitemap", body)
    return Sitemap(
        tuple(PageLink(**each) for each in raw["pages"]),
        tuple(raw["sitemaps"]),
        tuple(raw["problems"]),
    )


def _condition(feed: Feed) -> dict[str, str]:
    """RFC 9110 (13.1): answer only if it has changed."""
    headers = {}
    if feed.etag:
        headers["If-None-Match"] = feed.etag
    if feed.last_modified:
        headers["If-Modified-Since"] = feed.last_modified
    return headers


def _read(feed: Feed, answer: Fetched) -> _Found:
    if answer.status == 304:
        return _Found()
    if answer.status == 410:
        feed.active = False
        raise FetchError("it answers 410: it is gone for good, and no longer asked")
    if answer.status != 200:
        raise FetchError(f"it answers {answer.status}")
    source = feed.source.name if feed.source else ""
    if is_sitemap(answer.body):
        return _read_sitemap(feed, answer, source)
    read = read_feed(answer.body, origin=feed.url, place=feed.url, source=source)
    feed.title = feed.title or read.title[:300]
    found = _Found()
    found.drafts += [Refusal(feed.url, each, dropped=False) for each in read.problems]
    for number, item in enumerate(read.items, start=1):
        content = hashlib.sha256(item.draft.raw if item.draft else b"").hexdigest()
        if len(found.wanted) < MOST_PAGES and _is_new(feed, item.entry.key, content):
            _sort(item, f"{feed.url} entry {number}", found)
    return found


def _sort(item: FeedItem, origin: str, found: _Found) -> None:
    if item.draft is not None and (item.full or not item.draft.url):
        found.drafts.append(item.draft)
        found.drafts += [Refusal(origin, each, dropped=False) for each in item.problems]
    elif item.draft is not None:
        found.wanted.append(item.draft)
    elif item.entry.url:
        url = fitted("url", one_line(item.entry.url))[0]
        title = fitted("title", one_line(item.entry.title))[0]
        found.wanted.append(Draft(url, b"", "", url, url, title=title, url=url))
    else:
        found.drafts.append(Refusal(origin, "the entry has neither text nor address"))


def _read_sitemap(feed: Feed, answer: Fetched, source: str) -> _Found:
    sitemap = read_sitemap(answer.body)
    found = _Found()
    if sitemap.sitemaps:
        listed = ", ".join(sitemap.sitemaps[:3])
        raise FetchError(f"it lists other sitemaps ({listed} …): follow one of those")
    for page in sitemap.pages:
        draft = told_of(page, source=source)
        content = hashlib.sha256(f"{page.published} {page.changed}".encode()).hexdigest()
        if draft.url and len(found.wanted) < MOST_PAGES and _is_new(feed, page.url, content):
            found.wanted.append(draft)
    return found


def told_of(page: PageLink, *, source: str = "") -> Draft:
    """What a sitemap tells of a page; the text is still to be fetched."""
    url = fitted("url", one_line(page.url))[0]
    published = stated_date(page.published) if page.published else StatedDate("")
    title = fitted("title", one_line(page.title))[0]
    draft = Draft(url, b"", "", url, url, title=title, url=url, source=source)
    return replace(
        draft,
        title_origin="stated" if title else None,
        published=published.value,
        published_words=published.words,
    )


def _is_new(feed: Feed, key: str, content: str) -> bool:
    """Whether an entry is new or changed since it was seen; from now on it is seen."""
    hashed = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    seen, made = SeenEntry.objects.get_or_create(
        feed=feed, key=hashed, defaults={"content": content}
    )
    if not made and seen.content == content:
        return False
    if not made:
        seen.content = content
        seen.save(update_fields=["content", "seen_at"])
    return True
