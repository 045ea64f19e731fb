"""What can be followed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), beside Atom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.feedgenerator import SyndicationFeed

if TYPE_CHECKING:
    from typing import IO

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeed(SyndicationFeed):
    """Takes what Django's Atom feed takes and writes the same entries. A description is HTML."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[Any], encoding: str) -> None:  # noqa: ARG002 - JSON is UTF-8
        known = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "next_url": self.feed.get("next"),
            "description": self.feed["subtitle"],
            "language": self.feed["language"],
            "authors": _authors(self.feed["author_name"]),
            "items": [_item(each) for each in self.items],
        }
        said = {name: value for name, value in known.items() if value or name == "items"}
        outfile.write(json.dumps(said, ensure_ascii=False))


def _item(known: dict[str, Any]) -> dict[str, Any]:
    item = {
        "id": known["unique_id"],
        "url": known["link"],
        "title": known["title"],
        # One of the two kinds of content each item must have, be it empty.
        "content_html": known["description"],
        "date_modified": known["updateddate"].isoformat(),
    }
    authors = _authors(known["author_name"])
    return {**item, "authors": authors} if authors else item


def _authors(name: str | None) -> list[dict[str, str]]:
    return [{"name": name}] if name else []
