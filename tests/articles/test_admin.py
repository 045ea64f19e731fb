"""Editing what was published."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Refused
from entities.models import Ruling
from tests.factories import link_stories, make_article, make_story, make_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "kind", ["article", "articleversion", "story", "storylink", "source", "refused"]
)
def test_every_list_answers_and_can_be_searched(admin_client: Client, kind: str) -> None:
    make_version(make_article(source="The Paper", story=make_story()))
    link_stories(make_story("One"), make_story("Other"))
    Refused.objects.create(origin="x.txt", reason="empty", dropped=True)
    answer = admin_client.get(f"/admin/articles/{kind}/", {"q": "e"})
    assert answer.status_code == 200


def test_an_article_can_be_moved_to_another_story(admin_client: Client) -> None:
    page = admin_client.get(f"/admin/articles/article/{make_article().pk}/change/")
    assert page.status_code == 200
    assert b"admin-autocomplete" in page.content


def test_a_version_is_read_only_and_its_original_is_not_dumped(admin_client: Client) -> None:
    version = make_version(make_article(), raw=b"<script>alert(1)</script>")
    address = f"/admin/articles/articleversion/{version.pk}/change/"
    page = admin_client.get(address).content.decode()
    assert "alert(1)" not in page
    assert f"/articles/{version.article_id}/original/1/" in page
    assert admin_client.post(address, {"origin": "forged"}).status_code == 403


def test_what_was_refused_cannot_make_markup(admin_client: Client) -> None:
    Refused.objects.create(origin="<img src=x>.txt", reason="<b>bad</b>", dropped=True)
    page = admin_client.get("/admin/articles/refused/").content.decode()
    assert "<img src=x>" not in page
    assert "<b>bad</b>" not in page


def test_the_list_of_articles_takes_few_queries(
    admin_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        make_article(source=f"Paper {number}", story=make_story(f"Story {number}"))
    with django_assert_max_num_queries(12):
        admin_client.get("/admin/articles/article/")


def test_a_headline_set_in_the_admin_is_a_ruling(admin_client: Client) -> None:
    story = make_article(story=make_story("Two meet")).story
    assert story
    address = f"/admin/articles/story/{story.pk}/change/"
    admin_client.post(address, {"headline": "Ministers meet", "why": "shorter", "seen": 0})
    ruling = Ruling.objects.get()
    said = "the story is called “Ministers meet”"
    assert (ruling.about, ruling.now, ruling.why) == ("story-headline", said, "shorter")
    story.refresh_from_db()
    assert story.headline == "Ministers meet"


def test_a_report_moved_in_the_admin_is_moved_by_a_ruling(admin_client: Client) -> None:
    one, other = make_story("One"), make_story("Other")
    report = make_article(story=one)
    make_article("The other text.", story=other)
    form = {
        "story": other.pk,
        "source": report.source_id or "",
        "published": report.published or "",
    }
    inline = {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}
    address = f"/admin/articles/article/{report.pk}/change/"
    answer = admin_client.post(address, form | inline | {"seen": 0, "why": "so"})
    assert answer.status_code == 302
    assert Ruling.objects.get().about == "story-move"
    report.refresh_from_db()
    assert report.story == other


def test_what_was_derived_cannot_be_posted(admin_client: Client) -> None:
    report = make_article(story=make_story())
    inline = {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}
    form = {"title": "Forged", "text": "Forged", "reprint_kind": "same text", "seen": 0}
    form |= {"story": report.story_id, "published": report.published or ""}
    admin_client.post(f"/admin/articles/article/{report.pk}/change/", form | inline)
    report.refresh_from_db()
    assert "Forged" not in (report.title, report.text)
    assert not Ruling.objects.exists()
