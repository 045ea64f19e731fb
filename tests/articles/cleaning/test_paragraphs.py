"""Lines into paragraphs."""

from __future__ import annotations

from articles.cleaning.paragraphs import split

WRAPPED = """\
The ministers of the two countries met in the harbour town on Monday to
speak about ships, and about who is to pay for them when they are built
and when they are mended.

They parted late in the evening without a statement, and each of them
drove to another airport, which those who had waited for them took for a
bad sign.
"""


def test_each_line_is_a_paragraph_with_or_without_empty_lines() -> None:
    assert split("First one.\nSecond one.\n\n\nThird one.") == [
        "First one.",
        "Second one.",
        "Third one.",
    ]


def test_every_kind_of_line_end_is_one() -> None:
    assert split("a\r\nb\rc\u2028d\x85e\x0cf") == list("abcdef")


def test_text_broken_at_one_width_is_joined() -> None:
    first, second = split(WRAPPED)
    assert first.endswith("speak about ships, and about who is to pay for them when they are built "
                          "and when they are mended.")  # fmt: skip
    assert second.startswith("They parted late")


def test_broken_text_without_empty_lines_is_parted_where_a_line_ends_early() -> None:
    assert len(split(WRAPPED.replace("\n\n", "\n"))) == 2


def test_long_lines_and_headlines_are_not_joined() -> None:
    lines = ["A short heading", "x " * 90 + "end.", "Another heading", "y " * 90 + "end."]
    assert split("\n".join(lines)) == lines


def test_what_cannot_be_seen_is_dropped_and_spaces_are_single() -> None:
    assert split("so\u00adft\u200b  \u202eturned\x07\u00a0round\ufeff") == ["soft turned round"]


def test_nothing_gives_no_paragraphs() -> None:
    assert split(" \n\u200b\n\t") == []
