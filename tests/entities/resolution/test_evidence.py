"""What decisions rest on stays of one size and does not depend on arrival."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from entities.namings import fingerprint
from entities.resolution.evidence import KEPT, Naming, reports, sample
from tests.entities.resolution.test_resolve import person, read


def namings(count: int) -> list[Naming]:
    none: frozenset[str] = frozenset()
    return [
        Naming(n, fingerprint(f"r{n}"), "person", "eva holm", "Eva Holm", False, none, none)
        for n in range(count)
    ]


def test_a_sample_is_the_same_in_any_order() -> None:
    held = namings(200)
    shuffled = random.Random(1).sample(held, len(held))
    assert sample(shuffled) == sample(held)
    assert len(sample(held)) == KEPT


@pytest.mark.parametrize("count", [KEPT - 1, 300, 5000])
def test_a_sample_tells_how_many_reports_there_are(count: int) -> None:
    assert reports(sample(namings(count))) == pytest.approx(count, rel=0.35)


@pytest.mark.django_db
def test_a_name_of_many_reports_costs_no_more_queries_than_one_of_few() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            read("Eva Holm met Nils Holm.", person("Eva Holm"), person("Nils Holm"))
        return len(queries)

    few = [cost() for _ in range(3)][-1]
    for _ in range(20):
        cost()
    assert cost() <= few
