"""Our own reports: from the front page to a day and back, and what JavaScript adds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STORY = "Healey heads to Washington to steady a strained alliance"
REPORT = "Healey wins a warm word at the Pentagon after a cold week"


def test_from_the_front_page_to_a_day_and_back(own_site: str, visitor: Visitor) -> None:
    visitor.open(own_site)
    visitor.follow(STORY)
    assert "/stories/" in visitor.page.url
    story = visitor.page.url

    visitor.follow(REPORT, within=".texts")
    assert "/articles/" in visitor.page.url
    visitor.follow("John Healey", within="main .text")
    assert visitor.page.url.endswith("/people/john-healey/")
    visitor.page.locator('main a[href="/dates/2025/03/06/"]').first.click()
    expect(visitor.page.locator("h1")).to_contain_text("6 March 2025")

    visitor.page.locator(f'main a[href="{story.removeprefix(own_site)}"]').first.click()
    expect(visitor.page).to_have_url(story)


def test_a_date_in_a_text_leads_to_its_day(own_site: str, visitor: Visitor) -> None:
    visitor.open(own_site)
    visitor.follow(STORY)
    visitor.follow(REPORT, within=".texts")
    visitor.page.locator('.text a.date[href="/dates/2025/03/06/"]').first.click()
    expect(visitor.page.locator("h1")).to_contain_text("6 March 2025")


def test_search_for_a_name_between_two_days(own_site: str, visitor: Visitor) -> None:
    visitor.open(f"{own_site}/search/")
    ask = visitor.page.locator("form.ask")
    ask.locator("[name=q]").fill("Healey")
    ask.locator("[name=happened_from]").fill("2025-03-05")
    ask.locator("[name=happened_to]").fill("2025-03-06")
    ask.get_by_role("button", name="Search").click()
    expect(visitor.page).to_have_url(re.compile("q=Healey"))
    expect(visitor.page.locator(".results")).to_contain_text(REPORT)
    expect(visitor.page.locator(".results")).not_to_contain_text("treaty in Geelong")
    expect(visitor.page.locator(".in-force")).to_contain_text("happened 5 – 6 March 2025")
    visitor.follow("John Healey", within=".offers")
    assert visitor.page.url.endswith("/people/john-healey/")


def test_every_page_of_the_navigation_answers(own_site: str, visitor: Visitor) -> None:
    visitor.open(own_site)
    for name in ("Stories", "People", "Places", "Organisations", "Dates"):
        visitor.follow(name, within="header nav")
        assert visitor.heading
        current = visitor.page.locator("header nav [aria-current=page]")
        expect(current).to_have_text(name)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Visitor]:
    with browser.new_context(color_scheme="light") as context:
        visitor = Visitor(context.new_page())
        yield visitor
        assert visitor.complaints == []


def test_results_follow_the_typing(own_site: str, reader: Visitor) -> None:
    reader.open(f"{own_site}/search/")
    field = reader.page.locator("form.ask [name=q]")
    field.press_sequentially("Geelong")
    expect(reader.page.locator(".results")).to_contain_text("treaty in Geelong")
    expect(reader.page.locator("#announce")).to_contain_text("result")
    expect(reader.page).to_have_url(f"{own_site}/search/?q=Geelong")
    expect(field).to_be_focused()


def test_back_from_a_result_shows_the_results_again(own_site: str, reader: Visitor) -> None:
    reader.open(f"{own_site}/search/")
    reader.page.locator("form.ask [name=q]").press_sequentially("Geelong")
    expect(reader.page).to_have_url(f"{own_site}/search/?q=Geelong")
    reader.follow("treaty in Geelong", within=".results")
    reader.page.go_back()
    expect(reader.page.locator("header.masthead")).to_be_visible()
    expect(reader.page.locator(".results")).to_contain_text("treaty in Geelong")


def test_the_slash_key_goes_to_the_search_field(own_site: str, reader: Visitor) -> None:
    reader.open(own_site)
    reader.page.keyboard.press("/")
    field = reader.page.locator("header [name=q]")
    expect(field).to_be_focused()
    reader.page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")


def test_the_language_is_chosen_at_the_foot_and_kept(own_site: str, visitor: Visitor) -> None:
    visitor.open(f"{own_site}/dates/")
    visitor.page.get_by_role("button", name="Deutsch").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "de")
    visitor.follow("Personen", within="header")
    assert visitor.heading == "Personen"
    visitor.page.get_by_role("button", name="English").click()
    expect(visitor.page.locator("h1")).to_have_text("People")


def test_dark_is_kept_from_page_to_page(own_site: str, reader: Visitor) -> None:
    reader.open(own_site)
    reader.page.get_by_role("button", name="Dark").click()
    reader.open(f"{own_site}/stories/")
    paper = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(20, 22, 26)"


@pytest.mark.parametrize("address", ["/", "/stories/", "/search/?q=Healey", "/people/"])
def test_no_page_scrolls_sideways_on_a_small_telephone(
    own_site: str, reader: Visitor, address: str
) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 800})
    reader.open(own_site + address)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 360
