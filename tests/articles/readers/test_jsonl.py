"""JSON lines."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.draft import Draft, Refusal
from articles.readers.jsonl import bounded_lines, read_lines
from articles.readers.limits import MAX_BYTES

REPORT = {"id": "a1", "text": "The two ministers met on Monday."}
PAGE = """<html lang="en"><head><title>Ministers meet in Oslo</title>
<meta property="article:published_time" content="2025-03-06"></head><body><nav>Home</nav>
<article><p>The two ministers met in Oslo on Thursday to speak about ships and about aircraft.</p>
<p>They agreed to meet again in May, when both countries will have new budgets to show.</p>
</article></body></html>"""


def read(*lines: bytes | dict[str, Any]) -> list[Draft | Refusal]:
    raw = [json.dumps(line).encode() if isinstance(line, dict) else line for line in lines]
    return list(read_lines(raw, origin="news.jsonl", place="/in/news.jsonl"))


def read_one(**fields: Any) -> Draft:
    draft, *_ = read(REPORT | fields)
    assert isinstance(draft, Draft)
    return draft


def test_every_field_is_taken() -> None:
    draft = read_one(
        title="Ministers meet", url="https://example.org/1", source="Gazette",
        published="2025-03-10", byline="Jo Reed", language="en", note="ours",
    )  # fmt: skip
    assert (draft.external_id, draft.title, draft.title_origin) == (
        "a1",
        "Ministers meet",
        "stated",
    )
    assert (draft.url, draft.source) == ("https://example.org/1", "Gazette")
    assert (draft.byline, draft.language, draft.note) == ("Jo Reed", "en", "ours")
    assert draft.published == date(2025, 3, 10)
    assert draft.origin == "news.jsonl line 1"
    assert draft.place == "/in/news.jsonl#a1"


def test_text_is_kept_to_the_character() -> None:
    text = " Two  spaces,\r\na\u00adsoft hyphen and\u200e a mark. "
    assert read_one(text=text).text == text


def test_a_page_gives_text_and_what_it_states() -> None:
    [draft] = read({"id": "p", "html": PAGE})
    assert isinstance(draft, Draft)
    assert "ships and about aircraft" in draft.text
    assert "Home" not in draft.text
    assert (draft.title, draft.title_origin) == ("Ministers meet in Oslo", "page metadata")
    assert draft.published == date(2025, 3, 6)


def test_what_the_line_states_goes_before_what_the_page_states() -> None:
    [draft] = read({"id": "p", "html": PAGE, "title": "Ours", "published": "2025-03-07"})
    assert isinstance(draft, Draft)
    assert (draft.title, draft.published) == ("Ours", date(2025, 3, 7))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "not an object but a list"),
        (b'"words"', "not an object but a string"),
        (b"{'id': 1}", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": "x"}', "no text"),
        (b'{"id": "x", "text": "  "}', "no text"),
        (b'{"id": "x", "text": ["a"]}', "the text is not a string but a list"),
        (b'{"id": {}, "text": "a"}', "the id is not a string but an object"),
        (b'{"id": "x", "html": "<p></p>"}', "the html holds no running text"),
        (b"\x00\x01\x02" * 99, "not text"),
        (b" " + b"x" * MAX_BYTES, "longer than 5,000,000 bytes"),
    ],
)
def test_a_line_without_a_report_is_refused_and_the_next_one_read(line: bytes, reason: str) -> None:
    refusal, draft = read(line, REPORT)
    assert isinstance(refusal, Refusal)
    assert refusal.dropped
    assert refusal.origin == "news.jsonl line 1"
    assert reason in refusal.reason
    assert isinstance(draft, Draft)
    assert draft.origin == "news.jsonl line 2"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"published": "2025-02-30"}, "there is no date '2025-02-30'"),
        ({"published": 20250310}, "the published is left out: not a string but a number"),
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"text": "Nothing\ud800 new."}, "text: 1 lone surrogate removed"),
        ({"text": "Nothing\x00 new."}, "text: 1 NUL byte removed"),
    ],
)
def test_a_bad_field_is_noted_and_the_report_taken(fields: dict[str, Any], reason: str) -> None:
    draft, note = read(REPORT | fields)
    assert isinstance(draft, Draft)
    assert isinstance(note, Refusal)
    assert not note.dropped
    assert reason in note.reason


def test_empty_lines_are_passed_over_and_counted() -> None:
    [draft] = read(b"\n", b"  \n", REPORT)
    assert draft.origin == "news.jsonl line 3"


def test_a_line_without_an_id_is_known_by_its_text() -> None:
    first, second = read({"text": "One."}, {"text": "Two."})
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.external_id != second.external_id


def test_a_number_is_an_id() -> None:
    assert read_one(id=7).external_id == "7"


def test_an_endless_line_is_not_held_in_memory() -> None:
    stream = io.BytesIO(b"x" * (3 * MAX_BYTES) + b"\n" + json.dumps(REPORT).encode())
    first, second = bounded_lines(stream)
    assert len(first) == MAX_BYTES + 1
    assert json.loads(second) == REPORT


@given(st.binary(max_size=200) | st.text().map(lambda text: json.dumps({"text": text}).encode()))
def test_no_line_stops_the_reader(line: bytes) -> None:
    assert isinstance(read(line, REPORT)[-1], Draft)
