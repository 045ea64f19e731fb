"""Reads one saved web page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from articles.draft import Draft, Refusal
from articles.readers.decoding import NotTextError, decode, reading_limits, shown
from articles.readers.stated_date import StatedDate, stated_date
from articles.readers.web_page import read_page


def read_html(data: bytes, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the report in a saved page, then a note for whatever was cut from it."""
    origin = shown(path)
    try:
        decoded = decode(data)
    except NotTextError as error:
        yield Refusal(origin, str(error))
        return
    page = read_page(decoded.text)
    if page is None:
        yield Refusal(origin, "the page holds no running text")
        return
    published = stated_date(page.published_words) if page.published_words else StatedDate("")
    changed = stated_date(page.changed_words) if page.changed_words else StatedDate("")
    yield Draft(
        external_id=shown(Path(path.name)),
        raw=data,
        text=page.text,
        origin=origin,
        place=shown(path.absolute()),
        title=page.title,
        title_origin="page metadata" if page.title else None,
        url=page.url,
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
