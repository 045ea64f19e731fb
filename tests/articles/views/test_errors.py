"""Pages for what is not there and for what went wrong."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from articles.models import RemovedArticle


@pytest.mark.django_db
def test_an_unknown_address_leads_on(client: Client) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert 'href="/search/"' in answer.content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_has_no_twins(client: Client) -> None:
    RemovedArticle.objects.create(number=9)
    for address, status in (("/articles/9/", 410), ("/people/nobody/", 404)):
        answer = client.get(address)
        assert answer.status_code == status
        assert "This page as" not in answer.content.decode()


def test_the_page_for_a_fault_needs_no_database(rf: RequestFactory) -> None:
    # Without the django_db mark any query fails the test.
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert b"could not be made" in answer.content


@pytest.mark.django_db
def test_who_may_not_is_told_what_to_do(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert "group Editors" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_of_another_session_is_not_taken_and_says_so() -> None:
    answer = Client(enforce_csrf_checks=True).post("/desk/add/", {"url": "x"})
    assert answer.status_code == 403
    assert "Nothing was recorded" in answer.content.decode()
