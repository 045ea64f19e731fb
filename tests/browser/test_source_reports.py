"""The same way through the five source reports, where they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_from_the_front_page_to_a_day_and_back(source_site: str, visitor: Visitor) -> None:
    visitor.open(source_site)
    visitor.page.locator("main h1 a").click()
    story = visitor.page.url
    assert "/stories/" in story

    visitor.page.locator(".texts h3 a").first.click()
    assert "/articles/" in visitor.page.url
    visitor.follow("Healey", within="main .text")
    assert visitor.page.url.endswith("/people/john-healey/")
    visitor.page.locator('main a[href="/dates/2025/03/06/"]').first.click()
    expect(visitor.page.locator("h1")).to_contain_text("6 March 2025")

    visitor.page.locator(f'main a[href="{story.removeprefix(source_site)}"]').first.click()
    expect(visitor.page).to_have_url(story)


def test_search_for_a_name_between_two_days(source_site: str, visitor: Visitor) -> None:
    visitor.open(f"{source_site}/search/?q=Healey&happened_from=2025-03-06&happened_to=2025-03-06")
    expect(visitor.page.locator(".results > li").first).to_be_visible()
    expect(visitor.page.locator(".in-force")).to_contain_text("happened 6 March 2025")
