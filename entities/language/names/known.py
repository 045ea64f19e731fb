"""Known: runs of tokens that are, just as they stand, a place or a body everybody knows."""

from __future__ import annotations

from entities.language.bodies import body
from entities.language.gazetteer import Place, lookup
from entities.language.names.page import Page


def _whole(page: Page, start: int, end: int) -> bool:
    """Whether a run begins and ends with a word: the gazetteer does not see marks or "the"."""
    return (
        start < end
        and page.capital[start]
        and page.lower[start] != "the"
        and page.words[end - 1][0].isalnum()
    )


def known_place(page: Page, start: int, end: int) -> Place | None:
    """The place of the gazetteer that the tokens name; None for none."""
    return lookup(page.text(start, end)) if _whole(page, start, end) else None


def known_body(page: Page, start: int, end: int) -> bool:
    """Whether the tokens name a well-known organisation."""
    return _whole(page, start, end) and body(page.text(start, end)) is not None


def known(page: Page, start: int, end: int) -> bool:
    """Whether the tokens name a place of the gazetteer or a well-known organisation."""
    return known_place(page, start, end) is not None or known_body(page, start, end)
