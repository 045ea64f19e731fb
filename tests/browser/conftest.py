"""A real Chromium, and the site with reports loaded through the real pipeline."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.browser.visitor import Visitor

# Playwright keeps an event loop in this thread, which Django takes for a reason to refuse queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's own Chromium; a sandbox needs rights that root in a container has not."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    assert path, "the browser tests need Chromium (Debian: apt install chromium)"
    quiet = "gpu quic background-networking component-update sync".split()
    return {
        "executable_path": path,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{each}" for each in quiet)],
    }


def load(folder: Path) -> None:
    call_command("ingest", folder, stdout=StringIO(), stderr=StringIO())


@pytest.fixture(scope="module")
def server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A running site with an empty archive, emptied again afterwards; its address.

    The server's threads have connections of their own: what they are to see has to be committed,
    so that a transaction rolled back cannot clean up here.
    """
    # pytest-django makes the test database only where a test of the run is marked django_db, and
    # what is emptied below must never be anybody's own archive.
    assert str(connection.settings_dict["NAME"]).startswith("test_"), "mark the test django_db"
    with django_db_blocker.unblock():
        # Nor may the server's threads keep theirs after they have answered.
        connection.settings_dict["CONN_MAX_AGE"] = 0
        running = LiveServer("localhost")
        try:
            yield running.url
        finally:
            running.stop()
            call_command("flush", interactive=False, verbosity=0)
            # While Playwright's loop runs, Django gives this thread a second connection, which
            # nobody else would close, so that the test database could not be dropped.
            connections.close_all()


@pytest.fixture(scope="module")
def own_site(server: str, own_reports: Path) -> str:
    load(own_reports)
    return server


@pytest.fixture(scope="module")
def source_site(server: str, source_reports: Path) -> str:
    load(source_reports)
    return server


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A reader, once with JavaScript and once without, whose browser must have no complaint."""
    with browser.new_context(java_script_enabled=request.param, locale="en-GB") as context:
        reader = Visitor(new_page(context))
        yield reader
        assert reader.complaints == []


def new_page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page
