"""Pages are kept until something changes, for readers without cookies alone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Source
from articles.views.keeping import Kept, Shelf
from articles.visits import COOKIE as VISITS

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/sources/"


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(ADDRESS).status_code == 200
    return len(asked)


def test_a_page_asked_again_costs_one_short_question(client: Client) -> None:
    first = client.get(ADDRESS)
    assert _queries(client) == 1
    again = client.get(ADDRESS)
    assert (again.content, again.headers) == (first.content, first.headers)


def test_a_change_is_on_the_page_at_once(client: Client) -> None:
    client.get(ADDRESS)
    Source.objects.create(name="Harbour Post", slug="harbour-post")
    assert "Harbour Post" in client.get(ADDRESS).content.decode()


def test_a_browser_that_has_the_page_is_told_so(client: Client) -> None:
    mark = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": mark}).status_code == 304
    Source.objects.create(name="Harbour Post", slug="harbour-post")
    assert client.get(ADDRESS, headers={"if-none-match": mark}).status_code == 200


def test_when_somebody_was_here_before_matters_to_the_front_page_alone(client: Client) -> None:
    client.get(ADDRESS)
    client.cookies[VISITS] = ".1600000000"
    assert _queries(client) == 1
    first = Client().get("/").content
    client.get("/")
    assert Client().get("/").content == first


def test_a_page_is_kept_for_each_language_by_itself(client: Client) -> None:
    english = client.get(ADDRESS).content
    german = client.get(ADDRESS, headers={"accept-language": "de"}).content
    assert b'lang="de"' in german
    assert client.get(ADDRESS).content == english
    client.cookies["language"] = "de"
    assert client.get(ADDRESS).content == german
    assert _queries(client) == 1


def test_a_page_is_kept_for_light_and_dark_by_itself(client: Client) -> None:
    plain = client.get(ADDRESS).content
    assert b"data-theme=" not in plain
    client.cookies["theme"] = "dark"
    assert b' data-theme="dark">' in client.get(ADDRESS).content
    assert _queries(client) == 1
    client.cookies["theme"] = '"><b>'
    assert client.get(ADDRESS).content == plain


def test_a_fragment_and_its_page_are_two_answers(client: Client) -> None:
    whole = client.get("/search/?q=frigate").content
    part = client.get("/search/?q=frigate", headers={"hx-request": "true"}).content
    assert b"<html" in whole
    assert b"<html" not in part


def test_whoever_is_signed_in_gets_a_page_of_their_own(client: Client) -> None:
    client.get(ADDRESS)
    client.force_login(User.objects.create_superuser("editor"))
    assert _queries(client) > 1
    assert "ETag" not in client.get(ADDRESS).headers
    client.logout()


def test_what_says_how_it_may_be_kept_is_not_kept(client: Client) -> None:
    assert "ETag" not in client.get("/healthz").headers


def test_the_shelf_gives_up_what_was_not_asked_for_longest() -> None:
    shelf = Shelf(room=20)
    for key in ("one", "two"):
        shelf.keep(key, Kept(b"0123456789", {}), mark="m")
    shelf.find("one", mark="m")
    shelf.keep("three", Kept(b"0123456789", {}), mark="m")
    assert shelf.find("two", mark="m") is None
    assert shelf.find("one", mark="m")
    assert shelf.find("one", mark="another") is None


def test_the_site_keeps_pages() -> None:
    assert settings.KEPT_PAGES_MB > 0
