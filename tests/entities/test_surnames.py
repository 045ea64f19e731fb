"""Surnames with an office of one holder, asked about apart from whom the report has in full."""

from __future__ import annotations

import re

from entities.language.findings import FoundName, FoundQuote, Reading
from entities.surnames import asked_apart

NAME = "Lena Berg"


def read(text: str, **roles: str) -> Reading:
    """A reading in which every Berg is Lena Berg; `roles` by the first word of a mention."""
    found = []
    for match in re.finditer(r"(?:President )?((?:Lena )?Berg)", text):
        role = "President" if match[0].startswith("President") else roles.get(match[1][:4], "")
        start, end = match.span(1)
        found.append(FoundName(start, end, match[1], "person", NAME, "test", role=role))
    return Reading(tuple(found), (), (), "none", "0", "0", ((0, len(text)),))


def names(reading: Reading) -> list[str]:
    return [each.name for each in asked_apart(reading).names]


def test_a_presidents_surname_is_asked_about_apart_from_a_name_without_the_office() -> None:
    assert names(read("President Berg left. Lena Berg spoke.")) == ["Berg", NAME]


def test_it_is_not_where_the_full_name_has_the_office() -> None:
    reading = read("President Berg left. President Lena Berg spoke.")
    assert asked_apart(reading) is reading


def test_a_surname_alone_is_whose_it_was_last() -> None:
    text = "President Berg left. Berg sat. Lena Berg spoke. Berg ate."
    assert names(read(text)) == ["Berg", "Berg", NAME, NAME]


def test_a_surname_without_an_office_of_one_holder_is_the_full_names() -> None:
    reading = read("Berg left. Lena Berg spoke.", Berg="Minister")
    assert asked_apart(reading) is reading


def test_what_it_says_goes_with_it() -> None:
    text = "President Berg spoke. Lena Berg left."
    reading = read(text)
    quote = FoundQuote(16, 21, "spoke", NAME, 0, 14, "spoke")
    given = Reading(reading.names, (), (quote,), "none", "0", "0", ((0, len(text)),))
    assert [each.speaker for each in asked_apart(given).quotes] == ["Berg"]
