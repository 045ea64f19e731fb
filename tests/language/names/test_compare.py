"""Comparing two names of people: a number and a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.language.names.compare import SAME, same_person


def test_a_score_comes_with_its_reason() -> None:
    found = same_person("Volodymyr Zelensky", "Volodymyr Zelenskyy")
    assert found.score > SAME
    assert found.reason == "the same name in another spelling"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Healey", "John Healey"), ("Mr Healey", "John Healey"), ("John", "John Healey")],
)
def test_a_short_form_alone_never_reaches_the_threshold(left: str, right: str) -> None:
    assert 0 < same_person(left, right).score < SAME


def test_nothing_in_common_scores_nothing() -> None:
    assert same_person("Healey", "Hegseth").score == 0
    assert same_person("", "Hegseth").score == 0


NAMES = st.lists(
    st.sampled_from(["John", "J.", "Ann", "al", "Sir", "Mrs", "Healey", "Healy", "Jr", "Kim"]),
    max_size=4,
).map(" ".join)


@given(left=NAMES, right=NAMES)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    assert same_person(left, right) == same_person(right, left)


@given(name=NAMES)
def test_a_score_lies_between_nought_and_one(name: str) -> None:
    assert 0 <= same_person(name, "John Healey").score <= 1
