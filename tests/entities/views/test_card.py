"""/people/<slug>/card/ and its like."""

from __future__ import annotations

import pytest
from django.test import Client

from entities.models import Entity

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.mark.usefixtures("own_archive")
class TestCard:
    def test_it_says_who_and_the_last_stories(self, client: Client) -> None:
        answer = client.get("/people/john-healey/card/", headers=HTMX)
        page = answer.content.decode()
        assert "<html" not in page
        assert Entity.objects.get(slug="john-healey").line in page
        assert 1 <= page.count('href="/stories/') <= 3

    def test_a_browser_may_keep_it_for_a_while(self, client: Client) -> None:
        answer = client.get("/people/john-healey/card/", headers=HTMX)
        assert "max-age=600" in answer["Cache-Control"]
        assert "HX-Request" in answer["Vary"]

    def test_its_address_leads_to_the_page(self, client: Client) -> None:
        assert client.get("/people/john-healey/card/")["Location"] == "/people/john-healey/"

    def test_nobody_has_none(self, client: Client) -> None:
        assert client.get("/people/nobody-at-all/card/", headers=HTMX).status_code == 404

    def test_a_hidden_page_has_none(self, client: Client) -> None:
        Entity.objects.filter(slug="john-healey").update(hidden=True)
        assert client.get("/people/john-healey/card/", headers=HTMX).status_code == 404
