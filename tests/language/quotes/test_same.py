"""Whether two printed quotations are one."""

from __future__ import annotations

import pytest

from entities.language.quotes import quote_key, same_quote

WHOLE = "We will defend every harbour, and we will organise the convoys ourselves."


@pytest.mark.parametrize(
    "other",
    [
        "We will defend every harbor and we will organize the convoys ourselves",
        "“We will defend every harbour — and we will organise the convoys ourselves”",
        "we will defend every harbour",
        "[The allies and] we will defend every harbour, and we will organise the convoys",
    ],
)
def test_cut_repunctuated_and_respelled_printings_meet(other: str) -> None:
    assert same_quote(WHOLE, other).same


@pytest.mark.parametrize(
    "other",
    [
        "We will not defend a single harbour, and the convoys are for others to worry about.",
        "The convoys will sail on Friday if the weather holds.",
    ],
)
def test_other_words_are_another_quotation(other: str) -> None:
    assert not same_quote(WHOLE, other).same


def test_a_short_phrase_is_not_enough_unless_it_is_all_of_both() -> None:
    assert not same_quote("we will defend", WHOLE).same
    assert same_quote("We will defend!", "we will defend").same


def test_nothing_is_not_the_same_as_nothing() -> None:
    assert same_quote("…", "—").score == 0.0


def test_equal_keys_are_equal_quotations() -> None:
    assert quote_key("Defence programmes") == quote_key("“defense PROGRAMS”")


def test_the_reason_says_how_much_is_shared() -> None:
    assert same_quote("we will defend every harbour", WHOLE).reason == (
        "all 5 words stand in the longer one"
    )


def test_comparing_is_symmetric() -> None:
    part = "we will organise the convoys in May"
    assert same_quote(part, WHOLE) == same_quote(WHOLE, part)
