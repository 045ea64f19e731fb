from __future__ import annotations

import pytest

from entities.models import Entity
from entities.overlap import Among

pytestmark = pytest.mark.django_db


def test_ids_among_many_are_asked_for_as_one_value() -> None:
    made = [
        Entity.objects.create(kind="place", key=name, name=name, slug=name)
        for name in ("one", "two", "three")
    ]

    wanted = Entity.objects.filter(Among("pk", [made[0].pk, made[2].pk]))
    _, values = wanted.query.sql_with_params()

    assert {each.name for each in wanted} == {"one", "three"}
    assert values == (f"{{{made[0].pk},{made[2].pk}}}",)


def test_nothing_is_among_no_ids() -> None:
    Entity.objects.create(kind="place", key="one", name="one", slug="one")

    assert not Entity.objects.filter(Among("pk", [])).exists()
