"""A story of our own reports: compared by a reader, and decided about by an editor."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from articles.models import Story
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def largest(own_site: str, django_db_blocker: DjangoDbBlocker) -> Story:
    with django_db_blocker.unblock():
        found = Story.objects.standing().order_by("-separate_texts", "pk").first()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def session(own_site: str, django_db_blocker: DjangoDbBlocker) -> str:
    """An editor's session, committed, because the server looks with a connection of its own."""
    client = Client()
    with django_db_blocker.unblock():
        client.force_login(User.objects.create_superuser("editor"))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def editor(own_site: str, session: str, visitor: Visitor) -> Visitor:
    visitor.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": own_site}]
    )
    return visitor


def confirm(page: Page, words: str = "Yes, record it") -> None:
    page.get_by_role("button", name=words).click()
    expect(
        page.get_by_role("status").filter(has_text=re.compile("Recorded|Undone"))
    ).to_be_visible()


def edit(visitor: Visitor, address: str) -> Page:
    visitor.open(address)
    visitor.page.get_by_role("link", name="Edit the story").click()
    expect(visitor.page.get_by_role("heading", name="Edit the story")).to_be_visible()
    return visitor.page


def undo(visitor: Visitor, address: str) -> None:
    page = edit(visitor, address)
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    confirm(page, "Yes, undo it")


def reports(page: Page) -> int:
    return int(page.locator(".count b").first.inner_text())


def test_a_cell_of_the_comparison_opens_its_sentence_and_the_report(
    own_site: str, visitor: Visitor, largest: Story
) -> None:
    visitor.open(own_site + largest.get_absolute_url())
    dot = visitor.page.locator(".compare .carried").first
    words = dot.get_attribute("data-words") or ""
    dot.press("Enter")
    if visitor.page.get_by_role("button", name="Keys").count():
        drawer = visitor.page.locator(".drawer:popover-open")
        expect(drawer).to_be_focused()
        expect(drawer.locator("b")).to_have_text(words)
        drawer.press("Escape")
        expect(dot).to_be_focused()
        dot.click()
        drawer.get_by_role("link", name="In the report").click()
    expect(visitor.page).to_have_url(re.compile("/articles/"))


def test_on_a_small_telephone_nothing_scrolls_sideways(
    own_site: str, visitor: Visitor, largest: Story
) -> None:
    visitor.page.set_viewport_size({"width": 360, "height": 800})
    for ending in ("", "comparison/"):
        visitor.open(own_site + largest.get_absolute_url() + ending)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 360


def test_an_editor_sets_a_headline_and_undoes_it(
    own_site: str, editor: Visitor, largest: Story
) -> None:
    address = own_site + largest.get_absolute_url()
    page = edit(editor, address)
    page.get_by_label("Headline", exact=True).fill("What the editor calls it")
    page.get_by_role("button", name="Set the headline").click()
    confirm(page)
    assert editor.heading == "What the editor calls it"
    undo(editor, page.url)
    assert editor.heading == largest.headline


def test_an_editor_splits_a_story_and_undoes_it(
    own_site: str, editor: Visitor, largest: Story
) -> None:
    address = own_site + largest.get_absolute_url()
    page = edit(editor, address)
    before = reports(page)
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Split the chosen off").click()
    expect(page.locator("#editing")).to_contain_text(f"{before} →")
    confirm(page)
    assert reports(page) < before
    undo(editor, address)
    assert reports(page) == before


@pytest.mark.parametrize("what", ["Move the chosen there", "Merge this story into it"])
def test_an_editor_moves_or_merges_and_undoes_it(
    own_site: str, editor: Visitor, largest: Story, what: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        other = Story.objects.standing().exclude(pk=largest.pk).order_by("pk")[0]
    page = edit(editor, own_site + largest.get_absolute_url())
    before = reports(page)
    page.get_by_role("checkbox").last.check()
    page.get_by_label("or its address").fill(own_site + other.get_absolute_url())
    page.get_by_role("button", name=what).click()
    confirm(page)
    editor.open(own_site + other.get_absolute_url())
    assert reports(page) > other.reports
    undo(editor, own_site + other.get_absolute_url())
    editor.open(own_site + largest.get_absolute_url())
    assert reports(page) == before


def test_an_editor_says_that_two_are_not_the_same(
    own_site: str, editor: Visitor, largest: Story, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        other = Story.objects.standing().exclude(pk=largest.pk).order_by("pk")[0]
    page = edit(editor, own_site + largest.get_absolute_url())
    page.get_by_label("or its address").fill(f"/stories/{other.pk}-x/")
    page.get_by_role("button", name="Not the same story").click()
    expect(page.locator("#editing")).to_contain_text("never join them again")
    confirm(page)
    undo(editor, own_site + largest.get_absolute_url())
