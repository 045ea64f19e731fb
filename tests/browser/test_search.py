"""Ten questions to the five source reports, asked in the form, and the answers taken away."""

from __future__ import annotations

import csv
from io import StringIO
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def ask(visitor: Visitor, site: str, words: str = "", **fields: str) -> None:
    """Fill the form in as a reader would, and send it."""
    visitor.open(f"{site}/search/")
    for name, value in fields.items():
        field = visitor.page.locator(f"#search [name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    visitor.page.locator("#id_q").fill(words)
    visitor.page.locator("#id_q").press("Enter")
    settled(visitor)


def settled(visitor: Visitor) -> None:
    expect(visitor.page.locator(".htmx-request")).to_have_count(0)
    expect(visitor.page.locator("#answer .found").first).to_be_attached()


def follow(visitor: Visitor, where: str, name: str) -> None:
    visitor.page.locator(where).get_by_role("link", name=name).first.click()
    settled(visitor)


def shows(visitor: Visitor, where: str, words: str) -> None:
    expect(visitor.page.locator("#answer").locator(where).first).to_contain_text(words)


@pytest.mark.parametrize(
    ("question", "where", "answer"),
    [
        ("what did Healey say before 10 March about Ukraine", ".quotations", "Ukraine"),
        ("who met at the Pentagon", ".results", "John Healey and Pete Hegseth"),
        ("what happened on 6 March 2025", ".results", "6 March 2025"),
    ],
)
def test_a_question_typed_as_a_sentence(
    source_site: str, visitor: Visitor, question: str, where: str, answer: str
) -> None:
    ask(visitor, source_site, question)
    follow(visitor, "#answer .offers", " · ")
    shows(visitor, where, answer)
    takes_away(visitor, source_site)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("6 march 2025", "6 March 2025"),
        ("6.3.2025", "6 March 2025"),
        ("Heally", "John Healey"),
        ("Zelenskyy", "Volodymyr Zelensky"),
    ],
)
def test_a_day_or_a_name_typed_in_the_box(
    source_site: str, visitor: Visitor, typed: str, offered: str
) -> None:
    ask(visitor, source_site, typed)
    visitor.page.locator(".offers").get_by_role("link", name=offered).first.click()
    expect(visitor.page.locator("h1").first).to_contain_text(offered)


@pytest.mark.parametrize(
    ("words", "fields", "where", "answer"),
    [
        ('"defence secretary" -tariffs', {}, ".results mark", "efen"),
        (
            "Healey",
            {"happened_from": "2025-03-06", "happened_to": "2025-03-06"},
            ".results",
            "Thursday",
        ),
        ("Pentagon", {"kind": "stories", "order": "oldest"}, ".river", "Who"),
    ],
)
def test_words_with_the_fields_of_the_form(
    source_site: str,
    visitor: Visitor,
    words: str,
    fields: dict[str, str],
    where: str,
    answer: str,
) -> None:
    ask(visitor, source_site, words, **fields)
    shows(visitor, where, answer)
    takes_away(visitor, source_site)


def takes_away(visitor: Visitor, site: str) -> None:
    """As a table of as many rows as the screen counts, and as a feed with entries."""
    found = visitor.page.locator("h2.found").first.inner_text()
    shown = int("".join(filter(str.isdigit, found.split("\n")[0])))
    table = taken(visitor, site, "csv")
    assert len(list(csv.DictReader(StringIO(table)))) == shown > 0
    feed = ElementTree.fromstring(taken(visitor, site, "atom"))  # noqa: S314 - our own
    assert feed.findall("{http://www.w3.org/2005/Atom}entry")


def taken(visitor: Visitor, site: str, form: str) -> str:
    link = visitor.page.locator(f'#twins a[href*=".{form}"]')
    address = link.get_attribute("href")
    answer = visitor.page.request.get(f"{site}{address}")
    assert answer.ok
    return answer.text()


def test_the_rows_taken_away_are_those_shown_in_their_order(
    source_site: str, visitor: Visitor
) -> None:
    ask(visitor, source_site, "defense", order="oldest")
    shown = visitor.page.locator(".results h3").all_inner_texts()
    rows = csv.DictReader(StringIO(taken(visitor, source_site, "csv")))
    assert [row["title"] for row in rows] == shown


def test_back_from_a_result_leads_to_the_question(source_site: str, visitor: Visitor) -> None:
    ask(visitor, source_site, "Healey")
    visitor.page.locator(".results h3 a").first.click()
    expect(visitor.page.locator("h1").first).to_be_attached()
    visitor.page.go_back()
    expect(visitor.page.locator("#id_q")).to_have_value("Healey")
    settled(visitor)
    expect(visitor.page.locator(".results h3 a").first).to_be_visible()
