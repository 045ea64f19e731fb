"""What the templates of every page share."""

from __future__ import annotations

import pytest
from django.utils import translation

from articles.templatetags.pages import beginning, direction, figure


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short enough.", "Short enough."),
        ("They met in Oslo. They talked at length of ships.", "They met in Oslo."),
        ("They met in Oslo to talk of ships and men", "They met in Oslo to talk of…"),
        ("They were joined in Oslo by Mr. Berg of the", "They were joined in Oslo by…"),
        ("They were joined there by John F. Berg of the", "They were joined there by John…"),
    ],
)
def test_a_text_is_shown_by_whole_sentences_where_they_fit(text: str, shown: str) -> None:
    assert beginning(text, 31) == shown


def test_thousands_stand_apart_as_the_language_has_it() -> None:
    assert (figure(999), figure(12_345)) == ("999", "12,345")
    with translation.override("de"):
        assert figure(12_345) == "12.345"


def test_a_text_runs_by_its_language_and_by_its_letters_where_that_is_unknown() -> None:
    assert [direction(code) for code in ("en", "he", "xx", "")] == ["ltr", "rtl", "auto", "auto"]
