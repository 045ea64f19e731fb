"""What an editor hid is no page for readers, and nothing they see leads to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from entities.models import Entity
from entities.rulings.frame import record
from entities.rulings.on_entities import hidden, merged
from tests.entities.rulings.desk import read
from tests.factories import make_date, make_event, make_printing, make_story

pytestmark = pytest.mark.django_db


def person(name: str) -> Entity:
    return Entity.objects.get(name=name)


@pytest.fixture
def addresses() -> list[str]:
    """Pages that would each lead to Anna Berg and to Oslo."""
    article = read(published=date(2025, 3, 7), story=make_story(), source="The Paper")
    anna, carl, oslo = person("Anna Berg"), person("Carl Dorn"), person("Oslo")
    printing = make_printing(article, "spoke to reporters", anna)
    event = make_event(article, "met", anna, carl, place=oslo, day=date(2025, 3, 6))
    make_date(article, "Later", date(2025, 3, 6))
    assert article.story
    return [
        "/", "/people/", "/places/", "/quotes/", "/events/", "/dates/2025/03/06/", "/search/?q=met",
        "/sources/", "/sources/the-paper/", "/stories/", "/articles/", "/dates/2025/03/",
        article.get_absolute_url(), article.story.get_absolute_url(), carl.get_absolute_url(),
        event.get_absolute_url(), printing.quote.get_absolute_url(),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Anna Berg", "Oslo"])
def test_no_page_leads_readers_to_what_is_hidden(
    client: Client, addresses: list[str], name: str
) -> None:
    record(hidden(person(name), hide=True), editor=None)
    forbidden = f'href="{person(name).get_absolute_url()}"'
    leading = [each for each in addresses if forbidden in client.get(each).content.decode()]
    assert not leading, leading


def test_a_hidden_page_and_its_twins_are_404(client: Client, addresses: list[str]) -> None:
    anna = person("Anna Berg")
    record(hidden(anna, hide=True), editor=None)
    page = anna.get_absolute_url()
    for address in (page, *(f"{page[:-1]}.{form}" for form in ("json", "csv", "atom"))):
        assert client.get(address).status_code == 404, address


def test_editors_see_a_hidden_page_with_who_hid_it_and_why(
    client: Client, addresses: list[str]
) -> None:
    editor = User.objects.create_superuser("ed")
    anna = person("Anna Berg")
    record(hidden(anna, hide=True, why="she is no public figure"), editor=editor)
    client.force_login(editor)
    answer = client.get(anna.get_absolute_url()).content.decode()
    assert "Hidden from readers." in answer
    assert "editor ed" in answer
    assert "she is no public figure" in answer


def test_a_hidden_page_that_was_merged_still_leads_on(client: Client, addresses: list[str]) -> None:
    anna, carl = person("Anna Berg"), person("Carl Dorn")
    record(hidden(anna, hide=True), editor=None)
    record(merged(carl, [anna]), editor=None)
    assert client.get(anna.get_absolute_url()).status_code == 301
