"""Roles are printed whole: over places and bodies, never over another person."""

from __future__ import annotations

import pytest
from spacy.language import Language

from entities.language.names import find_names
from tests.language.names.conftest import Find


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("{GPE New York} Gov. {PERSON Ada Okafor} left.", "New York Gov."),
        ("{NORP South Korean} President {PERSON Anna Berg} left.", "South Korean President"),
        ("{ORG White House} spokesman {PERSON Carl Dorn} said so.", "White House spokesman"),
        ("{ORG Supreme Court} Justice {PERSON Anna Berg} left.", "Supreme Court Justice"),
        ("It met {PERSON Ada Okafor} and Minister {PERSON Anna Berg} there.", "Minister"),
        ("It chose a successor. Mr. {PERSON Carl Dorn} left.", ""),
        ("It said [former Secretary of State] {PERSON Anna Berg} left.", ""),
        ("{PERSON Carl Dorn}, then the chief of staff, left.", "chief of staff"),
        ("{PERSON Carl Dorn}, spokesman for Minister {PERSON Anna Berg}, left.", "spokesman"),
        (
            "{PERSON Carl Dorn}, CEO and co-founder of Nordvik, left.",
            "CEO and co-founder of Nordvik",
        ),
        ("It fell under President {PERSON Anna Berg} there.", "President"),
        (
            "{PERSON Carl Dorn}, former Senator {PERSON Anna Berg} and others left.",
            "former Senator",
        ),
        ("It met a spokesman for Minister {PERSON Anna Berg} there.", "Minister"),
        ("The First Lady {PERSON Anna Berg} left.", "First Lady"),
        ("Under Secretary {PERSON Anna Berg} left.", "Under Secretary"),
    ],
)
def test_a_role_is_whole_and_as_printed(find: Find, text: str, role: str) -> None:
    people = [each for each in find(text) if each.kind == "person"]
    assert people[-1 if "Berg} " in text else 0].role == role


def test_the_next_in_a_list_lends_nobody_a_role(find: Find) -> None:
    carl, anna = find("{PERSON Carl Dorn}, former Senator {PERSON Anna Berg} and others left.")
    assert (carl.role, anna.role) == ("", "former Senator")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Anna Berg, the embattled former minister, left.", "former minister"),
        ("The far-right leader Anna Berg left on Monday.", "leader"),
        ("On Monday the popular French president Anna Berg left.", "French president"),
        ("On Monday vice-president Anna Berg left.", "vice-president"),
    ],
)
def test_what_is_thought_of_somebody_is_no_part_of_the_role(
    nlp: Language, text: str, role: str
) -> None:
    (person,) = [name for name in find_names(nlp(text)) if name.kind == "person"]
    assert person.role == role
