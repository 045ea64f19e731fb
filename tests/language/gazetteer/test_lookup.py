"""The gazetteer: what and where a place is, by any of its names."""

from __future__ import annotations

import pytest

from entities.language.gazetteer import lookup


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("US", "country:united-states:us"),
        ("the U.S.", "country:united-states:us"),
        ("Kiev", "city:kyiv:ua"),
        ("the Pentagon", "building:pentagon:us"),
        ("No 10", "building:downing-street:gb"),
        ("NATO HQ", "building:nato-headquarters:be"),
        ("Incirlik", "base:incirlik-air-base:tr"),
        ("Liège", "city:liege:be"),
        ("Saint Louis", "city:st-louis:us"),
        ("Georgia", "country:georgia:ge"),
        ("Washington", "city:washington:us"),
        ("Rotherham", "city:rotherham:gb"),
        ("North East Fife", "constituency:north-east-fife:gb"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(name: str, key: str) -> None:
    place = lookup(name)
    assert place is not None
    assert place.key == key


@pytest.mark.parametrize("name", ["us", "Us", "Miss", "", "the", "Nowhere-on-Sea"])
def test_words_that_name_no_place_are_none(name: str) -> None:
    assert lookup(name) is None


def test_a_place_has_kind_and_position() -> None:
    place = lookup("Rotherham")
    assert place is not None
    assert (place.kind, place.country, place.people) == ("city", "GB", 118)
    assert (round(place.lat, 1), round(place.lon, 1)) == (53.4, -1.4)


def test_an_alias_gives_the_canonical_name() -> None:
    place = lookup("Burma")
    assert place is not None
    assert place.name == "Myanmar"
