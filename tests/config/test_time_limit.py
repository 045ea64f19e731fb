"""A page that asks the database for too long is stopped, and says so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory

from config.time_limit import TimeLimitMiddleware

_LIMIT = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW statement_timeout")
    print(cursor.fetchone()[0])
"""


def _answer(rf: RequestFactory, error: Exception) -> HttpResponse | None:
    request = rf.get("/search/")
    request.user = AnonymousUser()
    return TimeLimitMiddleware(lambda _request: HttpResponse()).process_exception(request, error)


@pytest.mark.django_db
def test_a_question_that_takes_too_long_is_answered_503_in_words(rf: RequestFactory) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '5ms'")
        with pytest.raises(OperationalError) as stopped:
            cursor.execute("SELECT pg_sleep(1)")
    answer = _answer(rf, stopped.value)
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "took too long" in answer.content.decode()


def test_another_fault_of_the_database_is_not_taken_for_that(rf: RequestFactory) -> None:
    assert _answer(rf, OperationalError("the connection is lost")) is None
    assert _answer(rf, ValueError("nonsense")) is None


@pytest.mark.parametrize(
    ("entry", "limit"),
    [("import config.wsgi", "20s"), ("import django; django.setup()", "0")],
)
def test_only_the_web_server_limits_its_statements(entry: str, limit: str) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", f"{entry}\n{_LIMIT}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == limit
