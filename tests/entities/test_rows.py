"""Rows by SQL as it stands."""

from __future__ import annotations

import pytest

from entities.models import Naming
from entities.resolution import resolve
from entities.rows import rows
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_a_statement_without_an_answer_gives_no_rows() -> None:
    article = make_article()
    text = "UPDATE articles_article SET byline = %s WHERE id = %s"
    assert rows(text, ["Lena Berg", article.pk]) == []
    assert rows("SELECT byline FROM articles_article WHERE id = ANY(%s)", [[article.pk]]) == [
        ("Lena Berg",)
    ]


def test_acronyms_are_looked_up_by_their_index() -> None:
    assert not Naming.objects.exists()
    rows("SET LOCAL enable_seqscan = off")
    plan = "\n".join(line for (line,) in rows(f"EXPLAIN {resolve._TIES}", [["nato"]]))
    assert "naming_acronyms" in plan
