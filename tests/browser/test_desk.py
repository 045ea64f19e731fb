"""An editor follows a feed, sees it fill, sees a refused item and has it looked at again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_page
from tests.loopback import Web, web

__all__ = ["web"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Defence minister Anna Berg met Carl Lund in Oslo and they agreed to meet again. " * 10

# `manage.py work`, told of the test database and of a loopback host it may ask.
WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.FETCH_NETWORKS, settings.FETCH_PORTS = ["127.0.0.0/8"], [int(sys.argv[2])]
settings.FETCH_PAUSE = False
import django
django.setup()
from django.core.management import call_command
call_command("work")
"""


@pytest.fixture
def worker(web: Web) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", WORKER, name, str(web.port)]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=dict(os.environ))
    yield
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)


@pytest.fixture
def editor(server: str, browser: Browser) -> Iterator[Page]:
    User.objects.create_superuser("ed", password="a long word")
    with browser.new_context(locale="en-GB") as context:
        page = new_page(context)
        page.goto(f"{server}/desk/")
        page.get_by_label("Username").fill("ed")
        page.get_by_label("Password").fill("a long word")
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("h1")).to_have_text("The desk")
        yield page


def publish(web: Web) -> None:
    full = f"<item><title>They meet</title><guid>1</guid><description>{LONG}</description></item>"
    teaser = f"<item><guid>2</guid><link>{web.url('/picture')}</link></item>"
    feed = f"<rss version='2.0'><channel><title>The Gazette</title>{full}{teaser}</channel></rss>"
    web.page("/feed", feed.encode(), headers={"Content-Type": "application/rss+xml"})
    web.page("/picture", b"\x89PNG", headers={"Content-Type": "image/png"})


def reload_until(page: Page, text: str, *, seconds: int = 90) -> None:
    for _ in range(seconds):
        if text in page.locator("main").inner_text():
            return
        page.wait_for_timeout(1_000)
        page.reload()
    raise AssertionError(f"{text!r} did not appear: {page.locator('main').inner_text()[:3000]}")


def test_a_feed_fills_and_a_refused_item_is_looked_at_again(
    editor: Page, web: Web, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "FETCH_PORTS", [web.port])
    publish(web)
    editor.get_by_label("Address").fill(web.url("/feed"))
    editor.get_by_role("button", name="Follow", exact=True).click()
    expect(editor.get_by_text("The feed is followed")).to_be_visible()

    reload_until(editor, "it is not a web page but image/png")
    expect(editor.get_by_text("The Gazette", exact=True).first).to_be_visible()
    reload_until(editor, "Nothing is waiting")

    editor.goto(urlsplit(editor.url)._replace(path="/people/", query="").geturl())
    reload_until(editor, "Anna Berg")

    page = f"<html><body><article><h1>Late</h1><p>{LONG}</p></article></body></html>"
    web.page("/picture", page.encode(), headers={"Content-Type": "text/html"})
    editor.goto(urlsplit(editor.url)._replace(path="/desk/").geturl())
    editor.get_by_role("button", name="Look again").click()
    expect(editor.get_by_text("A worker looks at it again.")).to_be_visible()
    reload_until(editor, "Nothing was refused.")
