"""How Postgres answers what pages ask: which big tables it reads from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
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
        if is_read(question)
        for table in _read_whole(question)
        if table in big
    ]
    return Page(address, sum(map(is_read, questions)), whole)


_SETTING = re.compile(r"(SET LOCAL [^;]*); (.*); SET LOCAL [^;]*", re.DOTALL)
"""A question that is asked under a setting of its own."""


def is_read(question: str) -> bool:
    """Whether it asks for rows: not what opens or closes a transaction, or sets how it is asked."""
    words = question.lstrip("( \n").upper()
    return words.startswith(("SELECT", "WITH", "SET LOCAL")) and "SET_CONFIG" not in words


def _big_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [BIG])
        return {name for (name,) in cursor.fetchall()}


def _read_whole(question: str) -> Iterator[str]:
    own = _SETTING.fullmatch(question)
    with transaction.atomic(), connection.cursor() as cursor:
        if own:
            cursor.execute(own[1])
        cursor.execute(f"EXPLAIN (FORMAT JSON) {own[2] if own else question}")
        found = cursor.fetchone()[0]
        transaction.set_rollback(True)
    plans = json.loads(found) if isinstance(found, str) else found
    return _scanned(plans[0]["Plan"])


_PASS_ON = {"Limit", "Subquery Scan", "Nested Loop", "Append", "Result", "LockRows", "ProjectSet"}
"""Steps that ask for no more rows than they are asked for."""


def _scanned(plan: dict[str, Any], *, limited: bool = False) -> Iterator[str]:
    """Tables read by a scan that no limit stops on the way."""
    kind = plan["Node Type"]
    if kind == "Seq Scan" and not limited:
        yield plan["Relation Name"]
    limited = kind in _PASS_ON and (limited or kind == "Limit")
    for number, each in enumerate(plan.get("Plans", ())):
        # The inner side of a loop is read anew for each row of the outer.
        yield from _scanned(each, limited=limited and (number == 0 or kind == "Append"))
