"""Titles, ranks and offices: where they end and the name begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from entities.language.names.page import lay_out
from entities.language.names.titles import only_role, role_after, role_before, role_text

Build = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Defence Secretary", "Defence Secretary"),
        ("UK Secretary of State for Defence The Rt Hon", "UK Secretary of State for Defence"),
        ("Ukrainian President", "Ukrainian President"),
        ("Prime Minister Sir", "Prime Minister"),
        ("Admiral Sir", "Admiral Sir"),
        ("the lawyer", "lawyer"),
        ("the UK Defence Secretary,", "UK Defence Secretary"),
        ("Mr", ""),
    ],
)
def test_the_role_before_a_name_is_read(build: Build, before: str, role: str) -> None:
    page = lay_out(build(f"{before} Okafor"))
    assert role_text(page, role_before(page, len(page) - 1)) == role


@pytest.mark.parametrize("before", ["in", "the Black", "House of", "said,", "ran for president,"])
def test_other_words_before_a_name_are_no_role(build: Build, before: str) -> None:
    page = lay_out(build(f"{before} Okafor"))
    assert role_before(page, len(page) - 1) is None


def test_the_role_after_a_name_ends_at_the_next_comma(build: Build) -> None:
    page = lay_out(build("Okafor, a former minister for trade, left"))
    assert role_text(page, role_after(page, 1)) == "former minister for trade"


def test_a_clause_after_a_name_is_no_role(build: Build) -> None:
    page = lay_out(build("Okafor, in Oslo with the minister, left"))
    assert role_after(page, 1) is None


def test_an_office_alone_names_nobody(build: Build) -> None:
    assert only_role(lay_out(build("Prime Minister")), 0, 2)
    assert not only_role(lay_out(build("Anna Okafor")), 0, 2)


@pytest.mark.parametrize(
    ("after", "role"),
    [
        ("the president has more", ""),
        ("the president, has", "president"),
        ("the aide told", "aide"),
    ],
)
def test_what_goes_on_as_a_sentence_is_no_role(build: Build, after: str, role: str) -> None:
    page = lay_out(build(f"Okafor, {after}"))
    assert role_text(page, role_after(page, 1)) == role
