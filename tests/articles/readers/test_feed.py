"""Feeds of every kind into drafts."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from articles.draft import Draft, Refusal
from articles.readers import read_paths
from articles.readers.confined import ConfinedError
from articles.readers.feed import FULL_WORDS, read_feed

WORDS = "The two ministers met in the capital and agreed to meet again. "
LONG = WORDS * 12

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Gazette</title><link>http://gazette.example/</link><language>en-gb</language>
<item><title>Ministers meet &amp;amp; talk</title><link>/news/1</link><guid>g1</guid>
<pubDate>Mon, 10 Mar 2025 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{LONG}</p><script>alert(1)</script><p>And left.</p>]]>
</content:encoded></item>
<item><title>Teaser</title><link>http://gazette.example/news/2</link>
<description>Only this.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>
<entry><id>tag:1</id><title>Ministers meet</title><link href="http://gazette.example/1"/>
<published>2025-03-10T08:00:00Z</published><updated>2025-03-11T09:00:00Z</updated>
<author><name>A. Writer</name></author>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title></channel>
<item rdf:about="http://gazette.example/1"><title>Ministers meet</title><link>http://gazette.example/1</link>
<dc:date>2025-03-10</dc:date><description>{LONG}</description></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Gazette",
        "items": [
            {
                "id": 1,
                "url": "http://gazette.example/1",
                "title": "Ministers meet",
                "date_published": "2025-03-10T08:00:00+01:00",
                "authors": [{"name": "A. Writer"}],
                "content_html": f"<p>{LONG}</p>",
            }
        ],
    }
)


def drafts(text: str) -> list[Draft]:
    feed = read_feed(text.encode(), origin="feed", place="http://gazette.example/feed")
    return [each.draft for each in feed.items if each.draft]


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, JSON], ids=["rss", "atom", "rdf", "json"])
def test_an_entry_in_full_is_a_report_of_the_outlet(text: str) -> None:
    draft = drafts(text)[0]
    assert draft.source == "The Gazette"
    assert draft.title.startswith("Ministers meet")
    assert draft.text.startswith(WORDS.strip())
    assert draft.published_words.startswith("2025-03-10")


def test_the_day_is_the_one_the_outlets_own_clock_printed() -> None:
    published = drafts(RSS)[0].published
    assert isinstance(published, datetime)
    assert published.date().isoformat() == "2025-03-10"


def test_changed_is_not_taken_for_published() -> None:
    draft = drafts(ATOM)[0]
    assert str(draft.published).startswith("2025-03-10")
    assert str(draft.changed).startswith("2025-03-11")
    only_changed = ATOM.replace("<published>2025-03-10T08:00:00Z</published>", "")
    assert drafts(only_changed)[0].published is None


def test_scripts_are_no_text_and_addresses_are_made_whole() -> None:
    draft = drafts(RSS)[0]
    assert "alert" not in draft.text
    assert draft.text.endswith("\n\nAnd left.")
    assert draft.url == "http://gazette.example/news/1"
    assert draft.title == "Ministers meet & talk"


def test_a_guid_that_is_no_address_is_none() -> None:
    assert drafts(RSS.replace("<link>/news/1</link>", ""))[0].url == ""


def test_a_teaser_is_told_from_a_report() -> None:
    feed = read_feed(RSS.encode(), origin="feed", place="p")
    assert [each.full for each in feed.items] == [True, False]
    assert len(LONG.split()) > FULL_WORDS


@pytest.mark.parametrize("text", ["", "<html><body>no</body></html>", "{}", '{"version": 1}', "{"])
def test_what_is_no_feed_is_refused(text: str) -> None:
    with pytest.raises(ConfinedError):
        read_feed(text.encode(), origin="feed", place="p")


def test_a_damaged_feed_gives_what_it_has_and_says_so() -> None:
    feed = read_feed(RSS[: RSS.index("<item><title>Teaser")].encode(), origin="feed", place="p")
    assert len(feed.items) == 1
    assert feed.problems[0].startswith("the feed is damaged")


@pytest.mark.parametrize(
    ("name", "text"), [("a.rss", RSS), ("a.xml", ATOM), ("a.json", JSON), ("a.rdf", RDF)]
)
def test_a_saved_feed_is_read_like_any_file(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = list(read_paths([path]))
    assert isinstance(found[0], Draft)
    assert not [each for each in found if isinstance(each, Refusal) and each.dropped]


def test_an_xml_file_that_is_no_feed_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<root/>")
    (found,) = read_paths([path])
    assert isinstance(found, Refusal)
    assert found.reason == "this .xml file is no feed"
