"""When a web page says it was last changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from trafilatura.utils import load_html

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:?\d{2}\S*)?")

# schema.org, Open Graph (article: and the older og: form), Dublin Core terms
_STATED = (
    "//meta[@property='article:modified_time']/@content",
    "//meta[@itemprop='dateModified']/@content",
    "//meta[@property='og:updated_time']/@content",
    "//meta[translate(@name, 'DCTERMS', 'dcterms')='dcterms.modified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
)

_MOST_NODES = 2_000
"""A page's JSON-LD has a few dozen objects; more is no description of one report."""


def changed_words(html: str) -> str:
    """The ISO date or date-time of a page's last change, as the page states it; "" if nowhere.

    The page's JSON-LD comes first, since it is the only place that ties the day to the report.
    """
    tree = load_html(html)
    if tree is None:
        return ""
    for words in (*_linked_data(tree), *_attributes(tree)):
        if _ISO.fullmatch(words.strip()):
            return words.strip()
    return ""


def _attributes(tree: Any) -> Iterator[str]:
    for path in _STATED:
        yield from map(str, tree.xpath(path))


def _linked_data(tree: Any) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            described = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from _modified(described)


def _modified(described: Any) -> Iterator[str]:
    waiting, seen = [described], 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            # Only of something published: a comment or a person is changed at another time.
            if "datePublished" in node and isinstance(node.get("dateModified"), str):
                yield node["dateModified"]
            waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]
