"""What another site is told of a page whose address it has."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_entity, make_event, make_printing, make_story

pytestmark = pytest.mark.django_db

HERE = "http://testserver"


@pytest.fixture
def report() -> Article:
    report = make_article("Anna Berg met them.", title="Talks <in> Oslo", source="Gazette")
    report.story = make_story("Oslo talks")
    report.save()
    return report


def test_each_page_of_one_thing_leads_to_what_is_told_of_it(
    client: Client, report: Article
) -> None:
    event = make_event(report, "met", make_entity("Anna Berg"), day=date(2025, 3, 6))
    quote = make_printing(report, "met them").quote
    assert report.story
    titles = {
        report.get_absolute_url(): "Talks <in> Oslo",
        report.story.get_absolute_url(): "Oslo talks",
        "/people/anna-berg/": "Anna Berg",
        event.get_absolute_url(): event.title,
        quote.get_absolute_url(): "met them",
    }
    for address, title in titles.items():
        page = client.get(address).content.decode()
        link = page.partition('type="application/json+oembed" href="')[2].partition('"')[0]
        told = client.get(unescape(link)).json()
        assert (told["version"], told["type"], told["title"]) == ("1.0", "link", title)


def test_a_report_names_its_outlet(client: Client, report: Article) -> None:
    answer = client.get("/oembed/", {"url": HERE + report.get_absolute_url(), "format": "json"})
    assert answer.json()["author_name"] == "Gazette"
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "url",
    [
        "", "/people/anna-berg/", "http://elsewhere.example/people/anna-berg/", "http://[",
        f"{HERE}/people/", f"{HERE}/admin/", f"{HERE}/people/nobody/", f"{HERE}/articles/9/",
    ],
)  # fmt: skip
def test_what_is_no_such_page_here_is_not_found(client: Client, url: str) -> None:
    make_entity("Anna Berg")
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_another_format_is_not_there(client: Client) -> None:
    asked = {"url": f"{HERE}/people/anna-berg/", "format": "xml"}
    assert client.get("/oembed/", asked).status_code == 501
