"""One printing beside the fullest one, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entities.views.wording import LONGEST_CUT, Piece, compare


def changes(pieces: list[Piece]) -> list[tuple[str, str]]:
    return [(piece.change, piece.text) for piece in pieces]


def test_what_is_left_out_and_what_is_put_in_is_marked() -> None:
    pieces = compare("We guard our shared harbours now", ["We guard [all] our harbours now"])
    assert changes(pieces) == [
        ("same", "We guard"),
        ("added", "[all]"),
        ("same", "our"),
        ("cut", "shared"),
        ("same", "harbours now"),
    ]


def test_case_and_punctuation_are_no_difference() -> None:
    pieces = compare(
        "That peace must last – allowing no return.", ["“that peace must last, Allowing no return"]
    )
    assert [piece.change for piece in pieces] == ["same"]


def test_another_spelling_is_shown() -> None:
    assert changes(compare("our defence", ["our defense"]))[1:] == [
        ("cut", "defence"),
        ("added", "defense"),
    ]


def test_words_between_two_parts_stand_where_the_report_has_them() -> None:
    pieces = compare(
        "We stay … as long as needed", ["We stay,", "as long as needed"], ["” he said, “"]
    )
    assert changes(pieces) == [
        ("same", "We stay,"),
        ("between", "” he said, “"),
        ("same", "as long as needed"),
    ]


def test_a_long_cut_is_only_counted() -> None:
    lost = " ".join(f"word{number}" for number in range(LONGEST_CUT + 1))
    first, second = compare(f"{lost} the end", ["the end"])
    assert (first.change, first.text, first.left_out) == ("cut", "", LONGEST_CUT + 1)
    assert second.text == "the end"


def test_very_long_quotations_are_shown_without_comparing() -> None:
    assert [piece.change for piece in compare("a " * 5_000, ["b " * 5_000])] == ["same"]


texts = st.text(alphabet="ab —,.“”<&\n", max_size=60)


@given(texts, st.lists(texts, min_size=1, max_size=3))
def test_none_of_the_printed_words_are_lost(whole: str, parts: list[str]) -> None:
    pieces = compare(whole, parts, ["|"] * (len(parts) - 1))
    shown = "".join(piece.text for piece in pieces if piece.change in {"same", "added"})
    letters = [letter for letter in "".join(parts) if letter.isalpha()]
    assert [letter for letter in shown if letter.isalpha()] == letters
