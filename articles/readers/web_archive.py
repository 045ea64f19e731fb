"""Reads web archives (.warc, .warc.gz): every page that was fetched with success."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed

from articles.draft import Draft, Refusal
from articles.readers.decoding import shown
from articles.readers.html_file import read_page_bytes
from articles.readers.limits import MAX_BYTES

_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(stream: BinaryIO, *, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the report of every page in the archive; of what is no page nothing is said."""
    origin = shown(path)
    number, whole = 0, False
    try:
        for record in WARCIterator(stream):
            number += 1
            whole = whole or bool(record.rec_headers and record.rec_headers.headers)
            headers = record.http_headers
            if record.rec_type != "response" or headers is None:
                continue
            kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if kind not in _PAGES or headers.get_statuscode() != "200":
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            where = f"{origin} record {number} ({url[:300]})"
            data = record.content_stream().read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                yield Refusal(where, f"more than the {MAX_BYTES:,} bytes read from one report")
                continue
            for item in read_page_bytes(data, origin=where, url=url):
                lost = isinstance(item, Refusal) and item.dropped
                yield replace(item, raw=data) if lost else item
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        yield Refusal(f"{origin} record {number + 1}", f"the archive is damaged: {error}"[:300])
        return
    # Bytes that only begin like an archive end without a record and without an error.
    if not whole:
        yield Refusal(origin, "the archive is damaged: it holds no record")
