"""Pages in the reader's language, data in one."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_date, make_entity, make_mention, make_story

pytestmark = pytest.mark.django_db

GERMAN = {"accept-language": "de-AT,de;q=0.9,en;q=0.5"}


@pytest.fixture
def article() -> Article:
    story = make_story("Two meet", last_day=date(2025, 3, 9))
    article = make_article("Anna Berg came.", story=story, published=date(2025, 3, 9))
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_date(article, "came", date(2025, 3, 6))
    return article


def shown(client: Client, address: str, **headers: str) -> str:
    return client.get(address, headers=headers).getvalue().decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", ("Sonntag, 9. März 2025", "In den Nachrichten", "Zum Text springen")),
        ("/people/anna-berg/", ("<b>1</b> Bericht", "Gesehene Namen", "9. März 2025")),
        ("/dates/2025/03/", ("März 2025", "Montag", "1 Bericht spricht davon")),
        ("/search/?q=nothing", ("Suche", "Nehmen Sie einen Filter weg")),
        ("/no/such/page/", ("Hier ist keine Seite",)),
    ],
)
def test_a_page_speaks_german_to_a_browser_that_asks_for_it(
    client: Client, article: Article, address: str, words: tuple[str, ...]
) -> None:
    page = shown(client, address, **GERMAN)
    assert '<html lang="de">' in page
    assert [each for each in words if each not in page] == []


def test_a_report_says_that_its_words_are_not_german(client: Client, article: Article) -> None:
    Article.objects.update(language="en")
    page = shown(client, article.get_absolute_url(), **GERMAN)
    assert "Veröffentlicht" in page
    assert '<h1 dir="ltr" lang="en">' in page


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("ar", "rtl"), ("", "auto")])
def test_a_report_runs_the_way_of_its_language(
    client: Client, article: Article, language: str, way: str
) -> None:
    Article.objects.update(language=language)
    page = shown(client, article.get_absolute_url())
    assert page.count(f' dir="{way}"') >= 2


@pytest.mark.parametrize("asked", ["", "fr", "en-US", "*", "nonsense/;;"])
def test_every_other_browser_reads_english(client: Client, asked: str) -> None:
    page = shown(client, "/dates/", **{"accept-language": asked})
    assert '<html lang="en-gb">' in page
    assert "Skip to the text" in page


def test_the_reader_may_choose_against_the_browser(client: Client) -> None:
    assert 'value="de" lang="de">Deutsch<' in shown(client, "/dates/")
    answer = client.post("/language/", {"language": "de", "next": "/dates/?a=b"})
    assert (answer.status_code, answer["Location"]) == (302, "/dates/?a=b")
    page = shown(client, "/dates/", **{"accept-language": "en"})
    assert '<html lang="de">' in page
    assert 'value="en-gb" lang="en-gb">English<' in page


def test_the_choice_leads_to_no_other_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "de", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "address", ["/people.json", "/events.ics", "/stories.atom", "/opensearch.xml", "/robots.txt"]
)
def test_what_machines_read_is_the_same_in_every_language(
    client: Client, article: Article, address: str
) -> None:
    assert shown(client, address, **GERMAN) == shown(client, address)
    assert "Accept-Language" not in client.get(address).headers.get("Vary", "")


def test_what_is_kept_between_readers_is_told_apart_by_language(client: Client) -> None:
    answer = client.get("/dates/", headers=GERMAN)
    assert answer["Content-Language"] == "de"
    assert {"Accept-Language", "Cookie"} <= {each.strip() for each in answer["Vary"].split(",")}
