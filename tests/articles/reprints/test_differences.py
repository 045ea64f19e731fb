"""What a copy cut and added."""

from __future__ import annotations

from articles.reprints.differences import Differences, differences

FIRST = "The two ministers met in Oslo on Monday to speak about ships."
SECOND = "They could not agree on who is to pay for them, officials said."
THIRD = "The talks will go on in May, when both have new budgets."


def test_a_cut_and_an_addition_are_named() -> None:
    copy = f"{FIRST}\n\nShares in shipyards rose.\n\n{THIRD}"
    assert differences(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", copy) == Differences(
        added=("Shares in shipyards rose.",), cut=(SECOND,)
    )


def test_moved_joined_and_lightly_edited_paragraphs_are_no_differences() -> None:
    copy = f"{THIRD} {SECOND.replace('officials', 'diplomats')}\n\n{FIRST}"
    assert differences(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", copy) == Differences((), ())


def test_a_word_as_a_heading_is_compared_as_a_word() -> None:
    assert differences(FIRST, f"Ships\n\n{FIRST}\n\nMoney").added == ("Money",)


def test_empty_texts_have_no_differences() -> None:
    assert differences("", "") == Differences((), ())
    assert differences(FIRST, "").cut == (FIRST,)
