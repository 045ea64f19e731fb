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


def test_from_the_story_to_the_day_of_the_meeting(source_site: str, visitor: Visitor) -> None:
    visitor.open(f"{source_site}/search/?q=Pentagon&kind=stories")
    visitor.page.locator(".river h3 a").first.click()
    expect(visitor.page.locator("main")).to_contain_text("≈ 3 – 5 March 2025")
    visitor.page.locator("#days summary").click()
    visitor.page.locator('#days th a[href="/dates/2025/03/06/"]').click()
    expect(visitor.page.locator("h1")).to_contain_text("6 March 2025")

    happened, published = (visitor.page.locator(".days > section").nth(place) for place in (0, 1))
    for title in (
        "John Healey works on the Special Relationship",
        "pay to irritate",
        "Defense Secretary John Healey reassured",
        "UK defence secretary aims to strengthen",
    ):
        expect(happened).to_contain_text(title)
    expect(happened).to_contain_text("“Thursday” is placed by that estimate")
    expect(published).to_contain_text("No report in the archive is dated this day")
    expect(published).to_contain_text("May have been published on this day: 1 undated report")

    visitor.follow("Monday 10 March 2025")
    published = visitor.page.locator(".days > section").nth(1)
    expect(published).to_contain_text("John Healey works on the Special Relationship")
    expect(published).to_contain_text("pay to irritate")


def test_a_point_of_the_storys_picture_opens_its_sentence(
    source_site: str, visitor: Visitor
) -> None:
    visitor.open(f"{source_site}/search/?q=Pentagon&kind=stories")
    visitor.page.locator(".river h3 a").first.click()
    visitor.page.locator("svg.wide .happened").last.click()
    assert "/articles/" in visitor.page.url
    anchor = visitor.page.url.partition("#")[2]
    expect(visitor.page.locator(f"#{anchor}")).to_be_in_viewport()
