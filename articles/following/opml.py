"""Lists of feeds in and out, as OPML: http://opml.org/spec2.opml"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from articles.fetching import FetchError
from articles.following.ask import check
from articles.models import Feed
from articles.readers.confined import confined
from articles.readers.fields import fitted, one_line
from articles.readers.links import FeedLink


@dataclass(frozen=True, slots=True)
class Imported:
    """How many feeds were `added` and `known`, and which were `refused`, with the reason."""

    added: int
    known: int
    refused: tuple[str, ...]


def import_opml(data: bytes) -> Imported:
    """Follow every feed of the list; raises ConfinedError where the bytes are no OPML."""
    added, known, refused = 0, 0, []
    for link in (FeedLink(**each) for each in confined.run("opml", data)):
        url, problem = fitted("url", one_line(link.url))
        try:
            if problem:
                raise FetchError(problem)
            check(url)
        except FetchError as error:
            refused.append(f"{link.url[:200]}: {error}")
            continue
        title = fitted("title", one_line(link.title))[0][:300]
        _, new = Feed.objects.get_or_create(url=url, defaults={"title": title})
        added, known = added + new, known + (not new)
    return Imported(added, known, tuple(refused))


def export_opml(feeds: Iterable[Feed], *, now: datetime) -> bytes:
    """An OPML 2.0 document of these feeds."""
    top = etree.Element("opml", version="2.0")
    head = etree.SubElement(top, "head")
    etree.SubElement(head, "title").text = "Attaché: feeds"
    etree.SubElement(head, "dateCreated").text = now.strftime("%a, %d %b %Y %H:%M:%S %z")
    body = etree.SubElement(top, "body")
    for feed in feeds:
        etree.SubElement(body, "outline", type="rss", text=str(feed), xmlUrl=feed.url)
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written
