"""Our own reports: from a quotation in a report to its page and its speaker, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_from_a_person_to_a_quotation_to_its_words_in_a_report(
    own_site: str, visitor: Visitor
) -> None:
    visitor.open(f"{own_site}/people/john-healey/")
    visitor.page.locator('#quotations-by li a[href^="/quotes/"]').first.click()
    expect(visitor.page).to_have_url(re.compile(r"/quotes/\d+/$"))
    expect(visitor.page.locator("main")).to_contain_text("Every printing")
    quote = visitor.page.url
    visitor.page.locator(".texts h3 a").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/articles/.*#quote-\d+$"))
    expect(visitor.page.locator(".text .quote:target")).to_be_in_viewport()
    address = quote.removeprefix(own_site)
    visitor.page.locator(f'.text a.quote-sign[href="{address}"]').first.click()
    expect(visitor.page).to_have_url(quote)
    visitor.follow("John Healey", within=".quotation.big")
    assert visitor.page.url.endswith("/people/john-healey/")


def test_the_signs_can_be_switched_off(own_site: str, visitor: Visitor) -> None:
    visitor.open(f"{own_site}/quotes/?person=john-healey")
    visitor.page.locator(".quotation").first.get_by_role("link", name="printed in").click()
    visitor.page.locator(".texts h3 a").first.click()
    sign = visitor.page.locator(".quote-sign").first
    expect(sign).to_be_visible()
    visitor.page.locator("#show-quotation").uncheck()
    expect(sign).to_be_hidden()


@pytest.mark.parametrize("address", ["/quotes/", "/quotes/?person=john-healey"])
def test_no_list_of_quotations_scrolls_sideways_on_a_small_telephone(
    own_site: str, visitor: Visitor, address: str
) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 800})
    visitor.open(own_site + address)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 360
    visitor.page.locator(".quotation").first.get_by_role("link", name="printed in").click()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 360
