"""Reads one web page: saved, archived or just fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from articles.draft import Draft, Refusal
from articles.readers.confined import ConfinedError
from articles.readers.decoding import NotTextError, decode, reading_limits, shown
from articles.readers.fields import fitted
from articles.readers.stated_date import StatedDate, stated_date
from articles.readers.web_page import WebPage, read_page

_STATED_CHARSET = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE
)
_HEAD = 4_096


def read_html(data: bytes, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the report in a saved page, then a note for whatever was cut from it."""
    name = shown(Path(path.name))
    yield from _read(data, origin=shown(path), external_id=name, place=shown(path.absolute()))


def read_page_bytes(
    data: bytes, *, origin: str, url: str, charset: str = ""
) -> Iterator[Draft | Refusal]:
    """As `read_html`, for a page known by the address it was fetched from.

    `charset` is what the server said of it ("" if nothing).
    """
    address, problem = fitted("url", url)
    yield from _read(
        data, origin=origin, external_id=address or origin, place=url, url=address, charset=charset
    )
    if problem:
        yield Refusal(origin, problem, dropped=False)


def _read(
    data: bytes, *, origin: str, external_id: str, place: str, url: str = "", charset: str = ""
) -> Iterator[Draft | Refusal]:
    stated = _STATED_CHARSET.search(data[:_HEAD])
    charsets = [charset, stated[1].decode("ascii", "replace") if stated else ""]
    try:
        decoded = decode(data, stated=[each for each in charsets if each])
        page = read_page(decoded.text)
    except (NotTextError, ConfinedError) as error:
        yield Refusal(origin, str(error))
        return
    if page is None:
        yield Refusal(origin, "the page holds no running text")
        return
    published = stated_date(page.published_words) if page.published_words else StatedDate("")
    changed = stated_date(page.changed_words) if page.changed_words else StatedDate("")
    yield Draft(
        external_id=external_id,
        raw=data,
        text=page.text,
        origin=origin,
        place=place,
        title=page.title,
        title_origin="page metadata" if page.title else None,
        url=_address(page, url),
        source=page.source,
        byline=page.byline,
        language=page.language,
        published=published.value,
        published_words=published.words,
        changed=changed.value,
        changed_words=changed.words,
    )
    problems = (each.problem for each in (published, changed) if each.problem)
    for reason in (*problems, *decoded.notes, *reading_limits(page.text)):
        yield Refusal(origin, reason, dropped=False)


def _address(page: WebPage, fetched: str) -> str:
    """The page's own canonical address, unless it names another site or its front page: then the
    one it was fetched from, since a wrong one would make two reports one."""
    if not fetched:
        return page.url
    own, asked = urlsplit(page.url), urlsplit(fetched)
    if page.url and own.hostname == asked.hostname and own.path.strip("/"):
        return page.url
    return fetched
