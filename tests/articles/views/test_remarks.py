"""Readers report errors; editors close what they reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Remark
from articles.views import remarks
from entities.rulings.roles import EDITORS
from tests.factories import make_entity

if TYPE_CHECKING:
    from django.http import HttpResponse

pytestmark = pytest.mark.django_db

FORM = "/report-an-error/?page="


@pytest.fixture
def page() -> str:
    return make_entity("Anna Berg").get_absolute_url()


def sent(client: Client, page: str, said: str = "She left in May.", **told: str) -> HttpResponse:
    answer: HttpResponse = client.post(FORM + page, {"said": said, **told})  # type: ignore[assignment]
    return answer


def test_a_page_with_facts_leads_to_the_form_about_it(client: Client, page: str) -> None:
    shown = client.get(f"{page}?part=quotes").content.decode()
    assert f'href="{FORM}{page.replace("/", "%2F")}%3Fpart%3Dquotes" rel="nofollow"' in shown
    form = client.get(f"{FORM}{page}").content.decode()
    assert f'<a href="{page}">{page}</a>' in form
    assert "Report an error" not in client.get("/about/design/").content.decode()


def test_what_a_reader_sends_is_thanked_for_and_kept_once(client: Client, page: str) -> None:
    for _twice in range(2):
        answer = sent(client, page)
    assert "Thank you" in client.get(answer["Location"]).content.decode()
    remark = Remark.objects.get()
    assert (remark.page, remark.said) == (page, "She left in May.")
    assert "127.0.0.1" not in remark.sender


@pytest.mark.parametrize(
    "asked", ["//evil.example/", "https://evil.example/", "/admin/", "/no/such/", "/x%00", "[", ""]
)
def test_it_is_about_no_other_page_than_ours(client: Client, asked: str) -> None:
    assert sent(client, asked).status_code == 302
    assert Remark.objects.get().page == "/"


@pytest.mark.parametrize("said", ["", "   ", "x" * 2_001, "a\0b"])
def test_nothing_or_too_much_is_refused_with_a_reason(client: Client, page: str, said: str) -> None:
    answer = sent(client, page, said)
    assert answer.status_code == 422
    assert 'id="said-error"' in answer.content.decode()
    assert not Remark.objects.exists()


def test_who_fills_in_what_no_reader_sees_is_not_heard(client: Client, page: str) -> None:
    assert sent(client, page, website="https://spam.example").status_code == 302
    assert not Remark.objects.exists()


def test_a_form_of_another_site_is_refused(page: str) -> None:
    assert sent(Client(enforce_csrf_checks=True), page).status_code == 403


def test_one_sender_is_heard_so_often_an_hour(
    client: Client, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remarks, "AN_HOUR", 2)
    for number in range(3):
        answer = sent(client, page, f"Error {number}.")
    assert answer.status_code == 429
    assert "Try again later" in answer.content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sent(elsewhere, page, "Another.").status_code == 302
    monkeypatch.setattr(remarks, "AN_HOUR_IN_ALL", 3)
    assert sent(Client(REMOTE_ADDR="192.0.2.8"), page, "One more.").status_code == 429


def test_an_editor_reads_it_at_the_desk_and_closes_it(client: Client, page: str) -> None:
    sent(client, page, "<b>She</b> left.")
    user = User.objects.create_user("ed", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    desk = client.get("/desk/").content.decode()
    assert "&lt;b&gt;She&lt;/b&gt; left." in desk
    assert f'<a href="{page}">' in desk
    remark = Remark.objects.get()
    closed = client.post(f"/desk/remarks/{remark.pk}/", follow=True).content.decode()
    assert "No reader has reported an error" in closed
    remark.refresh_from_db()
    assert remark.closed_by == user
    assert remark.said == "<b>She</b> left."
