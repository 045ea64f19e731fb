"""axe finds nothing to mend on any page, an editor's too: light, dark, and at 400 %."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from entities.models import DateMention
from entities.rulings.frame import record
from entities.rulings.on_texts import date_is_none
from tests.browser.addresses import FURTHER, NO_PAGES, named_patterns, pages
from tests.browser.conftest import new_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SIZES = {"target-size": {"enabled": True}}  # WCAG 2.2 AA, which axe asks only when told to
# 320 px is 1,280 at 400 % (WCAG 1.4.10). In the dark only colours can differ; they are the same,
# and the slowest of all to measure, where the window is narrow.
LOOKS: dict[str, tuple[str, int, dict[str, Any]]] = {
    "light": ("light", 1280, {"rules": SIZES}),
    "dark": ("dark", 1280, {"runOnly": ["color-contrast", "link-in-text-block"]}),
    "400 %": ("light", 320, {"rules": SIZES | {"color-contrast": {"enabled": False}}}),
}
RUN = """async options =>
    (await axe.run(document, {resultTypes: ["violations"], preload: false, ...options})).violations
    .flatMap(each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 200)}`))"""


def violations(page: Page, address: str) -> dict[str, list[str]]:
    """What axe finds under an address, by the look in which it does."""
    found = {}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.evaluate(AXE_SCRIPT)
    for look, (scheme, width, options) in LOOKS.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{address} {look}"] = page.evaluate(RUN, options)
    return {where: what for where, what in found.items() if what}


@pytest.fixture(scope="module")
def session(own_site: str, django_db_blocker: DjangoDbBlocker) -> str:
    client = Client()
    with django_db_blocker.unblock():
        editor = User.objects.create_superuser("ed")
        client.force_login(editor)
        record(date_is_none(DateMention.objects.latest("pk")), editor=editor)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def editor(browser: Browser, own_site: str, session: str) -> Iterator[Page]:
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": own_site}
    with browser.new_context(locale="en-GB", reduced_motion="reduce") as context:
        context.add_cookies([cookie])  # type: ignore[list-item]
        yield new_page(context)


def test_axe_finds_nothing_under_any_address(editor: Page, own_site: str) -> None:
    found: dict[str, list[str]] = {}
    for path in [*pages().values(), *FURTHER]:
        found |= violations(editor, own_site + path)
    assert found == {}


def test_every_address_is_a_page_or_known_to_be_none() -> None:
    assert named_patterns() >= NO_PAGES
