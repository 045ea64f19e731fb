"""The page of what was measured and what editors corrected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import measured
from articles.measured import Figure, Measured
from entities.language.rules_version import RULES_VERSION
from entities.models import Ruling

pytestmark = pytest.mark.django_db

FIGURE = Figure("dates", "value right", 98.6, 533, "own cases")


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "measured.json"
    monkeypatch.setattr(measured, "FIGURES", path)
    return path


def page(client: Client) -> str:
    answer = client.get("/quality/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_the_stored_figures(client: Client, figures: Path) -> None:
    figures.write_text(Measured("2025-04-01", "en 3.8", RULES_VERSION, [FIGURE]).as_json())
    text = page(client)
    assert "<td>98.6</td>" in text
    assert "Measured 2025-04-01 with en 3.8" in text
    assert "changed since" not in text


def test_figures_of_other_rules_say_so(client: Client, figures: Path) -> None:
    figures.write_text(Measured("2025-04-01", "en 3.8", "0", [FIGURE]).as_json())
    assert "The rules have changed since." in page(client)


def test_without_figures_it_says_that_nothing_was_measured(client: Client, figures: Path) -> None:
    text = page(client)
    assert "Nothing has been measured" in text
    assert "No editor has confirmed" in text


def test_it_counts_what_editors_overruled(client: Client, figures: Path) -> None:
    editor = User.objects.create(username="eva")
    for do in ("change", "confirm"):
        Ruling.objects.create(
            about="mention", rule="surname, model", payload={"do": do}, editor=editor
        )
    assert "surname, model" in page(client)
    twin = json.loads(client.get("/quality.json").getvalue())
    [row] = twin["corrections"]["rows"]
    assert (row["confirmed"], row["overruled"]) == (1, 1)


def test_it_only_answers_reading(client: Client) -> None:
    assert client.post("/quality/").status_code == 405
