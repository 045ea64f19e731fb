"""Pages as JSON, CSV and Atom."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from entities.models import Entity
from tests.factories import (
    make_article,
    make_date,
    make_entity,
    make_event,
    make_mention,
    make_printing,
    make_story,
)

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025. “We will defend every harbour,” she said."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def report() -> Article:
    story = make_story("Talks in Oslo", last_day=SIXTH)
    article = make_article(TEXT, published=SIXTH, source="Gazette", story=story)
    anna = make_entity("Anna Berg", reports=1, mentions_total=1)
    make_mention(article, "Anna Berg", anna)
    make_date(article, "6 March 2025", SIXTH)
    make_printing(article, "We will defend every harbour", anna)
    make_event(article, "met", anna, day=SIXTH)
    return article


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue().decode()


def data(client: Client, address: str) -> Any:
    return json.loads(body(client, address))


def cells(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body(client, address))))


PAGES = [
    "/", "/stories/", "/articles/", "/sources/", "/sources/gazette/", "/search/", "/people/",
    "/people/anna-berg/", "/quotes/", "/events/", "/dates/", "/dates/2025/", "/dates/2025/03/",
    "/dates/2025/03/06/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_twins_it_names(client: Client, report: Article, page: str) -> None:
    links = [line for line in body(client, page).split("<link ") if "alternate" in line[:20]]
    addresses = [link.split('href="')[1].split('"')[0] for link in links]
    own = [each for each in addresses if each.endswith((".json", ".csv", ".atom"))]
    assert len(own) >= 2
    for address in own:
        text = body(client, address)
        if address.endswith(".feed.json"):
            assert json.loads(text)["home_page_url"] == f"http://testserver{page}"
        elif address.endswith("json"):
            assert json.loads(text)["address"] == page
        elif address.endswith("atom"):
            assert ElementTree.fromstring(text).tag == f"{ATOM}feed"  # noqa: S314 - our own
        else:
            assert all(None not in row for row in csv.DictReader(StringIO(text)))


def test_a_report_holds_its_text_and_what_analyse_prints(client: Client, report: Article) -> None:
    twin = data(client, report.get_absolute_url().rstrip("/") + ".json")
    assert twin["text"] == TEXT
    for name in ("mentions", "dates", "quotes", "events"):
        [found] = twin[name]
        assert TEXT[found["start"] : found["end"]] == found["text"]
    assert twin["dates"][0]["value"] == "2025-03-06"
    assert twin["events"][0]["participants"] == ["Anna Berg"]


def test_a_list_is_whole_and_counts_what_the_screen_counts(client: Client) -> None:
    for number in range(45):
        make_article(f"Ferry number {number} sailed.", title=f"Ferry {number}")
    screen = client.get("/search/", {"q": "ferry"})
    twin = data(client, "/search.json?q=ferry&after=x")
    assert twin["reports"]["total"] == screen.context["page"].count == 45
    assert len(twin["reports"]["rows"]) == len(cells(client, "/search.csv?q=ferry")) == 45


def test_no_cell_of_a_table_is_a_formula(client: Client) -> None:
    make_article("Text.", title="=HYPERLINK(1)")
    [row] = cells(client, "/articles.csv")
    assert row["title"] == "'=HYPERLINK(1)"


def test_a_feed_has_one_entry_for_what_is_printed_often(client: Client, report: Article) -> None:
    make_article(TEXT, published=SIXTH, story=report.story, reprint_of=report)
    feed = ElementTree.fromstring(body(client, "/search.atom?q=harbour"))  # noqa: S314 - our own
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Talks in Oslo"
    assert entry.findtext(f"{ATOM}updated") == "2025-03-06T12:00:00+00:00"
    assert (entry.findtext(f"{ATOM}id") or "").endswith(f"/stories/{report.story_id}/")


def test_a_long_feed_leads_on(client: Client) -> None:
    for number in range(101):
        make_story(f"Story {number}")
    first = ElementTree.fromstring(body(client, "/stories.atom"))  # noqa: S314 - our own
    assert len(first.findall(f"{ATOM}entry")) == 100
    [onward] = [
        each.attrib["href"] for each in first.findall(f"{ATOM}link") if each.get("rel") == "next"
    ]
    last = ElementTree.fromstring(body(client, onward))  # noqa: S314 - our own
    assert len(last.findall(f"{ATOM}entry")) == 1
    assert (
        len(json.loads(body(client, data(client, "/stories.feed.json")["next_url"]))["items"]) == 1
    )
    for nonsense in ("0", "x", "9" * 30):
        assert body(client, f"/stories.atom?page={nonsense}").count("<entry>") == 100
    assert "<entry>" not in body(client, "/stories.atom?page=999999999")


def test_an_old_address_leads_to_the_right_twin(client: Client, report: Article) -> None:
    answer = client.get(f"/articles/{report.pk}.json?a=1")
    assert answer.status_code == 301
    assert answer["Location"] == report.get_absolute_url().rstrip("/") + ".json?a=1"
    assert client.get(f"/stories/{report.story_id}-wrong.csv").status_code == 301


@pytest.mark.parametrize(
    "address",
    [
        "/people/nobody.json", "/nothing.json", "/articles/999.json", "/dates/2025/13.json",
        "/dates/0000.json", "/dates/2025/02/30.json", "/dates.atom", "/healthz.json",
    ],
)  # fmt: skip
def test_where_there_is_no_page_there_is_no_twin(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_question_that_cannot_be_read_says_why(client: Client) -> None:
    answer = client.get("/search.json?happened_from=soon")
    assert answer.status_code == 400
    assert answer.json()["problems"]["happened_from"][0].startswith("“soon” is not a day")


def test_what_has_not_changed_is_not_sent_again(client: Client, report: Article) -> None:
    first = client.get("/people.json")
    assert first["Last-Modified"]
    again = client.get("/people.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_mention(make_article("Bo Lund spoke."), "Bo Lund", make_entity("Bo Lund"))
    changed = client.get("/people.json", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_they_only_answer_reading(client: Client) -> None:
    assert client.post("/people.json").status_code == 405


def test_a_twin_takes_few_queries_however_long_it_is(
    client: Client, report: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    anna = Entity.objects.get(slug="anna-berg")
    for _number in range(30):
        make_mention(make_article("Anna Berg spoke."), "Anna Berg", anna)
    for page in ("/people/anna-berg.json", "/dates/2025/03/06.json", "/events.json"):
        with django_assert_max_num_queries(15):
            body(client, page)


def test_the_links_follow_a_search_as_it_is_typed(client: Client) -> None:
    answer = client.get("/search/", {"q": "ferry"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert 'id="twins" hx-swap-oob="true"' in text
    assert 'href="/search.csv?q=ferry"' in text
