"""An address is what the name asks for; where two ask for one, marks tell them apart."""

from __future__ import annotations

import pytest
from django.test import Client

from entities.addresses import marked_slug, readdress
from entities.models import Address, Entity
from tests.factories import make_entity

pytestmark = pytest.mark.django_db


def renamed(entity: Entity, name: str) -> Entity:
    entity.name = name
    entity.save()
    readdress([entity])
    entity.refresh_from_db()
    return entity


def unaddressed(name: str, key: str) -> Entity:
    return Entity.objects.create(kind="person", key=key, name=name, slug=f"none-{key}", reports=1)


def test_a_new_name_is_a_new_address_and_the_old_one_leads_there(client: Client) -> None:
    holm = renamed(make_entity("Eva Holm"), "Eva Berg")
    assert holm.slug == "eva-berg"
    answer = client.get("/people/eva-holm/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/eva-berg/")


@pytest.mark.parametrize("first", ["a", "b"])
def test_of_two_of_one_name_the_first_by_key_has_the_plain_address(first: str) -> None:
    for key in (first, "b" if first == "a" else "a"):
        readdress([unaddressed("A. T.", key)])
    one, other = Entity.objects.order_by("key")
    assert (one.slug, other.slug) == ("a-t", marked_slug(other))


def test_an_old_address_goes_to_whoever_bears_the_name_now() -> None:
    lind = renamed(make_entity("Charles Lind"), "Chuck Lind")
    other = unaddressed("Charles Lind", "charles lind 2")
    readdress([other])
    assert Address.objects.get(slug="charles-lind").entity == other
    assert Address.objects.get(slug="chuck-lind").entity == lind


def test_the_plain_address_comes_back_when_the_other_is_gone() -> None:
    one, other = unaddressed("Eva Holm", "a"), unaddressed("Eva Holm", "b")
    readdress([one, other])
    one.reports = 0
    one.save()
    readdress([one])
    other.refresh_from_db()
    assert other.slug == "eva-holm"


def test_a_family_name_that_no_report_explains_has_a_mark() -> None:
    lone = unaddressed("Holm", "holm ~0123456789ab")
    readdress([lone])
    lone.refresh_from_db()
    assert lone.slug == marked_slug(lone)
