"""When a web page says it was changed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from articles.draft import Draft
from articles.readers import read_paths
from articles.readers.page_dates import changed_words

PARAGRAPH = f"<article><p>{'The ministers met again at the harbour. ' * 20}</p></article>"


def page(head: str) -> str:
    return f"<html><head>{head}</head><body>{PARAGRAPH}</body></html>"


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


STATED = {"datePublished": "2025-03-06", "dateModified": "2025-03-07T08:00:00Z"}


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2025-03-07T08:00:00Z">',
        '<meta property="og:updated_time" content="2025-03-07T08:00:00Z">',
        '<meta name="DCTERMS.modified" content="2025-03-07T08:00:00Z">',
        '<meta itemprop="dateModified" content=" 2025-03-07T08:00:00Z ">',
        linked(STATED),
        linked([{"@type": "WebSite"}, STATED]),
        linked({"@graph": [{"@type": "Person", "dateModified": "2020-01-01"}, STATED]}),
    ],
)
def test_it_works(head: str) -> None:
    assert changed_words(page(head)) == "2025-03-07T08:00:00Z"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:published_time" content="2025-03-06">',
        '<meta property="article:modified_time" content="yesterday">',
        '<script type="application/ld+json">{"dateModified": </script>',
        linked({"datePublished": "2025-03-06", "dateModified": 20250307}),
    ],
)
def test_nothing_stated_is_nothing_found(head: str) -> None:
    assert changed_words(page(head)) == ""


def test_endless_nesting_ends() -> None:
    assert changed_words(page(linked({"@graph": [{}] * 5_000 + [STATED]}))) == ""


def test_a_saved_page_has_both_dates(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(linked(STATED | {"@type": "NewsArticle"})))
    [draft] = read_paths([path])
    assert isinstance(draft, Draft)
    assert draft.published == date(2025, 3, 6)
    assert draft.changed == datetime(2025, 3, 7, 8, tzinfo=UTC)


def test_a_line_may_state_when_it_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    line = {"id": "a", "text": "They met.", "published": "2025-03-06", "changed": "2025-03-08"}
    path.write_text(json.dumps(line))
    [draft] = read_paths([path])
    assert isinstance(draft, Draft)
    assert (draft.published, draft.changed) == (date(2025, 3, 6), date(2025, 3, 8))
