"""The source reports: from the list of events to one, its reasons, its map and its calendar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MEETING = re.compile("Hegseth")
"""Its title follows from what the reports tell, and may be worded otherwise by later rules."""


def open_the_meeting(site: str, visitor: Visitor) -> None:
    who = "person=pete-hegseth&person=john-healey"
    visitor.open(f"{site}/events/?{who}&from=2025-03-06&to=2025-03-06")
    visitor.page.locator("#answer h3 a").first.click()
    expect(visitor.page.locator("h1")).to_have_text(MEETING)


def test_from_the_list_to_the_meeting_and_why(source_site: str, visitor: Visitor) -> None:
    open_the_meeting(source_site, visitor)
    when = visitor.page.locator(".fields dd").nth(1)
    expect(when).to_contain_text("6 March 2025")
    when.locator("summary").click()
    expect(when.locator(".evidence b").first).to_be_visible()
    told = visitor.page.locator(".abreast > li")
    assert told.count() >= 3
    for words in ("announced", "held"):
        expect(visitor.page.locator("main .fields dd").last).to_contain_text(words)


def test_from_its_map_to_the_place_and_back(source_site: str, visitor: Visitor) -> None:
    open_the_meeting(source_site, visitor)
    address = visitor.page.url
    dot = visitor.page.locator("figure.map svg a").first
    box = dot.locator(".target").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    dot.click()
    expect(visitor.page).to_have_url(re.compile(r"/places/[a-z-]+/$"))
    expect(visitor.page.locator("figure.map")).to_be_visible()
    visitor.page.locator(f'#events a[href="{address.removeprefix(source_site)}"]').click()
    expect(visitor.page).to_have_url(address)


def test_from_a_report_to_its_words_and_to_the_event(source_site: str, visitor: Visitor) -> None:
    open_the_meeting(source_site, visitor)
    address = visitor.page.url.removeprefix(source_site)
    visitor.page.locator(".abreast h3 a").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/articles/.*#event-\d+$"))
    marked = visitor.page.locator(f'.text a.e.event[href="{address}"]').first
    expect(marked).to_be_in_viewport()
    visitor.page.locator("#show-event").uncheck()
    expect(marked).to_have_css("box-shadow", "none")
    marked.click()
    expect(visitor.page.locator("h1")).to_have_text(MEETING)


def test_what_was_said_leads_to_the_quotation_and_back(source_site: str, visitor: Visitor) -> None:
    open_the_meeting(source_site, visitor)
    address = visitor.page.url.removeprefix(source_site)
    visitor.page.locator(".quotations li").first.get_by_role("link", name="printed in").click()
    expect(visitor.page).to_have_url(re.compile(r"/quotes/\d+/$"))
    visitor.page.locator(f'.rail a[href="{address}"]').click()
    expect(visitor.page.locator("h1")).to_have_text(MEETING)


def test_a_filter_is_added_and_taken_away(source_site: str, visitor: Visitor) -> None:
    visitor.open(f"{source_site}/events/")
    every = visitor.page.locator("#answer .texts > li").count()
    visitor.page.locator(".facets").get_by_role("link", name="Pete Hegseth").click()
    chip = visitor.page.locator(".in-force").get_by_role("link", name="Pete Hegseth")
    expect(chip).to_be_visible()
    assert visitor.page.locator("#answer .texts > li").count() < every
    visitor.page.locator("select[name=kind]").select_option("call")
    visitor.page.get_by_role("button", name="Show").click()
    expect(visitor.page.locator("#answer .texts > li")).to_have_count(1)
    chip.click()
    expect(visitor.page).to_have_url(f"{source_site}/events/?kind=call")


def test_the_filtered_events_are_saved_as_a_calendar(
    source_site: str, visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open(f"{source_site}/events/?kind=call")
    with visitor.page.expect_download() as saved:
        visitor.page.get_by_role("link", name="As a calendar file").click()
    file = tmp_path / "events.ics"
    saved.value.save_as(file)
    text = file.read_text("utf-8")
    assert saved.value.suggested_filename == "events.ics"
    assert "DTSTART;VALUE=DATE:20250131" in text


@pytest.mark.parametrize("address", ["/events/", "/places/pentagon/"])
def test_no_map_scrolls_sideways_on_a_small_telephone(
    source_site: str, visitor: Visitor, address: str
) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 800})
    visitor.open(source_site + address)
    expect(visitor.page.locator("figure.map")).to_be_attached()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 360
