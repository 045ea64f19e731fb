"""The stories of a saga before and after one, with what links them."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Story
from articles.stories.chain import chain
from tests.factories import link_stories, make_article, make_entity, make_event, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    return make_story("The visit", first_day=date(2025, 3, 6), last_day=date(2025, 3, 7))


def began(headline: str, day: date | None, story: Story) -> Story:
    other = make_story(headline, first_day=day, last_day=day)
    link_stories(story, other)
    return other


def test_those_before_and_after_come_nearest_first(story: Story) -> None:
    days = date(2024, 1, 1), date(2025, 3, 1), date(2025, 3, 9), date(2026, 1, 1)
    long_ago, before, after, later = (began(str(day), day, story) for day in days)
    found = chain(story)
    assert [each.story for each in found.before] == [before, long_ago]
    assert [each.story for each in found.after] == [after, later]


def test_an_undated_story_is_neither_before_nor_after(story: Story) -> None:
    undated = began("The letter", None, story)
    found = chain(story)
    assert ([each.story for each in found.near], found.before, found.after) == ([undated], [], [])


def test_a_story_that_moved_on_or_lost_its_reports_is_none(story: Story) -> None:
    moved = began("The call", date(2025, 3, 1), story)
    Story.objects.filter(pk=moved.pk).update(moved_to=story)
    empty = began("The letter", date(2025, 3, 2), story)
    Story.objects.filter(pk=empty.pk).update(reports=0)
    assert chain(story).before == []


def test_the_events_that_both_tell_of_link_them(story: Story) -> None:
    other = began("The call", date(2025, 3, 1), story)
    anna, carl = make_entity("Anna Berg"), make_entity("Carl Lund")
    text = "Anna Berg met Carl Lund."
    event = make_event(make_article(text, story=story), "met", anna, carl)
    make_event(make_article(text, story=other), "met", anna, carl, event=event)
    make_event(make_article("Anna Berg spoke.", story=other), "spoke", anna)
    (before,) = chain(story).before
    assert before.events == (event,)
    assert before.reason == "shares Anna Berg"


def test_however_many_there_are_two_queries_do(
    story: Story, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, 9):
        began(f"Story {number}", date(2025, 2, number), story)
    with django_assert_num_queries(2):
        assert len(chain(story).before) == 8
