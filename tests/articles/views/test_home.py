"""The front page."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_article, make_date, make_entity, make_mention, make_story

pytestmark = pytest.mark.django_db


def test_it_leads_with_the_newest_story(client: Client) -> None:
    older = make_story("An older matter", last_day=date(2025, 3, 1))
    newer = make_story("The newest matter", last_day=date(2025, 3, 9))
    make_article(title="The newest matter", story=newer, published=date(2025, 3, 9))
    page = client.get("/").content.decode()
    assert page.index(newer.get_absolute_url()) < page.index(older.get_absolute_url())


def test_it_shows_who_and_which_day_the_lead_is_about(client: Client) -> None:
    story = make_story(last_day=date(2025, 3, 10))
    article = make_article("Anna Berg came on Thursday.", story=story, published=date(2025, 3, 10))
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_date(article, "Thursday", date(2025, 3, 6))
    page = client.get("/").content.decode()
    assert 'href="/people/anna-berg/"' in page
    assert 'href="/dates/2025/03/06/"' in page


def test_an_empty_site_says_what_to_do_next(client: Client) -> None:
    assert "manage.py ingest" in client.get("/").content.decode()


def test_undated_stories_are_never_given_the_day_they_were_loaded(client: Client) -> None:
    make_article(story=make_story())
    page = client.get("/").content.decode()
    assert "undated" in page
    assert "<time" not in page


def test_it_takes_few_queries_however_many_stories(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        story = make_story(f"Matter {number}", last_day=date(2025, 3, 1 + number))
        make_article(story=story, published=date(2025, 3, 1 + number), source=f"Paper {number}")
    with django_assert_max_num_queries(15):
        client.get("/")


def test_it_cannot_be_posted_to(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_every_page_forbids_scripts_and_styles_of_others(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
