"""Editors look at events and quotations, in lists that stay fast."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from entities.models import Event
from tests.factories import make_article, make_entity, make_event, make_printing

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo. “We agree on this,” she said."


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("ed", password="x"))
    return client


@pytest.fixture
def event() -> Event:
    anna, oslo = make_entity("Anna Berg"), make_entity("Oslo", kind="place")
    article = make_article(TEXT, published=date(2025, 3, 7))
    make_printing(article, "We agree on this", anna)
    return make_event(article, "met", anna, place=oslo, day=date(2025, 3, 6))


def page(staff: Client, model: str, query: str = "") -> str:
    answer = staff.get(reverse(f"admin:entities_{model}_changelist") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_event_shows_who_took_part_and_leads_to_its_tellings(
    staff: Client, event: Event
) -> None:
    text = staff.get(reverse("admin:entities_event_change", args=[event.pk])).content.decode()
    assert "Anna Berg" in text
    assert f"/telling/?event__id__exact={event.pk}" in text
    assert event.get_absolute_url() in text


def test_a_telling_shows_what_it_rests_on(staff: Client, event: Event) -> None:
    telling = event.tellings.get()
    address = reverse("admin:entities_telling_change", args=[telling.pk])
    assert "kind meeting: “met”" in staff.get(address).content.decode()


def test_events_are_found_by_who_took_part(staff: Client, event: Event) -> None:
    assert event.title in page(staff, "event", "?q=berg")
    assert event.title not in page(staff, "event", "?q=nobody")


@pytest.mark.parametrize("model", ["event", "telling", "quote", "printing"])
def test_nothing_of_it_can_be_added_or_deleted(staff: Client, event: Event, model: str) -> None:
    assert f"/{model}/add/" not in page(staff, model)
    assert staff.get(reverse(f"admin:entities_{model}_add")).status_code == 403


@pytest.mark.parametrize("model", ["event", "telling", "quote", "printing"])
def test_a_list_asks_the_same_however_long_it_is(
    staff: Client, event: Event, model: str, django_assert_max_num_queries: Any
) -> None:
    limit: DjangoAssertNumQueries = django_assert_max_num_queries
    for number in range(8):
        person = make_entity(f"Person {number}")
        article = make_article(TEXT)
        make_event(article, "met", person, place=make_entity(f"Town {number}", kind="place"))
        make_printing(article, "We agree on this", person)
    with limit(10):
        page(staff, model)
