from __future__ import annotations

from datetime import date

import pytest

from articles.search import Question, people_of
from articles.tally import tally
from tests.factories import make_article, make_entity, make_named, name_in

pytestmark = pytest.mark.django_db


def test_a_report_counts_once_however_often_it_names_somebody() -> None:
    anna, carl = make_entity("Anna Berg"), make_entity("Carl Dorn")
    one = make_article("Anna Berg and Carl Dorn.", source="Paper", published=date(2025, 3, 1))
    other = make_article("Anna Berg.", source="Paper")
    for report, who in ((one, anna), (one, carl), (other, anna)):
        name_in(report, who)
    again = make_named(one, make_entity("A. Berg"))
    again.entity = anna
    again.save()

    found = tally([one.pk, other.pk], most=6)

    assert [(each.name, each.reports) for each in found.named] == [
        ("Anna Berg", 2),
        ("Carl Dorn", 1),
    ]
    assert [(each.name, each.reports) for each in found.outlets] == [("Paper", 2)]
    assert found.days == {date(2025, 3, 1): 1}


def test_people_without_a_question_are_listed_as_they_are_counted() -> None:
    make_entity("Anna Berg", reports=2)
    make_entity("Carl Dorn", reports=5)
    assert [(each.name, each.named_in) for each in people_of(Question())] == [  # type: ignore[attr-defined]
        ("Carl Dorn", 5),
        ("Anna Berg", 2),
    ]
