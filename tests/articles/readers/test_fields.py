"""Titles, names and addresses."""

from __future__ import annotations

from articles.readers.fields import fitted, one_line


def test_a_field_is_one_line_without_hidden_characters() -> None:
    assert one_line(" A\u202e title\x00\n on\ttwo\u2028lines ") == "A title on two lines"


def test_a_title_wider_than_its_column_is_cut_and_noted() -> None:
    words, problem = fitted("title", "x" * 501)
    assert len(words) == 500
    assert problem == "the title is cut from 501 to 500 characters"


def test_only_web_addresses_are_kept_as_addresses() -> None:
    assert fitted("url", "https://example.org/a?b=c") == ("https://example.org/a?b=c", "")
    assert fitted("url", "javascript:alert(1)")[0] == ""
    assert "no web address" in fitted("url", "javascript:alert(1)")[1]


def test_half_an_address_is_not_kept() -> None:
    assert fitted("url", "https://example.org/" + "a" * 2_000)[0] == ""
