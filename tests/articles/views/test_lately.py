"""What the front page says of the present."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from articles.models import Article
from articles.views.lately import coming, in_the_news, since_visit
from articles.visits import COOKIE
from entities.models import Event
from tests.factories import make_article, make_entity, make_named, make_story

pytestmark = pytest.mark.django_db

NEWEST = date(2025, 3, 10)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def name_on(*days: date) -> None:
    """One person, named in a report of each of these days."""
    anna = make_entity("Anna Berg")
    for day in days:
        make_named(make_article(published=day), anna)


def announced(title: str, day: date, status: str = "announced") -> None:
    Event.objects.create(
        title=title, kind="visit", status=status, earliest=day, latest=day, reports=1, texts=1
    )


def test_what_came_since_the_last_visit_is_counted_by_story() -> None:
    one, other = make_story("One"), make_story("Other")
    for story in (one, one, other):
        make_article(story=story)
    Article.objects.filter(story=other).update(loaded_at=LONG_AGO)
    since = since_visit(LONG_AGO + timedelta(days=1))
    assert since is not None
    assert since.reports == 2
    assert [(story.headline, n) for story, n in since.stories] == [("One", 2)]


def test_a_first_visit_has_nothing_before_it() -> None:
    assert since_visit(None) is None


def test_who_is_in_the_news_this_week_against_the_last() -> None:
    name_on(*(NEWEST - timedelta(days=ago) for ago in (0, 6, 7, 13, 13, 14)))
    [found] = in_the_news(NEWEST)
    assert (found.reports, found.before) == (2, 3)


def test_without_days_there_are_no_weeks() -> None:
    name_on(NEWEST)
    assert [each.before for each in in_the_news(None)] == [None]


def test_what_is_announced_for_later_is_coming_the_next_first() -> None:
    announced("Summit", NEWEST + timedelta(days=9))
    announced("Visit", NEWEST + timedelta(days=2))
    announced("Held already", NEWEST - timedelta(days=1))
    announced("Off", NEWEST + timedelta(days=3), status="cancelled")
    assert [each.title for each in coming(NEWEST)] == ["Visit", "Summit"]
    assert coming(None) == []


def test_a_second_visit_is_told_what_is_new(client: Client) -> None:
    make_article(story=make_story("Something new", last_day=NEWEST), published=NEWEST)
    client.cookies[COOKIE] = f"1600000000.{int(LONG_AGO.timestamp())}"
    page = client.get("/").content.decode()
    assert "1 new report since your last visit on 1 January" in page


def test_a_first_visit_explains_the_site_in_a_sentence(client: Client) -> None:
    make_article(story=make_story(last_day=NEWEST), published=NEWEST)
    first = client.get("/")
    assert "opens a page" in first.content.decode()
    assert "Cookie" in first["Vary"]
    assert not first.cookies
    client.cookies[COOKIE] = ".1741608000"
    assert "opens a page" not in client.get("/").content.decode()
