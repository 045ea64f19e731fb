"""Everything that can be followed, as Atom demands it (RFC 4287)."""

from __future__ import annotations

from datetime import date, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_entity, make_event, make_mention, make_story

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def wire() -> Article:
    """One wire report in four papers, and what it names and tells."""
    story = make_story("Talks <in> Oslo & Bergen", last_day=SIXTH, reports=4, separate_texts=1)
    text = "Anna Berg of the Ministry met Carl Dorn in Oslo & <b>Bergen</b>."
    report = make_article(text, title="Talks", story=story, source="Gazette", published=SIXTH)
    for number in range(3):
        make_article(
            text,
            story=story,
            source=f"Paper {number}",
            reprint_of=report,
            reprint_kind="same text",
            published=SIXTH,
        )
    anna = make_entity("Anna Berg")
    make_mention(report, "Anna Berg", anna)
    make_mention(report, "Oslo", make_entity("Oslo", "place"))
    make_mention(report, "Ministry", make_entity("Ministry", "organisation"))
    make_event(report, "met", anna, day=SIXTH)
    return report


FOLLOWED = [
    "/people/anna-berg.atom", "/places/oslo.atom", "/organisations/ministry.atom",
    "/events.atom?kind=meeting", "/sources/gazette.atom", "/search.atom?q=met&order=oldest",
    "/stories.atom", "/index.atom", "/dates/2025/03/06.atom", "/articles.atom",
]  # fmt: skip


def followed(client: Client, address: str) -> ElementTree.Element:
    """The feed, held to what the standard asks of it and of its entries."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert not feedparser.parse(answer.content).bozo
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.find("a:link[@rel='self']", ATOM) is not None
    for part in [feed, *feed.findall("a:entry", ATOM)]:
        for name in ("id", "title", "updated"):
            [found] = part.findall(f"a:{name}", ATOM)
            assert found.text
        assert datetime.fromisoformat(part.findtext("a:updated", "", ATOM)).tzinfo
        assert part.find("a:link[@rel='alternate']", ATOM) is not None
        assert (part if part.find("a:author", ATOM) is not None else feed).find("a:author", ATOM)
    ids = [each.text for each in feed.findall("a:entry/a:id", ATOM)]
    assert len(ids) == len(set(ids)) > 0
    return feed


@pytest.mark.parametrize("address", FOLLOWED)
def test_one_wire_report_in_four_papers_is_one_entry(
    client: Client, wire: Article, address: str
) -> None:
    assert len(followed(client, address).findall("a:entry", ATOM)) == 1


@pytest.mark.parametrize("address", ["/people/anna-berg.atom", "/search.atom?q=met", "/index.atom"])
def test_an_entry_says_how_many_copies_there_are(
    client: Client, wire: Article, address: str
) -> None:
    [summary] = followed(client, address).findall("a:entry/a:summary", ATOM)
    assert summary.text == "4 reports · 1 separate text · 3 copies"


def test_a_story_has_an_entry_for_each_text_with_its_copies(client: Client, wire: Article) -> None:
    assert wire.story
    page = wire.story.get_absolute_url()
    [summary] = followed(client, f"{page.rstrip('/')}.atom").findall("a:entry/a:summary", ATOM)
    assert "3 copies" in (summary.text or "")
    assert summary.get("type") == "html"
    assert "Oslo &amp; &lt;b&gt;Bergen&lt;/b&gt;" in (summary.text or "")


@pytest.mark.parametrize("address", FOLLOWED)
def test_as_json_feed_the_entries_are_the_same(client: Client, wire: Article, address: str) -> None:
    entries = followed(client, address).findall("a:entry", ATOM)
    answer = client.get(address.replace(".atom", ".feed.json"))
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith(address.replace(".atom", ".feed.json"))
    names = {"id": "a:id", "title": "a:title", "content_html": "a:summary"}
    for said, name in {**names, "date_modified": "a:updated"}.items():
        assert [each[said] for each in feed["items"]] == [
            each.findtext(name, "", ATOM) for each in entries
        ]


@pytest.mark.parametrize("address", FOLLOWED)
def test_the_page_leads_to_its_feed(client: Client, wire: Article, address: str) -> None:
    bare, _dot, asked = address.partition(".atom")
    page = f"{'' if bare == '/index' else bare}/{asked}"
    shown = client.get(page).content.decode()
    assert (
        f'type="application/atom+xml" title="Atom" href="{address.replace("&", "&amp;")}"' in shown
    )
