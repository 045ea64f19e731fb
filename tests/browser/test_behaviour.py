"""What JavaScript adds for pointer and keyboard: cards of names, single keys, focus that stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect
from pytest_django import DjangoDbBlocker

from articles.models import Article
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SHOWN = "#card:popover-open"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Visitor]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        visitor = Visitor(context.new_page())
        visitor.page.set_default_timeout(10_000)
        yield visitor
        assert visitor.complaints == []


@pytest.fixture
def report(own_site: str, django_db_blocker: DjangoDbBlocker) -> str:
    with django_db_blocker.unblock():
        found = Article.objects.filter(mentions__entity__name="John Healey").first()
        assert found is not None
        return own_site + found.get_absolute_url()


def name_in(reader: Visitor, report: str) -> Locator:
    reader.open(report)
    return reader.page.locator(".text a.person[href$='john-healey/']").first


def test_a_name_pointed_at_says_who_it_is_and_its_last_stories(
    reader: Visitor, report: str
) -> None:
    name_in(reader, report).hover()
    card = reader.page.locator(SHOWN)
    expect(card).to_contain_text("Secretary")
    expect(card.locator("li").first).to_be_visible()
    assert 1 <= card.locator("li").count() <= 3


def test_the_pointer_may_wander_onto_the_card_and_escape_puts_it_away(
    reader: Visitor, report: str
) -> None:
    name_in(reader, report).hover()
    reader.page.locator(SHOWN).locator("li a").first.hover()
    reader.page.wait_for_timeout(350)  # longer than the card waits before it goes
    expect(reader.page.locator(SHOWN)).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(SHOWN)).to_have_count(0)


def test_a_name_reached_by_keyboard_shows_its_card_until_it_is_left(
    reader: Visitor, report: str
) -> None:
    name = name_in(reader, report)
    reader.page.locator("#main").focus()
    while not name.evaluate("each => each === document.activeElement"):
        reader.page.keyboard.press("Tab")
    expect(reader.page.locator(SHOWN)).to_contain_text("John Healey")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(SHOWN).filter(has_text="John Healey")).to_have_count(0)


def test_a_tap_on_a_name_follows_it(browser: Browser, report: str) -> None:
    with browser.new_context(has_touch=True) as context:
        visitor = Visitor(context.new_page())
        name_in(visitor, report).tap()
        expect(visitor.page).to_have_url(re.compile("/people/john-healey/$"))


def test_j_k_and_o_go_through_a_list(own_site: str, reader: Visitor) -> None:
    reader.open(f"{own_site}/stories/")
    titles = reader.page.locator(".river h3 a")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        reader.page.keyboard.press(key)
        expect(titles.nth(at)).to_be_focused()
    reader.page.keyboard.press("o")
    expect(reader.page).to_have_url(re.compile(r"/stories/\d+-"))


@pytest.mark.parametrize(
    ("key", "path"),
    [("h", "/"), ("p", "/people/"), ("d", "/dates/"), ("e", "/events/"), ("s", "/stories/")],
)
def test_g_and_a_letter_go_to_a_page(own_site: str, reader: Visitor, key: str, path: str) -> None:
    reader.open(f"{own_site}/search/")
    reader.page.locator("#main").focus()
    reader.page.keyboard.press("g")
    reader.page.keyboard.press(key)
    expect(reader.page).to_have_url(own_site + path)


def test_the_second_visit_says_what_came_since_the_first(own_site: str, reader: Visitor) -> None:
    reader.open(own_site)
    expect(reader.page.locator("main .message")).to_contain_text("opens a page")
    [visits] = reader.page.context.cookies()
    earlier = {**visits, "value": f".{int(visits['value'].split('.')[1]) - 90_000}"}
    reader.page.context.add_cookies([earlier])  # type: ignore[list-item]
    reader.open(own_site)
    expect(reader.page.locator("main .message")).to_contain_text("since your last visit")


def test_keys_mean_nothing_while_somebody_types(own_site: str, reader: Visitor) -> None:
    reader.open(own_site)
    reader.page.locator("[data-search]").focus()
    reader.page.keyboard.type("gp?/jo")
    expect(reader.page.locator("[data-search]")).to_have_value("gp?/jo")
    expect(reader.page.locator("dialog[open]")).to_have_count(0)


def test_the_keys_can_be_switched_off_and_stay_off(own_site: str, reader: Visitor) -> None:
    reader.open(own_site)
    reader.page.keyboard.press("?")
    expect(reader.page.get_by_role("dialog", name="Keys")).to_be_visible()
    reader.page.get_by_label("Single keys are on").uncheck()
    reader.page.keyboard.press("Escape")
    reader.open(f"{own_site}/stories/")
    reader.page.keyboard.press("?")
    reader.page.keyboard.press("/")
    expect(reader.page.locator("dialog[open]")).to_have_count(0)
    expect(reader.page.locator("[data-search]")).not_to_be_focused()
    reader.page.get_by_role("button", name="Keys").click()
    expect(reader.page.get_by_label("Single keys are on")).not_to_be_checked()
    reader.page.get_by_role("button", name="Close").click()
    expect(reader.page.get_by_role("button", name="Keys")).to_be_focused()


def test_the_focus_stays_where_an_answer_is_swapped_in(own_site: str, reader: Visitor) -> None:
    reader.open(f"{own_site}/people/")
    reader.page.locator("#filter").press_sequentially("hea")
    expect(reader.page.locator("#announce")).to_contain_text("name")
    expect(reader.page.locator("#filter")).to_be_focused()
    reader.page.locator("#entries a").first.focus()
    reader.page.evaluate("htmx.ajax('GET', '/people/?q=h', '#entries')")
    expect(reader.page.locator("#entries")).to_be_focused()


def test_an_answer_that_does_not_come_says_so(own_site: str, reader: Visitor) -> None:
    reader.open(f"{own_site}/search/")
    reader.page.route("**/search/?*", lambda route: route.abort())
    reader.page.locator("form.ask [name=q]").press_sequentially("Geelong")
    expect(reader.page.get_by_role("alert")).to_contain_text("did not come")
    # What the browser and htmx themselves say of it.
    reader.complaints[:] = [
        each
        for each in reader.complaints
        if "fail" not in each.casefold() and "sendError" not in each
    ]


def test_on_paper_a_report_is_its_text_and_its_citation(reader: Visitor, report: str) -> None:
    reader.open(report)
    reader.page.emulate_media(media="print")
    expect(reader.page.locator(".on-paper")).to_be_visible()
    for hidden in (".masthead", "footer.site", "#cite", ".kinds"):
        expect(reader.page.locator(hidden).first).to_be_hidden()
