"""Searches that editors keep."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import SavedSearch
from entities.rulings.roles import EDITORS
from tests.factories import make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("ed", password="word", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def save(client: Client, question: str, name: str = "Ferries") -> str:
    answer = client.post("/search/saved/", {"name": name, "question": question}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_search_is_kept_as_a_page_and_a_feed(editor: Client) -> None:
    make_article("A ferry.", story=make_story("The ferry matter"))
    page = save(editor, "q=ferry&person=&after=x&order=oldest")
    kept = SavedSearch.objects.get()
    assert kept.question == "q=ferry&order=oldest"
    assert kept.saved_by is not None
    assert 'href="/search/?q=ferry&amp;order=oldest"' in page
    assert 'href="/search.atom?q=ferry&amp;order=oldest"' in page
    assert "The ferry matter" in editor.get(kept.feed).content.decode()
    assert len(editor.get(kept.get_absolute_url()).context["page"]) == 1


def test_the_search_page_offers_it_to_editors_alone(editor: Client) -> None:
    asked = {"q": "ferry", "order": "oldest"}
    assert 'value="q=ferry&amp;order=oldest"' in editor.get("/search/", asked).content.decode()
    assert "Save this search" not in editor.get("/search/").content.decode()
    assert "Save this search" not in Client().get("/search/", asked).content.decode()


def test_a_question_is_kept_once(editor: Client) -> None:
    save(editor, "q=ferry")
    assert "kept already, as “Ferries”" in save(editor, "q=ferry", "Boats")
    assert SavedSearch.objects.count() == 1


@pytest.mark.parametrize("question", ["", "order=nonsense", "published_from=soon", "after=x"])
def test_what_cannot_be_asked_is_not_kept(editor: Client, question: str) -> None:
    save(editor, question)
    assert not SavedSearch.objects.exists()


def test_one_is_removed(editor: Client) -> None:
    save(editor, "q=ferry")
    editor.post(f"/search/saved/{SavedSearch.objects.get().pk}/remove/")
    assert not SavedSearch.objects.exists()
    assert editor.post("/search/saved/1/remove/").status_code == 404


def test_readers_keep_none(client: Client) -> None:
    assert client.post("/search/saved/", {"name": "x", "question": "q=x"}).status_code == 302
    client.force_login(User.objects.create_user("reader"))
    assert client.post("/search/saved/", {"name": "x", "question": "q=x"}).status_code == 403
    assert not SavedSearch.objects.exists()
