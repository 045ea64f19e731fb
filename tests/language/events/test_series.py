"""Names of gatherings that recur."""

from __future__ import annotations

import pytest

from entities.language.events.series import occurrences


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("at the Munich Security Conference on Friday", "Munich Security Conference"),
        ("the upcoming Munich security conference", "Munich Security Conference"),
        ("chaired the Ukraine defense contact group", "Ukraine Defence Contact Group"),
        ("the NATO defence ministers' meeting", "NATO defence ministers' meeting"),
        ("a meeting of NATO Defense Ministers", "NATO defence ministers' meeting"),
        ("the gathering of EU foreign ministers", "EU foreign ministers' meeting"),
        ("before the NATO summit", "NATO summit"),
        ("told the Shangri-La Dialogue", "Shangri-La Dialogue"),
    ],
)
def test_one_series_has_one_name(text: str, name: str) -> None:
    assert [each.name for each in occurrences(text)] == [name]


def test_a_group_is_told_from_a_meeting() -> None:
    (group,) = occurrences("the Ukraine Defence Contact Group of 50 states")
    assert group.group


@pytest.mark.parametrize(
    "text", ["a security conference", "the summit", "defence ministers met", "group of contacts"]
)
def test_common_words_are_no_series(text: str) -> None:
    assert occurrences(text) == []


def test_the_offsets_are_those_of_the_words() -> None:
    text = "He spoke at the Munich Security Conference."
    (one,) = occurrences(text)
    assert text[one.start : one.end] == "Munich Security Conference"
