"""Pages for what is not there and for what went wrong."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error


@pytest.mark.django_db
def test_an_unknown_address_leads_on(client: Client) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert 'href="/search/"' in answer.content.decode()


def test_the_page_for_a_fault_needs_no_database(rf: RequestFactory) -> None:
    # Without the django_db mark any query fails the test.
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert b"could not be made" in answer.content
