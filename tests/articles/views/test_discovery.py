"""What machines look for first."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.views import discovery
from tests.factories import make_article, make_entity, make_story

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    tree = ElementTree.fromstring(answer.getvalue())  # noqa: S314 - our own
    return [
        (each.text or "").removeprefix("http://testserver") for each in tree.iter(f"{SITEMAP}loc")
    ]


def test_robots_are_led_to_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_every_page_of_what_there_is_is_in_a_sitemap(client: Client) -> None:
    story, article = make_story(), make_article()
    anna = make_entity("Anna Berg", reports=1)
    parts = addresses(client, "/sitemap.xml")
    found = [each for part in parts for each in addresses(client, part)]
    assert sorted(found) == sorted(
        [story.get_absolute_url(), article.get_absolute_url(), anna.get_absolute_url()]
    )


def test_a_large_archive_has_more_sitemaps(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "ADDRESSES_A_MAP", 2)
    for _number in range(3):
        make_article()
    assert addresses(client, "/sitemap.xml") == [
        "/sitemap-articles-1.xml",
        "/sitemap-articles-2.xml",
    ]
    assert len(addresses(client, "/sitemap-articles-2.xml")) == 1


@pytest.mark.parametrize(
    "address", ["/sitemap-nothing-1.xml", "/sitemap-stories-0.xml", "/sitemap-stories-9.xml"]
)
def test_where_there_is_nothing_there_is_no_sitemap(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_browser_learns_how_to_search(client: Client) -> None:
    text = client.get("/opensearch.xml").content.decode()
    assert 'template="http://testserver/search/?q={searchTerms}"' in text
    assert 'href="/opensearch.xml"' in client.get("/").content.decode()
