"""Nothing that cuts or strips foreign markup by regular expressions is used on it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SLOW = re.compile(r"truncate(?:chars|words)_html|striptags|strip_tags|html=True|remove_tags")
"""Of 200,000 "</p>" Django 5.2's truncatewords_html makes a page of four seconds."""

_BELIEVED = re.compile(r"\|\s*safe\b|mark_safe|autoescape off")


def sources(*patterns: str) -> dict[str, str]:
    folders = ("articles", "entities", "templates", "config")
    return {
        str(path.relative_to(ROOT)): path.read_text()
        for folder in folders
        for pattern in patterns
        for path in (ROOT / folder).rglob(pattern)
    }


def test_no_helper_that_stalls_on_foreign_markup_is_used() -> None:
    assert [name for name, text in sources("*.py", "*.html").items() if _SLOW.search(text)] == []


def test_no_page_believes_what_came_in() -> None:
    assert [name for name, text in sources("*.html").items() if _BELIEVED.search(text)] == []
