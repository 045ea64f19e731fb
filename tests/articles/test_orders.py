"""Two workers and sudden deaths, played by one process: another order, the same tables."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from heapq import heapify, heappop, heappush
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from spacy.language import Language

from articles.jobs import queue
from articles.models import Article
from articles.pipeline import finish, take_in
from articles.save import Saved
from tests.benchmarks.made_news import made_news
from tests.final_tables import Tables, differences, final_tables

pytestmark = pytest.mark.django_db(transaction=True)

REPORTS = 16
MOST_DEATHS = 8


class Killed(BaseException):
    """What no part of the program catches."""


@contextmanager
def killed_before(statement: int) -> Iterator[None]:
    """Die where the database would be asked for this time, counted from 0; it then loses what was
    not committed, and every lock."""
    left = statement

    def ask(execute: Any, *asked: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return execute(*asked)

    try:
        with connection.execute_wrapper(ask):
            yield
    except Killed:
        connection.close()
        raise


def load(path: Path) -> list[int]:
    call_command("flush", interactive=False, stdout=StringIO())
    taken = take_in([path], now=timezone.now())
    ids = [each.article.pk for each in taken if isinstance(each, Saved)]
    queue(ids)
    return ids


def done(pk: int) -> None:
    ProcrastinateJob.objects.filter(args__article_id=pk).update(status="succeeded")


def in_order(path: Path, nlp: Language) -> Tables:
    for pk in load(path):
        finish(pk, nlp, in_turn=True)
        done(pk)
    return final_tables()


def disturbed(path: Path, nlp: Language, dice: random.Random) -> Tables:
    """Each report is read a little early or late, and who is killed at one comes back to it when
    several others were read."""
    ids = load(path)
    moments = [(place + dice.uniform(0, 2.5), pk) for place, pk in enumerate(ids)]
    heapify(moments)
    deaths = 0
    while moments:
        moment, pk = heappop(moments)
        fatal = deaths < MOST_DEATHS and dice.random() < 0.5
        try:
            with killed_before(dice.randrange(60) if fatal else 100_000):
                finish(pk, nlp, in_turn=True)
        except Killed:
            deaths += 1
            heappush(moments, (moment + dice.uniform(0.5, 8), pk))
        else:
            done(pk)
    assert deaths > MOST_DEATHS / 2
    assert not Article.objects.unfinished().exists()
    return final_tables()


@pytest.mark.parametrize("seed", range(2))
def test_a_load_that_died_again_and_again_ends_as_one_in_order(
    tmp_path: Path, nlp: Language, seed: int
) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in made_news(REPORTS, seed=seed)))
    expected = in_order(path, nlp)
    assert len(expected["articles"]) == REPORTS
    assert expected["events"]
    assert differences(expected, disturbed(path, nlp, random.Random(seed))) == {}
