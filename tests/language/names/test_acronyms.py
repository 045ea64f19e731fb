"""Acronyms in brackets after the full name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from entities.language.names.acronyms import acronyms
from entities.language.names.page import lay_out

Build = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("the Ukraine Defence Contact Group (UDCG) met", "Ukraine Defence Contact Group"),
        ("the Ministry of Defence (MoD) said", "Ministry of Defence"),
        ("in August National Guard Bureau (NGB) met", "National Guard Bureau"),
    ],
)
def test_the_full_name_is_found(build: Build, text: str, full: str) -> None:
    page = lay_out(build(text))
    (found,) = acronyms(page)
    assert page.text(found.start, found.end) == full


@pytest.mark.parametrize("text", ["the vote (UDCG) met", "John Healey (left) met", "Oslo (UK) met"])
def test_other_brackets_tie_nothing(build: Build, text: str) -> None:
    assert acronyms(lay_out(build(text))) == []
