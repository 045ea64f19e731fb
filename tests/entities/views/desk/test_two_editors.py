"""Two editors at once: no ruling is lost, and the second sees what the first decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from entities.models import Entity, Mention, Ruling
from entities.rulings.frame import record
from entities.rulings.on_texts import mention_is_no_name
from tests.entities.rulings.desk import read, the

pytestmark = pytest.mark.django_db


def editor(name: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def first() -> Client:
    return editor("first")


@pytest.fixture
def second() -> Client:
    return editor("second")


def address(mention: Mention) -> str:
    return reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])


def person(name: str) -> Entity:
    return Entity.objects.get(name=name)


def standing() -> list[str]:
    return [each.now for each in Ruling.objects.standing()]


def test_the_second_sees_what_changed_and_may_decide_all_the_same(
    first: Client, second: Client
) -> None:
    read()
    where = address(the("Berg"))
    told: dict[str, Any] = {"scope": "here", "chosen": "new", "kind": "person", "seen": 0}
    first.post(where, told | {"new_name": "Tove"})
    answer = second.post(where, told | {"new_name": "Ove"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "“Berg” is Tove" in text
    assert "You wanted:" in text
    assert standing() == ["“Berg” is Tove"]
    again = dict(answer.context["posted"]) | {"seen": answer.context["seen"]}
    assert second.post(answer.context["again"], again).status_code == 302
    assert standing() == ["“Berg” is Tove", "“Berg” is Ove"]


def test_a_third_ruling_in_between_is_shown_as_well(first: Client, second: Client) -> None:
    read()
    where = address(the("Berg"))
    told: dict[str, Any] = {"scope": "here", "chosen": "new", "kind": "person", "seen": 0}
    first.post(where, told | {"new_name": "Tove"})
    answer = second.post(where, told | {"new_name": "Ove"})
    again = dict(answer.context["posted"]) | {"seen": answer.context["seen"]}
    first.post(where, told | {"new_name": "Ida", "seen": Ruling.objects.newest_id()})
    assert second.post(where, again).status_code == 409


def test_a_name_that_is_gone_says_who_took_it_away(first: Client, second: Client) -> None:
    read()
    where = address(the("Berg"))
    read("Ove Lund left.", [("Ove Lund", "person", "Ove Lund")])
    record(mention_is_no_name(the("Ove Lund")), editor=None)
    told = {"scope": "here", "chosen": "none", "seen": Ruling.objects.newest_id()}
    assert first.post(where, told).status_code == 302
    answer = second.post(where, told)
    assert answer.status_code == 409
    assert "“Berg” is not a name" in answer.content.decode()
    assert second.get(where).status_code == 404


def test_of_two_merges_the_second_waits(first: Client, second: Client) -> None:
    for name in ("Anna Berg", "Ove Lund", "Tove Holm"):
        read(f"{name} left.", [(name, "person", name)])
    anna, ove, tove = person("Anna Berg"), person("Ove Lund"), person("Tove Holm")
    merge = {"do": "merge", "seen": 0}
    first.post(reverse("merge-entities", args=[anna.pk]), merge | {"with": ove.pk})
    answer = second.post(reverse("merge-entities", args=[tove.pk]), merge | {"with": anna.pk})
    assert answer.status_code == 409
    assert "Ove Lund is Anna Berg" in answer.content.decode()


def test_one_form_with_several_decisions_is_recorded_whole_or_not_at_all(
    first: Client, second: Client
) -> None:
    for name in ("Anna Berg", "Ove Lund", "Tove Holm"):
        read(f"{name} left.", [(name, "person", name)])
    anna, ove, tove = person("Anna Berg"), person("Ove Lund"), person("Tove Holm")
    line = {"do": "line", "value": "A colonel", "seen": 0}
    first.post(reverse("edit-entity", args=[tove.pk]), line)
    apart = {"do": "apart", "seen": 0, "with": [ove.pk, tove.pk]}
    assert second.post(reverse("merge-entities", args=[anna.pk]), apart).status_code == 409
    assert standing() == ["Tove Holm: said to be A colonel"]


def test_an_undo_is_told_of_what_stands_on_it_since(first: Client, second: Client) -> None:
    read()
    anna = person("Anna Berg")
    where = reverse("edit-entity", args=[anna.pk])
    first.post(where, {"do": "rename", "value": "Anna B.", "seen": 0})
    (ruling,) = Ruling.objects.standing()
    seen = second.get(reverse("undo-ruling", args=[ruling.pk])).context["seen"]
    first.post(where, {"do": "line", "value": "A colonel", "seen": seen})
    answer = second.post(reverse("undo-ruling", args=[ruling.pk]), {"seen": seen})
    assert answer.status_code == 409
    assert "A colonel" in answer.content.decode()
    assert len(standing()) == 2
