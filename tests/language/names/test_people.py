"""Who a surname stands for where relatives of that name are in the report."""

from __future__ import annotations

import pytest

from tests.language.names.conftest import Find


@pytest.mark.parametrize(
    "relative",
    [
        "First Lady {PERSON Lena Qanoor}",
        "His wife {PERSON Lena Qanoor}",
        "Governor {PERSON Lena Qanoor}",
    ],
)
def test_a_presidents_surname_is_not_a_relatives(find: Find, relative: str) -> None:
    found = find(
        f"President {{PERSON Qanoor}} spoke.\n{relative} left.\n{{PERSON Qanoor}} resigned.\n"
        "President {PERSON Qanoor} spoke. {PERSON Qanoor} left."
    )
    assert {name.text: name.name for name in found if name.kind == "person"} == {
        "Qanoor": "Qanoor",
        "Lena Qanoor": "Lena Qanoor",
    }


def test_a_president_named_in_full_is_one(find: Find) -> None:
    found = find("President {PERSON Lena Qanoor} spoke. President {PERSON Qanoor} left.")
    assert {name.name for name in found if name.kind == "person"} == {"Lena Qanoor"}


def test_a_president_whose_full_name_has_no_office_is_one(find: Find) -> None:
    found = find("President {PERSON Qanoor} spoke. {PERSON Lena Qanoor} left.")
    assert {name.name for name in found if name.kind == "person"} == {"Lena Qanoor"}


def test_a_kings_name_is_nobodys_family_name(find: Find) -> None:
    found = find("King {PERSON Oscar} spoke. {PERSON Lena Oscar} left. {PERSON Oscar Berg} left.")
    assert {name.name for name in found} == {"Oscar", "Lena Oscar", "Oscar Berg"}


def test_a_prince_with_a_fathers_name_is_called_by_his_own(find: Find) -> None:
    found = find("Prince {PERSON Faisal} spoke. {PERSON Faisal bin Omar} left.")
    assert {name.name for name in found} == {"Faisal bin Omar"}


def test_the_end_of_a_longer_name_is_not_a_given_name(find: Find) -> None:
    found = find("{PERSON Jan Van Morris} left. {PERSON Van Morris} spoke.")
    assert {name.name for name in found} == {"Jan Van Morris"}
