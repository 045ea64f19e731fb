"""Whose text a report says it prints."""

from __future__ import annotations

import pytest

from articles.reprints.credit import credit, names
from articles.reprints.publishers import publisher


@pytest.mark.parametrize(
    ("text", "byline", "found"),
    [
        ("LONDON, March 6 (Reuters) - Ministers met.", "", "Reuters"),
        ("Ministers met. (AP)", "", "Associated Press"),
        ("Ministers met.", "Associated Press", "Associated Press"),
        ("Ministers met.", "By Ann Lee, AFP", "Agence France-Presse"),
        ("Ministers met. First published in The Harbour Post.", "", "The Harbour Post"),
        ("Ministers met. Republished with permission from Coast Weekly.", "", "Coast Weekly"),
        ("Ministers met.", "Ann Lee", ""),
    ],
)  # fmt: skip
def test_the_outlet_named_as_the_first(text: str, byline: str, found: str) -> None:
    assert credit(text, byline=byline) == found


def test_a_wire_that_was_only_told_something_is_no_credit() -> None:
    assert credit("Ministers met, he told Reuters. " * 30) == ""


def test_a_notice_that_cleaning_took_out_is_read_too() -> None:
    assert credit("Ministers met.", removed=["Originally published by Coast Weekly"])


def test_a_credit_means_the_outlet_under_its_other_name() -> None:
    assert names("AP", "Associated Press")
    assert names("Guardian", "The Guardian")
    assert not names("", "")
    assert not names("Reuters", "The Guardian")


def test_outlets_of_one_owner_have_one_publisher() -> None:
    assert publisher("The Guardian") == publisher("Observer") == "Guardian Media Group"
    assert publisher("The Harbour Post") == ""
