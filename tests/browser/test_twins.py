"""The answer to a question, taken away."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_search_is_taken_away_as_a_table_and_followed(own_site: str, visitor: Visitor) -> None:
    visitor.open(f"{own_site}/search/?q=Healey&happened_from=")
    link = visitor.page.locator("#twins a", has_text="CSV")
    expect(link).to_have_attribute("href", "/search.csv?q=Healey")
    shown = int(visitor.page.locator("h2.found").inner_text().split()[0])

    with visitor.page.expect_download() as download:
        link.click()
    with Path(download.value.path()).open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) == shown > 0

    feed = visitor.page.locator("#twins a", has_text="Atom").get_attribute("href")
    answer = visitor.page.request.get(f"{own_site}{feed}")
    assert answer.ok
    assert "<entry>" in answer.text()
