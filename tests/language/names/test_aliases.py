"""Two names are one person's where the report says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entities.language.findings import FoundName

Find = Callable[[str], list[FoundName]]


@pytest.mark.parametrize(
    "between",
    [", also known as ", " (a.k.a. ", ", better known by the nom de guerre “", ", née ", " alias "],
)
def test_an_alias_has_the_name_told_first(find: Find, between: str) -> None:
    found = find(f"{{PERSON Anna Berg}}{between}{{PERSON Umm Ali}} spoke. {{PERSON Umm Ali}} left.")
    assert {each.name for each in found if each.kind == "person"} == {"Anna Berg"}


def test_two_that_are_aliases_of_each_other_are_one(find: Find) -> None:
    found = find(
        "{PERSON Anna Berg}, also known as {PERSON Umm Ali}, spoke. "
        "{PERSON Umm Ali}, also known as {PERSON Anna Berg}, left."
    )
    assert {each.name for each in found} == {"Anna Berg"}


@pytest.mark.parametrize("between", [", who knows ", " and ", ", known to admire ", " called "])
def test_two_people_stay_two(find: Find, between: str) -> None:
    found = find(f"{{PERSON Anna Berg}}{between}{{PERSON Umm Ali}} spoke.")
    assert {each.name for each in found} == {"Anna Berg", "Umm Ali"}
