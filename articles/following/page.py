"""One page of the open web into a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import Message

from articles.draft import Draft, Refusal
from articles.fetching import Fetched, FetchError
from articles.following.ask import ask
from articles.readers.html_file import read_page_bytes

_PAGES = {"text/html", "application/xhtml+xml", ""}


def read_url(url: str, *, now: datetime, told: Draft | None = None) -> Iterator[Draft | Refusal]:
    """Fetch a page and yield its report, then notes; `told` is what a feed said of it.

    Raises FetchError where the page cannot be had; what it holds that cannot be read is a Refusal.
    """
    answer = ask(url, now=now)
    if answer.status != 200:
        raise FetchError(f"it answers {answer.status}")
    yield from read_answer(answer, url=url, told=told)


def read_answer(
    answer: Fetched, *, url: str, told: Draft | None = None
) -> Iterator[Draft | Refusal]:
    """As `read_url`, of a page that is here already."""
    kind, charset = content_type(answer)
    if kind not in _PAGES:
        yield Refusal(url, f"it is not a web page but {kind}", address=url)
        return
    for item in read_page_bytes(answer.body, origin=url, url=answer.url, charset=charset):
        if isinstance(item, Draft):
            yield _joined(item, told)
        else:
            yield replace(item, address=url, raw=answer.body if item.dropped else b"")


def content_type(answer: Fetched) -> tuple[str, str]:
    """The media type in lower case and the character set that the server states, "" for neither."""
    message = Message()
    message["content-type"] = answer.headers.get("content-type", "")
    if not answer.headers.get("content-type"):
        return "", ""
    return message.get_content_type(), message.get_content_charset() or ""


def _joined(page: Draft, told: Draft | None) -> Draft:
    """The page's text with what only the feed says; a page's own metadata stands first, but the
    outlet is the one the desk files the feed under."""
    if told is None:
        return page
    return replace(
        page,
        external_id=told.external_id or page.external_id,
        title=page.title or told.title,
        title_origin=page.title_origin or told.title_origin,
        byline=page.byline or told.byline,
        source=told.source or page.source,
        published=page.published or told.published,
        published_words=page.published_words if page.published else told.published_words,
        changed=page.changed or told.changed,
        changed_words=page.changed_words if page.changed else told.changed_words,
    )
