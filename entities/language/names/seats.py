"""Seats: the constituencies that members of parliament sit for, which often have "and" in them."""

from __future__ import annotations

from entities.language.gazetteer import lookup
from entities.language.names.page import Page
from entities.language.names.words import GIVEN

_MEMBER = frozenset({"mp", "msp", "mep", "mps"})
_SMALL = frozenset({"and", "of", "upon", "on", "the", "-"})
_LONGEST = 7


def _forward(page: Page, start: int) -> int:
    """The end of the capitalised words from `start`, with "and" and "upon" between them."""
    end = start
    while end < min(len(page), start + _LONGEST):
        joins = page.lower[end] in _SMALL and page.capital[end + 1 : end + 2] == [True]
        name = page.at(end + 1) in GIVEN
        if page.line[end] != page.line[start] or not (page.capital[end] or (joins and not name)):
            break
        end += 1
    return end


def _backward(page: Page, end: int) -> int:
    """The beginning of the capitalised words before `end`, with "and" between them."""
    start = end
    while start > max(0, end - _LONGEST) and page.line[start - 1] == page.line[end]:
        joins = page.lower[start - 1] in _SMALL - {"the"} and page.capital[start - 2]
        if not (page.capital[start - 1] or (joins and start - 1 < end)):
            break
        start -= 1
    while start < end and page.opens[start] and page.lower[start] in {"the", "a"}:
        start += 1
    return start


def seats(page: Page) -> list[tuple[int, int]]:
    """The tokens of constituencies of several words: "Rawmarsh and Conisbrough MP", "MP for …"."""
    found = []
    for index, word in enumerate(page.lower):
        if word not in _MEMBER or not page.capital[index]:
            continue
        if page.at(index + 1) == "for" and index + 2 < len(page):
            start = index + 2 + (page.at(index + 2) == "the")
            end = _forward(page, start) if start < len(page) else start
        else:
            start, end = _backward(page, index), index
        if end - start < 2:
            continue
        place = lookup(page.text(start, end))
        if "and" in page.lower[start:end] or (place is not None and place.kind == "constituency"):
            found.append((start, end))
    return found
