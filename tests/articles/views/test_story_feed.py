"""A story's Atom feed."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.models import Story
from tests.factories import make_article, make_story

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def story() -> Story:
    story = make_story(reports=3, separate_texts=2)
    own = make_article("They met.", story=story, source="The Paper", published=date(2025, 3, 6))
    make_article("They met.", story=story, reprint_of=own, reprint_kind="same text")
    make_article("Others met.", title="Others meet", story=story)
    return story


def address(story: Story) -> str:
    return f"{story.get_absolute_url().rstrip('/')}.atom"


def feed(client: Client, story: Story) -> ElementTree.Element:
    answer = client.get(address(story))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own


def test_each_separate_text_is_an_entry_with_its_copies(client: Client, story: Story) -> None:
    found = feed(client, story)
    titles = {each.text for each in found.findall("a:entry/a:title", ATOM)}
    assert titles == {"Two ministers meet", "Others meet"}
    summaries = [each.text or "" for each in found.findall("a:entry/a:summary", ATOM)]
    assert any("The Paper · 6 March 2025 · 1 copy. They met." in each for each in summaries)
    assert any("outlet not stated · undated." in each for each in summaries)


def test_what_a_reader_knows_it_by_does_not_change_with_the_headline(
    client: Client, story: Story
) -> None:
    before = feed(client, story)
    Story.objects.update(headline="Another headline")
    story.refresh_from_db()
    after = feed(client, story)
    for path in ("a:id", "a:entry/a:id"):
        assert [each.text for each in before.findall(path, ATOM)] == [
            each.text for each in after.findall(path, ATOM)
        ]


def test_an_old_address_leads_to_the_feed_of_today(client: Client, story: Story) -> None:
    answer = client.get(f"/stories/{story.pk}-once.atom")
    assert (answer.status_code, answer["Location"]) == (301, address(story))
    moved = make_story("Once another", moved_to=story, reports=0)
    assert client.get(address(moved))["Location"] == address(story)
    assert client.get("/stories/987654321-x.atom").status_code == 404


def test_the_page_leads_to_it(client: Client, story: Story) -> None:
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.count(f'href="{address(story)}"') == 2
    assert 'rel="alternate" type="application/atom+xml"' in page


def test_as_json_feed_its_texts_are_the_same(client: Client, story: Story) -> None:
    found = client.get(address(story).replace(".atom", ".feed.json")).json()
    entries = feed(client, story).findall("a:entry", ATOM)
    assert [each["id"] for each in found["items"]] == [
        each.findtext("a:id", "", ATOM) for each in entries
    ]
    named = {each["title"]: each.get("authors") for each in found["items"]}
    assert named == {"Two ministers meet": [{"name": "The Paper"}], "Others meet": None}
    assert found["description"] == "3 reports · 2 separate texts"
    wrong = client.get(f"/stories/{story.pk}-once.feed.json")
    assert wrong["Location"] == address(story).replace(".atom", ".feed.json")
