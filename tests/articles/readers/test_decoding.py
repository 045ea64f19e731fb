"""Bytes into characters."""

from __future__ import annotations

import pytest

from articles.readers.decoding import NotTextError, decode, reading_limits, scrub
from articles.readers.limits import LONGEST_RUN

WORDS = "“No comment,” the minister’s office said – it will cost £5 million. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_text_is_read_in_the_encodings_reports_come_in(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).text == WORDS


def test_a_few_bad_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    decoded = decode(WORDS.encode() + b"\xff end")
    assert decoded.text == WORDS + "\ufffd end"
    assert decoded.notes == ("1 byte that are not UTF-8 replaced by \ufffd",)


def test_nul_bytes_are_removed_and_noted() -> None:
    decoded = decode(b"The minister\x00 spoke.\x00")
    assert decoded.text == "The minister spoke."
    assert decoded.notes == ("2 NUL bytes removed",)


def test_lone_surrogates_are_removed_and_noted() -> None:
    decoded = decode("Kyiv \ud83d said".encode("utf-8", "surrogatepass"))
    assert decoded.text == "Kyiv  said"
    assert decoded.notes == ("1 lone surrogate removed",)
    assert scrub("a\udc00b").text == "ab"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (bytes(range(256)) * 20, "control bytes"),
        (b"\x00" * 20_000, "control bytes"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason):
        decode(data)


def test_offsets_into_ordinary_text_hold() -> None:
    text = "Soft\u00adhyphen,\u200b mark\u200e and\r\nline\x0b ends\t"
    assert scrub(text).text == text


def test_a_long_run_and_a_long_text_are_noted() -> None:
    assert reading_limits("an address of ordinary length " + "x" * 300) == ()
    assert "20,000 characters without a space" in reading_limits("(" * 20_000)[0]
    assert "the first 100,000 are read" in reading_limits("word " * 40_000)[0]
    assert reading_limits("(" * (LONGEST_RUN - 1)) == ()
