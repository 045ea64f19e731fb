"""Which reader a file's bytes go to: by how its name ends, for XML and JSON by what is in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from articles.draft import Draft, Refusal
from articles.readers.decoding import shown
from articles.readers.feed import read_feed_file
from articles.readers.html_file import read_html
from articles.readers.jsonl import bounded_lines, read_lines
from articles.readers.mail import read_mail
from articles.readers.text import read_text

JSON_LINES = (".jsonl", ".ndjson")
WEB_PAGES = (".html", ".htm", ".xhtml", ".shtml")
MAILS = (".eml",)
FEEDS = (".rss", ".atom", ".rdf", ".xml", ".json")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
WEB_ARCHIVES = (".warc", ".warc.gz")

_NO_REPORT = re.compile(
    r"\.(png|jpe?g|gif|webp|svg|ico|tiff?|bmp|mp[34]|m4a|mov|wav|avi|webm|pdf|docx?|od[tsp]|rtf"
    r"|xlsx?|pptx?|zip|gz|bz2|xz|7z|tar|tgz|warc|rar|exe|dll|so|pyc|db|sqlite3?|csv|tsv|css|js|py"
    r"|toml|ya?ml|opml)",
    re.IGNORECASE,
)
"""File types that hold no report in a form read here. Anything else is tried as text, since many
reports arrive without a suffix."""

_FEED = re.compile(rb"<(rss|feed|(rdf:)?RDF|channel)[\s>:]", re.IGNORECASE)
_HEAD = 2_000


def unreadable(path: Path) -> str:
    """Why there is no reader for a file of this name; "" where there is one."""
    suffix = path.suffix.lower()
    if _NO_REPORT.fullmatch(suffix):
        return f"there is no reader for {suffix} files"
    return ""


def read_bytes(data: bytes, path: Path) -> Iterator[Draft | Refusal]:
    """Yield the reports in one file's bytes; `path` tells its kind and names it."""
    name = path.name.lower()
    if name.endswith(JSON_LINES):
        place = shown(path.absolute())
        yield from read_lines(bounded_lines(io.BytesIO(data)), origin=shown(path), place=place)
    elif reason := unreadable(path):
        yield Refusal(shown(path), reason)
    elif name.endswith(WEB_PAGES):
        yield from read_html(data, path=path)
    elif name.endswith(MAILS):
        yield from read_mail(data, path=path)
    elif name.endswith(FEEDS):
        yield from _read_marked_up(data, path)
    else:
        yield from read_text(data, path=path)


def _read_marked_up(data: bytes, path: Path) -> Iterator[Draft | Refusal]:
    if _FEED.search(data[:_HEAD]) or (path.suffix.lower() == ".json" and b"jsonfeed.org" in data):
        yield from read_feed_file(data, path=path)
    else:
        yield Refusal(shown(path), f"this {path.suffix.lower()} file is no feed")
