"""Plain-text files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from articles.draft import Draft, Refusal
from articles.readers.text import read_text

PATH = Path("inbox/report.txt")
BODY = "The two ministers met on Monday.\nThey will meet again in May.\n"


def read(data: str | bytes) -> list[Draft | Refusal]:
    return list(read_text(data.encode() if isinstance(data, str) else data, path=PATH))


def read_one(data: str) -> Draft:
    draft, *_ = read(data)
    assert isinstance(draft, Draft)
    return draft


def test_the_header_line_gives_date_and_title() -> None:
    draft = read_one(" date 2025-03-10 Ministers meet in Oslo\n" + BODY)
    assert draft.published == date(2025, 3, 10)
    assert (draft.title, draft.title_origin) == ("Ministers meet in Oslo", "header line")
    assert draft.text == BODY


def test_without_a_header_line_the_report_is_undated_and_whole() -> None:
    draft = read_one(BODY)
    assert draft.published is None
    assert draft.title == ""
    assert draft.text == BODY


def test_a_sentence_about_a_date_is_no_header_line() -> None:
    assert read_one("The date 2025-03-10 was set.\n").text.startswith("The date")


def test_a_report_is_named_and_placed_by_its_file() -> None:
    draft = read_one(BODY)
    assert draft.external_id == "report.txt"
    assert draft.origin == "inbox/report.txt"
    assert draft.place == str(PATH.absolute())
    assert draft.raw == BODY.encode()


def test_a_date_that_does_not_exist_leaves_the_report_undated_with_a_note() -> None:
    draft, note = read(" date 2025-02-30 Ministers meet\n" + BODY)
    assert isinstance(draft, Draft)
    assert (draft.published, draft.published_words) == (None, "2025-02-30")
    assert note == Refusal("inbox/report.txt", "there is no date '2025-02-30'", dropped=False)


def test_an_empty_file_is_refused() -> None:
    for data in ("", " \n\t\r\n", "\ufeff"):
        assert read(data) == [Refusal("inbox/report.txt", "the file is empty")]


def test_a_header_line_alone_is_refused() -> None:
    [refusal] = read(" date 2025-03-10 Ministers meet\n\n")
    assert refusal == Refusal("inbox/report.txt", "no text below the header line")


def test_twenty_thousand_brackets_are_taken_with_a_note() -> None:
    draft, note = read("(" * 20_000)
    assert isinstance(draft, Draft)
    assert isinstance(note, Refusal)
    assert not note.dropped
    assert "20,000 characters without a space" in note.reason


@given(st.binary(max_size=400))
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    first, *notes = read(data)
    assert isinstance(first, Draft) or first.dropped
    assert all(isinstance(note, Refusal) and not note.dropped for note in notes)
