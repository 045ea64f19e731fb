"""Every kind of page: whole without JavaScript, no wider than its window, from this host alone."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django import DjangoDbBlocker

from articles.models import Article, Source, Story
from entities.models import Entity, Event, Quote
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LISTS = (
    "/ /stories/ /articles/ /people/ /people/?order=name /places/ /organisations/ /events/ /quotes/"
    " /dates/ /dates/2025/ /dates/2025/03/ /dates/2025/03/06/ /sources/ /search/ /search/?q=Healey"
    " /search/?kind=people&q=Healey /search/?q=nothing+at+all+answers /people/?q=zzz /quality/"
    " /rulings/ /about/design/ /no/such/page/"
).split()


@pytest.fixture(scope="module")
def pages(own_site: str, django_db_blocker: DjangoDbBlocker) -> list[str]:
    """The address of each list and of one of each kind of thing, the one with the most on it."""
    with django_db_blocker.unblock():
        story = Story.objects.standing().order_by("-reports")[0]
        most: list[Any] = [
            story,
            Article.objects.filter(reprint_of__isnull=False)[0],
            *(Entity.objects.kind(kind).most_named()[0] for kind in ("person", "place")),
            Entity.objects.kind("organisation").most_named()[0],
            Event.objects.told().order_by("-reports")[0],
            Quote.objects.order_by("-reports")[0],
            Source.objects.all()[0],
        ]
        own = [each.get_absolute_url() for each in most]
        further = (f"{own[0]}comparison/", f"{own[1]}versions/1/")
        return [own_site + path for path in (*LISTS, *own, *further)]


# 320 px is 1,280 at 400 % (WCAG 1.4.10).
WIDTHS = (320, 360, 768, 1280, 2560)


# A heading beside which a column did not give way stands word below word.
SQUEEZED = """
[...document.querySelectorAll(".with-rail h1:not(.visually-hidden), .text")]
  .some((each) => each.getBoundingClientRect().width < 300)
"""


def wide(page: Page) -> float:
    return float(page.evaluate("document.documentElement.scrollWidth"))


def test_every_page_is_whole_with_and_without_javascript(
    pages: list[str], visitor: Visitor
) -> None:
    for address in pages:
        visitor.open(address)
        expect(visitor.page.locator("h1")).to_have_count(1)
        expect(visitor.page.locator("main, header, footer")).not_to_have_count(0)
    # The browser says so of the page that is not there, and nothing else.
    visitor.complaints[:] = [each for each in visitor.complaints if "404" not in each]


def test_no_page_is_wider_than_its_window_nor_with_text_twice_as_large(
    browser: Browser, pages: list[str]
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        found = {}
        for address in pages:
            page.goto(address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found[urlsplit(address).path, width] = wide(page) - width
            page.set_viewport_size({"width": 1280, "height": 800})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            found[urlsplit(address).path, 0] = wide(page) - 1280 + page.evaluate(SQUEEZED)
    assert {where: over for where, over in found.items() if over > 0} == {}


def test_all_comes_from_this_host_and_in_few_requests(
    browser: Browser, pages: list[str], own_site: str
) -> None:
    elsewhere: list[str] = []
    asked: Counter[str] = Counter()

    def guard(route: Route) -> None:
        asked[address] += 1
        if route.request.url.startswith(f"{own_site}/"):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    with browser.new_context() as context:
        context.route("**/*", guard)
        page = context.new_page()
        for address in pages:
            page.goto(address)
            page.mouse.wheel(0, 4000)
    assert elsewhere == []
    assert max(asked.values()) <= 15
