"""The bars over time, and the way back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_page
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_bar_narrows_and_a_chip_widens_again(own_site: str, visitor: Visitor) -> None:
    visitor.open(f"{own_site}/search/?q=minister")
    before = visitor.page.locator("h2.found").inner_text()
    visitor.page.locator(".over-time a").first.click()
    expect(visitor.page.locator(".in-force")).to_contain_text("published")
    visitor.page.locator(".in-force a").click()
    expect(visitor.page.locator("h2.found")).to_have_text(before)
    visitor.page.go_back()
    expect(visitor.page.locator(".in-force")).to_contain_text("published")


def test_several_bars_are_drawn_across(own_site: str, browser: Browser) -> None:
    with browser.new_context(locale="en-GB") as context:
        visitor = Visitor(new_page(context))
        visitor.open(f"{own_site}/search/?q=Healey")
        bars = visitor.page.locator(".over-time svg a")
        expect(visitor.page.locator("[data-brush]")).to_be_visible()
        first, last = (bars.nth(at).bounding_box() for at in (0, 1))
        assert first
        assert last
        visitor.page.mouse.move(first["x"] + 4, first["y"] + 10)
        visitor.page.mouse.down()
        visitor.page.mouse.move(last["x"] + last["width"] - 4, last["y"] + 10, steps=4)
        visitor.page.mouse.up()
        expect(visitor.page.locator(".in-force")).to_contain_text("published")
        begins, ends = bars_of(visitor.page.url)
        assert begins < ends
        assert visitor.complaints == []


def bars_of(address: str) -> tuple[str, str]:
    asked = parse_qs(urlsplit(address).query)
    return asked["published_from"][0], asked["published_to"][0]
