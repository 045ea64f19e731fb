"""A piece of HTML into paragraphs of plain text. What is foreign never reaches a page as HTML."""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import ParserError

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset("script style template noscript iframe object svg math head".split())


def fragment_text(markup: str) -> str:
    """The text of a fragment, one empty line between its blocks; "" where it holds none."""
    if "<" not in markup and "&" not in markup:
        return _paragraphs([markup])
    try:
        top = html.fromstring(f"<div>{markup}</div>")
    except (ParserError, ValueError):
        return ""
    pieces = [_flowing(top.text)]
    # By hand: recursion would follow a page nested a thousand times into the ground.
    open_elements = [(top, iter(top))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if element.tag in _BLOCKS:
                pieces.append("\n\n")
            if open_elements:
                pieces.append(_flowing(element.tail))
        elif not isinstance(child.tag, str) or child.tag in _SILENT:
            pieces.append(_flowing(child.tail))
        else:
            pieces.append("\n\n" if child.tag in _BLOCKS else "\n" if child.tag == "br" else "")
            pieces.append(_flowing(child.text))
            open_elements.append((child, iter(child)))
    return _paragraphs(re.split(r"\n *\n", "".join(pieces)))


def _flowing(text: str | None) -> str:
    """Line ends in the markup are spaces; only `br` and blocks break."""
    return re.sub(r"\s+", " ", text or "")


def _paragraphs(blocks: list[str]) -> str:
    lines = (" ".join(each.split()) for each in blocks)
    return "\n\n".join(line for line in lines if line)
