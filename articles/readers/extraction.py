"""A web page's main text and metadata, with trafilatura. Runs in the confined process."""

from __future__ import annotations

import re

import trafilatura

from articles.readers.decoding import scrub
from articles.readers.fields import fitted, one_line
from articles.readers.page_dates import changed_words
from articles.readers.web_page import WebPage

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def extract(html: str) -> WebPage | None:
    """Extract a page with trafilatura; None when it holds no running text.

    The publication date is one the page states (metadata or `<time>`), never one guessed
    from its address or from years in its text.
    """
    document = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # The dict is what older releases answered; the type still allows it.
    if document is None or isinstance(document, dict):
        return None
    text = document.text or ""
    if not text.strip():
        return None
    date_words = document.date or ""
    stated = {
        "title": document.title,
        "byline": document.author,
        "source": document.sitename,
        "url": document.url,
        "language": document.language,
    }
    fields = {name: fitted(name, one_line(words or ""))[0] for name, words in stated.items()}
    return WebPage(
        text=scrub(text).text,
        published_words=date_words if _ISO_DAY.fullmatch(date_words) else "",
        changed_words=changed_words(html),
        **fields,
    )
