"""Whatever an address holds, taken in at once: a page, a feed with its pages, a sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from articles.draft import Draft, Refusal
from articles.fetching import FetchError
from articles.following.ask import ask
from articles.following.page import content_type, read_answer, read_url
from articles.following.poll import MOST_PAGES, is_sitemap, read_sitemap, told_of
from articles.readers.confined import ConfinedError
from articles.readers.feed import FeedItem, read_feed

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
}
WEB = ("http://", "https://")


def read_address(url: str, *, now: datetime) -> Iterator[Draft | Refusal]:
    """Yield the reports found at a web address; what cannot be had comes as a Refusal."""
    try:
        answer = ask(url, now=now)
        if answer.status != 200:
            raise FetchError(f"it answers {answer.status}")
        kind, _ = content_type(answer)
        if is_sitemap(answer.body):
            yield from _sitemap_pages(answer.body, url, now)
        elif kind in _FEED_TYPES:
            feed = read_feed(answer.body, origin=url, place=url)
            for item in feed.items:
                yield from _entry(item, now)
            for problem in feed.problems:
                yield Refusal(url, problem, dropped=False, address=url)
        else:
            yield from read_answer(answer, url=url)
    except (FetchError, ConfinedError) as error:
        yield Refusal(url, str(error), address=url)


def _sitemap_pages(body: bytes, url: str, now: datetime) -> Iterator[Draft | Refusal]:
    sitemap = read_sitemap(body)
    if sitemap.sitemaps:
        yield Refusal(url, f"it lists {len(sitemap.sitemaps)} other sitemaps: name one of those")
    for page in sitemap.pages[:MOST_PAGES]:
        yield from _page(page.url, told_of(page), now)
    if len(sitemap.pages) > MOST_PAGES:
        reason = f"of {len(sitemap.pages):,} pages the newest {MOST_PAGES} are fetched at once"
        yield Refusal(url, f"{reason}; follow it to have the rest by and by", dropped=False)


def _entry(item: FeedItem, now: datetime) -> Iterator[Draft | Refusal]:
    if item.draft is not None and (item.full or not item.draft.url):
        yield item.draft
    elif item.entry.url:
        yield from _page(item.entry.url, item.draft, now)


def _page(url: str, told: Draft | None, now: datetime) -> Iterator[Draft | Refusal]:
    try:
        yield from read_url(url, now=now, told=told)
    except FetchError as error:
        if told is not None and told.text:
            yield replace(told, note="The summary of a feed; the page itself could not be had.")
        kept = told is not None and bool(told.text)
        yield Refusal(url, str(error), dropped=not kept, address=url)
