"""How often a page asks the database, whatever page it is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from entities.models import Entity
from entities.rulings.frame import record
from entities.rulings.on_entities import renamed
from tests.benchmarks.plans import is_read
from tests.browser.addresses import FURTHER, pages

MOST_QUESTIONS = 15

FURTHER_LISTS = (
    "/?page=2 /stories/?page=2 /search/ /search/?kind=stories /search/?kind=events"
    " /search/?kind=quotes&q=defence /search/?kind=events&q=defence&order=printed"
    " /search/?q=defence&published_from=2025-03-01 /events/?kind=meeting /quotes/?side=about"
    " /people/?when=week /places/?order=name"
).split()


@pytest.mark.django_db
@pytest.mark.usefixtures("own_archive")
def test_no_public_page_asks_more_than_fifteen_questions(client: Client) -> None:
    person = Entity.objects.kind("person").most_named()[0]
    record(renamed(person, person.name), editor=None)
    asked: dict[str, int] = {}
    for address in {*pages().values(), *FURTHER, *FURTHER_LISTS}:
        with CaptureQueriesContext(connection) as questions:
            answer = client.get(address)
        # What editors alone may see sends everybody else to sign in.
        if answer.status_code in {200, 404}:
            asked[address] = sum(is_read(each["sql"]) for each in questions)
    assert len(asked) > len(FURTHER) + len(FURTHER_LISTS)
    assert {each: n for each, n in asked.items() if n > MOST_QUESTIONS} == {}
