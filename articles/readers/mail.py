"""Reads a saved e-mail (.eml): a newsletter or a forwarded report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from articles.draft import Draft, Refusal
from articles.readers.confined import ConfinedError, confined
from articles.readers.decoding import reading_limits, scrub, shown
from articles.readers.fields import fitted, one_line
from articles.readers.stated_date import StatedDate, stated_date

_MOST_PARTS = 100


def read_mail(data: bytes, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the mail's text as a report: its subject the title, its sender the outlet.

    The day is the one the sender's own clock printed. Attachments are not read.
    """
    origin = shown(path)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        text, attachments = _text(message)
        named = {name: str(message.get(name, "")) for name in ("subject", "from", "message-id")}
        date = _date(message)
    except (
        ConfinedError,
        MessageError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
    ) as error:
        yield Refusal(origin, f"it cannot be read as a mail: {str(error)[:200]}")
        return
    if not text.strip():
        yield Refusal(origin, "the mail holds no text")
        return
    sender, address = parseaddr(named["from"])
    title, long_title = fitted("title", one_line(named["subject"]))
    source = fitted("source", one_line(sender or address))[0]
    yield Draft(
        external_id=fitted("id", one_line(named["message-id"]) or shown(Path(path.name)))[0],
        raw=data,
        text=text,
        origin=origin,
        place=shown(path.absolute()),
        title=title,
        title_origin="stated" if title else None,
        source=source,
        published=date.value,
        published_words=date.words,
    )
    notes = [f"{attachments} attached files are not read"] if attachments else []
    for reason in (long_title, date.problem, *notes, *reading_limits(text)):
        if reason:
            yield Refusal(origin, reason, dropped=False)


def _text(message: EmailMessage) -> tuple[str, int]:
    """The mail as running text, HTML read where it is longer than the plain part; and how many
    files hang on it."""
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    attached = [part for part in parts if part.is_attachment()]
    found = {}
    for kind in ("plain", "html"):
        pieces = [
            str(part.get_content())
            for part in parts
            if part.get_content_type() == f"text/{kind}" and not part.is_attachment()
        ]
        found[kind] = scrub("\n\n".join(pieces)).text
    plain = found["plain"]
    if found["html"]:
        shown_text = str(confined.run("fragment", found["html"].encode()))
        # Many newsletters say in their plain part only that they cannot be shown there.
        if len(shown_text) > 2 * len(plain) or not plain.strip():
            return shown_text, len(attached)
    return plain, len(attached)


def _date(message: EmailMessage) -> StatedDate:
    header = message.get("date")
    moment = getattr(header, "datetime", None)
    if not isinstance(moment, datetime):
        words = str(header or "")
        return StatedDate(words, problem=f"there is no date {words[:60]!r}" if words else "")
    return stated_date(moment.isoformat())
