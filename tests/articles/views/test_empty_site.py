"""A site with nothing in it says on every page what to do next."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    "/ /stories/ /articles/ /people/ /places/ /organisations/ /events/ /quotes/ /dates/ /sources/"
    " /search/ /search/?q=nothing".split(),
)
def test_an_empty_page_leads_on(client: Client, address: str) -> None:
    _, _, page = client.get(address).content.decode().partition("<main")
    main, _, _ = page.partition("</main>")
    # Where it does not say how reports are loaded, it leads to a page that does.
    leads = ("manage.py ingest", 'href="/articles/"', 'href="/stories/"')
    assert any(each in main for each in leads)


def test_the_front_page_of_an_empty_site_leads_editors_to_their_desk(client: Client) -> None:
    assert 'href="/desk/"' in client.get("/").content.decode().partition("<main")[2]
