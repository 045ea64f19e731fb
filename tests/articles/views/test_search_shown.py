"""What the search page shows of a name typed in it and of a report found by its title."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_article, make_entity

pytestmark = pytest.mark.django_db


def test_a_name_is_offered_by_how_its_words_begin(client: Client) -> None:
    make_entity("Rotherham", "place")
    hague = make_entity("The Hague", "place")
    offers = client.get("/search/", {"q": "the"}).context["offers"]
    assert [offer.label for offer in offers] == [hague.name]


def test_a_report_found_by_its_title_shows_how_it_begins(client: Client) -> None:
    make_article("Nobody spoke of trams.", title="Ferries")
    page = client.get("/search/?q=ferry").content.decode()
    assert '<p class="passage">Nobody spoke of trams.</p>' in page
