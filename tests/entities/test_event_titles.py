"""An event is called by what happened, who took part, and where."""

from __future__ import annotations

import pytest

from entities.event_titles import Party, title

ANNA, CARL, EVA = Party("Anna Berg"), Party("Carl Dorn"), Party("Eva Holm")


@pytest.mark.parametrize(
    ("kind", "parties", "words"),
    [
        ("meeting", [ANNA, CARL], "Anna Berg and Carl Dorn meet"),
        ("meeting", [ANNA, CARL, EVA], "Anna Berg, Carl Dorn and others meet"),
        ("meeting", [ANNA], "Meeting with Anna Berg"),
        ("call", [ANNA, CARL], "Anna Berg and Carl Dorn speak by telephone"),
        ("agreement", [ANNA, CARL], "Agreement between Anna Berg and Carl Dorn"),
        ("agreement", [ANNA], "Agreement of Anna Berg"),
        ("aid", [ANNA, Party("Norway", "receiver")], "Aid from Anna Berg to Norway"),
        ("aid", [Party("Norway", "receiver")], "Aid to Norway"),
        ("appointment", [], "Appointment"),
    ],
)
def test_kind_and_people_make_the_words(kind: str, parties: list[Party], words: str) -> None:
    assert title(kind, parties) == words


def test_a_visitor_visits_the_place_and_the_place_is_no_visitor() -> None:
    assert title("visit", [ANNA, Party("Oslo")], place="Oslo", place_kind="city") == (
        "Anna Berg visits Oslo"
    )


@pytest.mark.parametrize(
    ("place", "kind", "words"),
    [
        ("Oslo", "city", "meet in Oslo"),
        ("Pentagon", "building", "meet at the Pentagon"),
        ("The Pentagon", "building", "meet at The Pentagon"),
        ("Camp David", "building", "meet at Camp David"),
    ],
)
def test_one_meets_in_a_city_and_at_a_building(place: str, kind: str, words: str) -> None:
    assert title("meeting", [ANNA, CARL], place=place, place_kind=kind).endswith(words)


def test_what_recurs_is_called_by_its_name() -> None:
    assert title("conference", [ANNA], place="Oslo", series="The Oslo Forum") == (
        "The Oslo Forum in Oslo"
    )
