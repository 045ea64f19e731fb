"""Reads one plain-text file: one report, with or without a header line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from articles.draft import Draft, Refusal, TitleOrigin
from articles.readers.decoding import NotTextError, decode, reading_limits, shown
from articles.readers.fields import fitted, one_line
from articles.readers.stated_date import StatedDate, stated_date

_HEADER = re.compile(
    r"\s*date[ \t]+(?P<date>\d{4}-\d{1,2}-\d{1,2}(?:T\S+)?)(?:[ \t]+(?P<title>\S[^\r\n]*))?"
    r"(?:\r\n?|\n|$)",
    re.IGNORECASE,
)


def read_text(data: bytes, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the report in a text file's bytes, then a note for whatever was cut from it.

    The first line may be ` date YYYY-MM-DD Title`; without it the report is undated and its title
    is left for cleaning to find.
    """
    origin = shown(path)
    try:
        decoded = decode(data)
    except NotTextError as error:
        yield Refusal(origin, str(error))
        return
    text, title, problem = decoded.text, "", ""
    published = StatedDate("")
    title_origin: TitleOrigin | None = None
    if header := _HEADER.match(text):
        published = stated_date(header["date"])
        title, problem = fitted("title", one_line(header["title"] or ""))
        title_origin = "header line" if title else None
        text = text[header.end() :]
    if not text.strip():
        yield Refusal(origin, "no text below the header line" if header else "the file is empty")
        return
    yield Draft(
        external_id=shown(Path(path.name)),
        raw=data,
        text=text,
        origin=origin,
        place=shown(path.absolute()),
        title=title,
        title_origin=title_origin,
        published=published.value,
        published_words=published.words,
    )
    for reason in (published.problem, problem, *decoded.notes, *reading_limits(text)):
        if reason:
            yield Refusal(origin, reason, dropped=False)
