"""Reads a web page's main text, and what the page states about itself."""

from __future__ import annotations

from dataclasses import dataclass

from articles.readers.confined import confined


@dataclass(frozen=True, slots=True)
class WebPage:
    """The main text of a page and its metadata; empty strings where the page states nothing."""

    text: str
    title: str = ""
    byline: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    published_words: str = ""
    changed_words: str = ""


def read_page(html: str) -> WebPage | None:
    """Extract a page; None when it holds no running text.

    Raises ConfinedError where the page is made so that it cannot be parsed.
    """
    found = confined.run("page", html.encode("utf-8", "surrogatepass"))
    return None if found is None else WebPage(**found)
