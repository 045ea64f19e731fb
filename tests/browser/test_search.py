"""Ten questions to the five source reports, and the answers taken away."""

from __future__ import annotations

import csv
from io import StringIO
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def ask(visitor: Visitor, site: str, question: str) -> None:
    visitor.open(f"{site}/search/?{quote(question, safe='=&')}")


@pytest.mark.parametrize(
    ("question", "where", "answer"),
    [
        (
            "kind=quotes&person=john-healey&place=ukraine&published_to=2025-03-10",
            ".quotations",
            "Ukraine",
        ),
        ("q=who met at the Pentagon&kind=people", ".names", "Pete Hegseth"),
        ("kind=events&place=pentagon", ".results", "John Healey and Pete Hegseth"),
        ("q=6 march 2025", ".offers", "6 March 2025"),
        ("q=6 march", ".offers", "6 March 2025"),
        ("q=Heally", ".offers", "John Healey"),
        ("q=Zelenskiy", ".offers", "Volodymyr Zelensky"),
        ('q="defence secretary" -tariffs', ".results mark", "efen"),
        ("person=john-healey&person=donald-trump&match=any&order=oldest", ".results", "Healey"),
        ("kind=stories&happened_from=2025-03-06&happened_to=2025-03-06", ".river", "Who"),
    ],
)
def test_a_question_of_an_analyst(
    source_site: str, visitor: Visitor, question: str, where: str, answer: str
) -> None:
    ask(visitor, source_site, question)
    expect(visitor.page.locator("#answer").locator(where).first).to_contain_text(answer)


def test_the_answer_is_taken_away_as_it_is_shown(source_site: str, visitor: Visitor) -> None:
    ask(visitor, source_site, "q=defense&originals=only&order=oldest")
    shown = visitor.page.locator(".results h3").all_inner_texts()
    links = visitor.page.locator("#twins a")
    addresses = [f"{source_site}{link.get_attribute('href')}" for link in links.all()]
    by_form = {address.split("?")[0].rpartition(".")[2]: address for address in addresses}
    table = visitor.page.request.get(by_form["csv"]).text()
    assert [row["title"] for row in csv.DictReader(StringIO(table))] == shown
    assert "<entry>" in visitor.page.request.get(by_form["atom"]).text()


def test_what_is_typed_is_answered_in_the_address(source_site: str, visitor: Visitor) -> None:
    ask(visitor, source_site, "")
    visitor.page.locator("#id_q").fill("Heally")
    visitor.page.locator("#id_q").press("Enter")
    expect(visitor.page.locator(".offers")).to_contain_text("John Healey")
    assert "q=Heally" in visitor.page.url
