"""Liveness and readiness."""

from __future__ import annotations

from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"alive": True, "ready": True}


def test_it_is_alive_but_not_ready_without_the_database_and_tells_no_secrets(
    client: Client,
) -> None:
    failing = mock.patch(
        "articles.views.health.connection.cursor", side_effect=OperationalError("user=attache")
    )
    with failing:
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"alive": True, "ready": False}


@pytest.mark.django_db
def test_it_is_never_cached_and_cannot_be_posted_to(client: Client) -> None:
    assert "no-store" in client.get("/healthz")["Cache-Control"]
    assert client.post("/healthz").status_code == 405
