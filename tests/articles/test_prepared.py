"""Statements that are asked for every report are planned once and otherwise are like any other."""

from __future__ import annotations

import pytest
from django.db import DataError, connection
from pytest_django import DjangoAssertNumQueries

from articles.prepared import ask

pytestmark = pytest.mark.django_db

STATEMENT = "SELECT %(text)s::text, ARRAY[%(number)s::bigint], %(missing)s::bigint"


def plans() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%$1::text%"]
        )
        return int(cursor.fetchone()[0])


def test_a_statement_is_planned_once_for_a_connection() -> None:
    first = ask(STATEMENT, {"text": "a", "number": 1, "missing": None})
    again = ask(STATEMENT, {"text": "b", "number": 2, "missing": None})
    assert first == [("a", [1], None)]
    assert again == [("b", [2], None)]
    assert plans() == 1


def test_what_it_asks_is_counted_and_its_errors_are_those_of_django(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1), pytest.raises(DataError):
        ask("SELECT 1 / %(number)s::int", {"number": 0})


def test_a_statement_without_an_answer_answers_with_no_rows() -> None:
    assert ask("SET LOCAL application_name TO 'a'", {}) == []
