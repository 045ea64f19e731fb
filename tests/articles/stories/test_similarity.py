"""Choosing the story of a report from hand-made profiles."""

from __future__ import annotations

from datetime import date

import pytest

from articles.stories.profile import Profile
from articles.stories.similarity import RELATED, choose, compare, related
from tests.articles.stories.made import made

VISIT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"
ECHO = "Minesweepers for the strait: what Luis Brandt heard from Ana Kovar at the naval yard"
OTHER = "A lorry strike closed the orchard markets while farmers poured cider over the motorway"


def test_a_report_joins_the_story_of_its_happening() -> None:
    choice = choose(made(ECHO), {7: [made(OTHER)], 8: [made(VISIT)]})
    assert choice.story == 8
    assert any("Ana Kovar" in reason for reason in choice.reasons)
    assert any("minesweeper" in reason for reason in choice.reasons)


def test_a_report_like_none_founds_a_story_and_says_why() -> None:
    choice = choose(made(OTHER), {8: [made(VISIT)]})
    assert choice.story is None
    assert choice.runner_up == 8
    assert "needed" in choice.why_not


def test_without_candidates_a_report_founds_a_story() -> None:
    choice = choose(made(VISIT), {})
    assert (choice.story, choice.runner_up, choice.why_not) == (
        None,
        None,
        "no other story is near",
    )


def test_the_runner_up_is_named_with_its_number() -> None:
    choice = choose(made(ECHO), {7: [made(OTHER)], 8: [made(VISIT)]})
    assert choice.runner_up == 7
    assert choice.why_not.startswith(f"likeness {choice.runner_up_score:.2f}")


@pytest.mark.parametrize(("later", "same"), [(date(2024, 5, 3), True), (date(2024, 8, 30), False)])
def test_the_gap_in_days_parts_like_reports(later: date, *, same: bool) -> None:
    first = made(VISIT, published=date(2024, 5, 2))
    choice = choose(made(ECHO, published=later), {1: [first]})
    assert (choice.story == 1) is same


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
    assert choose(autumn[0], {1: spring}).story is None
    assert related(spring, autumn).score >= RELATED
    assert related(spring, [made(OTHER)]).score < RELATED


def test_a_story_without_reports_is_passed_over() -> None:
    nothing: list[Profile] = []
    assert choose(made(VISIT), {3: nothing}).story is None
    assert related(nothing, [made(VISIT)]).score == 0.0
