"""Looking again at neighbouring stories."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from articles.stories.settle import Held, Part, likeness_to, settle
from tests.articles.stories.made import made

VISIT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"
ECHO = "Minesweepers for the strait: what Luis Brandt heard from Ana Kovar at the naval yard"
STRIKE = "A lorry strike closed the orchard markets while farmers poured cider over the motorway"


def test_a_stranger_is_split_off_and_the_rest_keep_the_address() -> None:
    reports = {1: made(VISIT), 2: made(ECHO), 3: made(STRIKE)}
    parts = settle(reports, {1: 10, 2: 10, 3: 10})
    assert parts == (Part(10, (1, 2)), Part(None, (3,)))


def test_two_stories_of_one_happening_become_the_older() -> None:
    parts = settle({1: made(VISIT), 2: made(ECHO)}, {1: 10, 2: 11})
    assert parts == (Part(10, (1, 2)),)


def test_a_larger_story_keeps_its_address_over_an_older_one() -> None:
    reports = {1: made(VISIT), 2: made(ECHO), 3: made(ECHO)}
    assert settle(reports, {1: 10, 2: 11, 3: 11}) == (Part(11, (1, 2, 3)),)


def test_a_report_without_a_story_may_found_one() -> None:
    parts = settle({1: made(VISIT), 2: made(STRIKE)}, {1: 10, 2: None})
    assert parts == (Part(10, (1,)), Part(None, (2,)))


def test_the_order_of_reports_changes_nothing() -> None:
    texts = [VISIT, ECHO, STRIKE, STRIKE.replace("cider", "milk")]
    profiles = {number: made(text) for number, text in enumerate(texts)}
    stories = dict.fromkeys(profiles, None)
    for order in permutations(profiles):
        parts = settle({each: profiles[each] for each in order}, stories)
        assert [part.reports for part in parts] == [(0, 1), (2, 3)]


def test_likeness_of_the_nearest_alone_does_not_chain_stories() -> None:
    days = [date(2024, 5, 1), date(2024, 5, 29), date(2024, 6, 26), date(2024, 7, 24)]
    profiles = {n: made(VISIT, published=day, days=(day,)) for n, day in enumerate(days)}
    assert len(settle(profiles, dict.fromkeys(profiles, 1))) > 1


def test_what_editors_pinned_to_two_stories_stays_in_two() -> None:
    parts = settle(
        {1: made(VISIT), 2: made(ECHO)}, {1: 10, 2: 11}, held=Held(pinned={1: 10, 2: 11})
    )
    assert parts == (Part(10, (1,)), Part(11, (2,)))


def test_what_an_editor_pinned_together_stays_together_under_that_address() -> None:
    reports = {1: made(VISIT), 2: made(ECHO), 3: made(STRIKE)}
    parts = settle(reports, {1: 10, 2: 10, 3: 11}, held=Held(pinned={1: 11, 3: 11}))
    assert parts == (Part(11, (1, 2, 3)),) or Part(11, (1, 3)) in parts


def test_reports_that_are_apart_are_never_of_one_story() -> None:
    reports = {1: made(VISIT), 2: made(ECHO), 3: made(ECHO)}
    parts = settle(reports, {1: 10, 2: 11, 3: None}, held=Held(apart={(1, 2)}))
    assert not any({1, 2} <= set(part.reports) for part in parts)
    assert {part.story for part in parts} == {10, 11}


def test_a_report_is_as_like_a_part_as_the_third_likest_there() -> None:
    assert likeness_to([0.1, 0.9, 0.2, 0.7, 0.8]) == 0.7
    assert likeness_to([0.9, 0.1, 0.1, 0.2]) == 0.1  # one look-alike does not speak for all
    assert likeness_to([0.9, 0.2]) == 0.2
