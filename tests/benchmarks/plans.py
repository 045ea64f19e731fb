"""How Postgres answers what pages ask: which big tables it reads from end to end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BIG = 20_000
"""Rows of a table from which on it is a fault if a page reads all of it. Names stay below for long:
there are few new ones."""


@dataclass(frozen=True, slots=True)
class WholeRead:
    """A big table that a page reads from end to end, and the beginning of the question."""

    address: str
    table: str
    question: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page cost: how many questions, and the big tables it read whole."""

    address: str
    questions: int
    whole: Sequence[WholeRead]


def page(client: Client, address: str) -> Page:
    """Ask for the page and have every question that it asks explained."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        if answer.status_code != 200:
            raise ValueError(f"{address} answers {answer.status_code}")
    questions = [each["sql"] for each in asked.captured_queries]
    big = _big_tables()
    whole = [
        WholeRead(address, table, question[:200])
        for question in questions
        if _is_read(question)
        for table in _read_whole(question)
        if table in big
    ]
    return Page(address, sum(map(_is_read, questions)), whole)


def _is_read(question: str) -> bool:
    words = question.lstrip("( \n").upper()
    return words.startswith(("SELECT", "WITH")) and "SET_CONFIG" not in words


def _big_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [BIG])
        return {name for (name,) in cursor.fetchall()}


def _read_whole(question: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {question}")
        found = cursor.fetchone()[0]
    plans = json.loads(found) if isinstance(found, str) else found
    return _scanned(plans[0]["Plan"])


def _scanned(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for each in plan.get("Plans", ()):
        yield from _scanned(each)
