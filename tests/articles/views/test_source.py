"""Outlets."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def test_it_lists_what_an_outlet_printed(client: Client) -> None:
    article = make_article(source="The Paper", published=date(2025, 3, 10))
    page = client.get("/sources/the-paper/").content.decode()
    assert article.get_absolute_url() in page
    assert "10 March 2025" in page


def test_the_list_counts_texts_of_its_own_apart_from_copies(client: Client) -> None:
    original = make_article(source="The Paper")
    make_article(source="The Echo", reprint_of=original, reprint_kind="same text")
    page = " ".join(client.get("/sources/").content.decode().split())
    assert "The Echo</a></th> <td>1</td> <td>0</td>" in page


def test_reports_without_an_outlet_are_counted_too(client: Client) -> None:
    make_article()
    assert "1 report does not say who printed it." in client.get("/sources/").content.decode()


def test_an_outlet_without_reports_still_answers(client: Client) -> None:
    make_source("The Empty")
    assert client.get("/sources/the-empty/").status_code == 200


def test_an_unknown_outlet_is_not_found_and_none_can_be_posted_to(client: Client) -> None:
    make_source("The Paper")
    assert client.get("/sources/nobody/").status_code == 404
    assert client.post("/sources/the-paper/").status_code == 405


def test_all_outlets_are_followed_by_one_list(client: Client) -> None:
    make_article(source="Gazette & Sons")
    page = client.get("/sources/").content.decode()
    assert 'href="/sources.opml"' in page
    answer = client.get("/sources.opml")
    listed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert (listed.tag, listed.get("version")) == ("opml", "2.0")
    [outline] = listed.findall("body/outline")
    assert outline.get("text") == "Gazette & Sons"
    feed = (outline.get("xmlUrl") or "").removeprefix("http://testserver")
    assert client.get(feed)["Content-Type"].startswith("application/atom+xml")
