"""Pages that are still to be fetched: rows, so that neither a crash nor a lost job loses one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from articles.draft import Draft, Refusal
from articles.following.page import read_url
from articles.models import Feed, WantedPage
from articles.pipeline import take
from articles.readers.stated_date import stated_date
from articles.save import Saved

_TOLD = ("external_id", "title", "title_origin", "byline", "source", "published_words", "text")


def want(told: Draft, *, feed: Feed | None) -> WantedPage:
    """Remember that the page of `told.url` is to be fetched, with what is known of it."""
    known = {name: getattr(told, name) for name in _TOLD if getattr(told, name)}
    return WantedPage.objects.update_or_create(
        url=told.url, defaults={"feed": feed, "told": known}
    )[0]


def fetch_wanted(page: WantedPage, *, now: datetime) -> list[Saved | Refusal]:
    """Fetch the page and take its report in; the row is gone then.

    Raises FetchError, the row still there, where the page cannot be had now.
    """
    items = list(take(read_url(page.url, now=now, told=_told(page)), now=now))
    page.delete()
    return items


def give_up(page: WantedPage, reason: str, *, now: datetime) -> list[Saved | Refusal]:
    """The page cannot be had: what its feed said of it is kept as the report, and why it is not
    more; without a word of the feed's own the address is listed as refused."""
    told = _told(page)
    found: list[Draft | Refusal] = [Refusal(page.url, reason, dropped=True, address=page.url)]
    if told.text:
        note = "The summary of a feed; the page itself could not be had."
        dropped = replace(told, raw=told.text.encode("utf-8", "replace"), note=note)
        found = [dropped, Refusal(page.url, reason, dropped=False, address=page.url)]
    items = list(take(found, now=now))
    page.delete()
    return items


def _told(page: WantedPage) -> Draft:
    told: dict[str, Any] = {name: page.told.get(name, "") for name in _TOLD}
    words = told.pop("published_words")
    published = stated_date(words).value if words else None
    told["title_origin"] = told["title_origin"] or None
    told["external_id"] = told["external_id"] or page.url
    return Draft(
        raw=b"",
        origin=page.url,
        place=page.url,
        url=page.url,
        published=published,
        published_words=words,
        **told,
    )
