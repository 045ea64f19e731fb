"""Keys under which the spellings of one name meet."""

from __future__ import annotations

import pytest

from entities.language.names.keys import (
    name_words,
    organisation_key,
    person_key,
    place_key,
    surname_key,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Volodymyr Zelensky", "President Volodymyr Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("John Healey", "Healey, John"),
        ("John Healey", "The Rt Hon John Edward Healey MP"),
        ("Lloyd J. Austin", "Lloyd Austin"),
        ("Pål Jonson", "Pal Jonson"),
        ("Bashar al-Assad", "Bashar Assad"),
    ],
)
def test_spellings_of_one_person_have_one_key(left: str, right: str) -> None:
    assert person_key(left) == person_key(right)


def test_people_of_one_surname_have_two_keys_and_one_surname_key() -> None:
    assert person_key("Bill Clinton") != person_key("Hillary Clinton")
    assert surname_key("Bill Clinton") == surname_key("Mrs Clinton")


def test_a_name_of_one_word_has_that_word_for_both_keys() -> None:
    assert person_key("Zelensky") == surname_key("Zelensky")


def test_short_words_keep_their_spelling() -> None:
    assert surname_key("Wu") != surname_key("Vu")


def test_names_of_one_place_have_the_gazetteers_key() -> None:
    assert place_key("the US") == place_key("America") == "country:united-states:us"
    assert place_key("the Vale of Nowhere") == "vale of nowhere"


def test_names_of_one_organisation_have_one_key() -> None:
    assert organisation_key("Nato") == organisation_key("North Atlantic Treaty Organisation")
    assert organisation_key("the Harbour Centre") == organisation_key("Harbour Center")


def test_nothing_has_an_empty_key() -> None:
    assert person_key("") == surname_key("") == place_key("") == organisation_key("") == ""


@pytest.mark.parametrize(
    "name", ["Al Brown", "AL HUNTER", "Senator Al Franz", "Van Morris", "Morris, Van"]
)
def test_al_and_van_printed_as_given_names_are_given_names(name: str) -> None:
    assert len(name_words(name)) == 2


@pytest.mark.parametrize(
    "name",
    [
        "al-Rashid",
        "Al-Brown",
        "Al Nahyan",
        "al Brown",
        "van Dyke",
        "Van Dyke",
        "Van der Berg",
        "van Morris",
        "Di Pietro",
        "Van Gogh",
    ],
)
def test_particles_of_a_family_name_are_none(name: str) -> None:
    assert len(name_words(name)) == 1
