"""A feed followed over several visits, from a real server on loopback."""

from __future__ import annotations

import gzip
import http.server
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from articles.fetching import FetchError
from articles.following.poll import visit
from articles.following.wanted import fetch_wanted, give_up
from articles.models import Article, Feed, Refused, Source, WantedPage
from tests.loopback import Web

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)
LONG = "The two ministers met in the capital and agreed to meet again in spring. " * 12

pytestmark = pytest.mark.django_db


def item(number: int, text: str) -> str:
    return (
        f"<item><title>Report number {number}</title><link>/news/{number}</link>"
        f"<guid>g{number}</guid><pubDate>Mon, 10 Mar 2025 09:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
    )


def rss(*items: str) -> bytes:
    head = "<?xml version='1.0'?><rss version='2.0'><channel><title>The Gazette</title>"
    return f"{head}{''.join(items)}</channel></rss>".replace("/news/", "{home}/news/").encode()


def feed_of(site: Web, body: bytes, **headers: str) -> Feed:
    body = body.replace(b"{home}", site.url("").encode())
    site.page("/feed", body, headers={"Content-Type": "application/rss+xml", **headers})
    return Feed.objects.get_or_create(url=site.url("/feed"))[0]


def test_reports_in_full_are_taken_in_and_teasers_pages_wanted(site: Web) -> None:
    feed = feed_of(site, rss(item(1, LONG), item(2, "Only a teaser.")))
    found = visit(feed, now=NOW)
    assert [each.article.title for each in found.saved] == ["Report number 1"]
    assert [each.url for each in found.wanted] == [site.url("/news/2")]
    feed.refresh_from_db()
    assert (feed.title, feed.health, feed.taken) == ("The Gazette", "well", 2)
    assert feed.next_fetch == NOW + timedelta(minutes=feed.every)


def test_three_visits_take_each_report_once(site: Web) -> None:
    feed = feed_of(site, rss(item(1, LONG)), ETag='"one"')
    visit(feed, now=NOW)
    site.page("/feed", b"", status=304)
    assert visit(feed, now=NOW + timedelta(hours=1)).saved == ()
    feed_of(site, rss(item(2, LONG + "And more."), item(1, LONG)))
    third = visit(feed, now=NOW + timedelta(hours=2))
    assert [each.article.title for each in third.saved] == ["Report number 2"]
    polls = [headers for path, headers in site.asked if path == "/feed"]
    assert [each.get("if-none-match") for each in polls] == [None, '"one"', '"one"']


def test_a_changed_entry_is_a_new_version(site: Web) -> None:
    feed = feed_of(site, rss(item(1, LONG)))
    visit(feed, now=NOW)
    feed_of(site, rss(item(1, LONG + "Corrected.")))
    (saved,) = visit(feed, now=NOW).saved
    assert saved.outcome == "changed"
    assert Article.objects.get().versions.count() == 2


def test_the_outlet_is_the_one_the_desk_names(site: Web) -> None:
    feed = feed_of(site, rss(item(1, LONG)))
    feed.source = Source.objects.create(name="Gazette of the Capital", slug="gazette")
    (saved,) = visit(feed, now=NOW).saved
    assert saved.article.source == feed.source


def test_a_compressed_feed_behind_a_lasting_redirect_is_followed_there(site: Web) -> None:
    body = gzip.compress(rss(item(1, LONG)))
    site.page("/new", body, headers={"Content-Encoding": "gzip"})
    site.redirect("/old", "/new", status=301)
    feed = Feed.objects.create(url=site.url("/old"))
    assert len(visit(feed, now=NOW).saved) == 1
    assert feed.url == site.url("/new")


@pytest.mark.parametrize("body", [b"<html>no feed</html>", b"\x00\x01\x02", b"", b"<rss"])
def test_rubbish_is_trouble_named_on_the_feed_and_the_next_visit_is_later(
    site: Web, body: bytes
) -> None:
    feed = feed_of(site, body)
    assert visit(feed, now=NOW).saved == ()
    feed.refresh_from_db()
    assert feed.health == "in trouble"
    assert feed.trouble
    assert feed.next_fetch == NOW + timedelta(minutes=2 * feed.every)


def test_a_feed_that_is_gone_is_no_longer_asked(site: Web) -> None:
    feed = feed_of(site, b"")
    site.page("/feed", b"", status=410)
    visit(feed, now=NOW)
    assert not Feed.objects.due(NOW + timedelta(days=30)).exists()


def test_a_feed_that_dribbles_costs_its_visit_only(site: Web, settings: Settings) -> None:
    settings.FETCH_SECONDS = 0.3
    feed = feed_of(site, b"")

    def silent(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.rfile.read(1)

    site.answers["/feed"] = silent
    feed.refresh_from_db()
    assert visit(feed, now=NOW).saved == ()
    assert "within" in feed.trouble


def test_the_page_of_a_teaser_is_its_report(site: Web) -> None:
    feed = feed_of(site, rss(item(2, "Only a teaser.")))
    (page,) = visit(feed, now=NOW).wanted
    html = f"<html><head><title>On the page</title></head><body><article><p>{LONG}</p></article>"
    site.page("/news/2", html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    fetch_wanted(page, now=NOW)
    article = Article.objects.get()
    assert article.text.startswith("The two ministers met")
    assert article.source is not None
    assert (article.source.name, str(article.published)) == ("The Gazette", "2025-03-10")
    assert not WantedPage.objects.exists()


def test_of_a_page_that_cannot_be_had_the_teaser_is_kept_and_why(site: Web) -> None:
    feed = feed_of(site, rss(item(2, "Only a teaser of what the ministers said.")))
    (page,) = visit(feed, now=NOW).wanted
    with pytest.raises(FetchError, match="answers 404"):
        fetch_wanted(page, now=NOW)
    give_up(page, "it answers 404", now=NOW)
    assert Article.objects.get().note.startswith("The summary of a feed")
    refused = Refused.objects.get()
    assert (refused.dropped, refused.address) == (False, site.url("/news/2"))


def test_a_news_sitemap_is_followed_like_a_feed(site: Web) -> None:
    sitemap = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{site.url("/news/1")}</loc>
      <news:news><news:publication_date>2025-03-09</news:publication_date>
      <news:title>Ministers meet</news:title></news:news></url></urlset>"""
    feed = feed_of(site, sitemap.encode())
    (page,) = visit(feed, now=NOW).wanted
    assert (page.url, page.told["title"]) == (site.url("/news/1"), "Ministers meet")
    assert visit(feed, now=NOW).wanted == ()
