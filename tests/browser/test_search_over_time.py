"""The bars over time, and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

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
