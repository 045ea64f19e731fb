"""How like two reports are, from hand-made profiles."""

from __future__ import annotations

from datetime import date

import pytest

from articles.stories.profile import Profile
from articles.stories.settle import HOLDS, JOINS
from articles.stories.similarity import RELATED, compare, log_odds, related
from tests.articles.stories.made import made

VISIT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"
ECHO = "Minesweepers for the strait: what Luis Brandt heard from Ana Kovar at the naval yard"
OTHER = "A lorry strike closed the orchard markets while farmers poured cider over the motorway"


def test_two_reports_of_one_happening_are_alike_and_say_why() -> None:
    likeness = compare(made(ECHO), made(VISIT))
    assert likeness.score > JOINS > compare(made(OTHER), made(VISIT)).score
    assert any("Ana Kovar" in reason for reason in likeness.reasons)
    assert any("minesweeper" in reason for reason in likeness.reasons)


@pytest.mark.parametrize(("later", "same"), [(date(2024, 5, 3), True), (date(2024, 8, 30), False)])
def test_the_gap_in_days_parts_like_reports(later: date, *, same: bool) -> None:
    first = made(VISIT, published=date(2024, 5, 2))
    assert (log_odds(made(ECHO, published=later), first) >= HOLDS) is same


def test_an_event_that_both_place_on_a_day_is_named() -> None:
    day = date(2024, 5, 1)
    left, right = (made(text, days=(day,), events=(("meeting", day),)) for text in (VISIT, ECHO))
    assert "tells of the meeting of 1 May 2024" in compare(left, right).reasons


def test_a_day_that_both_tell_of_speaks_for_one_happening() -> None:
    told = made(VISIT, days=(date(2024, 5, 1),)), made(ECHO, days=(date(2024, 5, 1),))
    apart = made(VISIT, days=(date(2024, 5, 1),)), made(ECHO, days=(date(2024, 4, 2),))
    assert compare(*told).score > compare(made(VISIT), made(ECHO)).score > compare(*apart).score
    assert "tells of 1 May 2024" in compare(*told).reasons
    assert "the days told of are 29 days apart" in compare(*apart).reasons


def test_a_day_without_a_year_is_compared_within_the_year() -> None:
    january = made(VISIT, yearless=((1, 2),))
    assert compare(january, made(ECHO, days=(date(2023, 12, 30),))).reasons[-1]
    near = compare(january, made(ECHO, days=(date(2023, 12, 30),))).score
    far = compare(january, made(ECHO, days=(date(2023, 6, 30),))).score
    assert near > far


def test_likeness_is_the_same_both_ways() -> None:
    left, right = made(VISIT, days=(date(2024, 5, 1),)), made(ECHO, published=date(2024, 5, 9))
    assert compare(left, right).score == pytest.approx(compare(right, left).score)


def test_stories_of_one_saga_are_related_though_weeks_apart() -> None:
    spring = [made(VISIT, published=date(2024, 3, 1))]
    autumn = [made(ECHO, published=date(2024, 9, 1))]
    assert log_odds(autumn[0], spring[0]) < HOLDS
    assert related(spring, autumn).score >= RELATED
    assert related(spring, [made(OTHER)]).score < RELATED


def test_a_story_without_reports_is_related_to_none() -> None:
    nothing: list[Profile] = []
    assert related(nothing, [made(VISIT)]).score == 0.0
