"""Rulings laid over many reports at once change what they are about, and write nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from entities.annotate import annotate
from entities.language.findings import FoundDate, FoundQuote
from entities.models import Entity, Mention
from entities.rulings.frame import record, withdraw
from entities.rulings.kept import kept
from entities.rulings.laid import lay
from entities.rulings.on_entities import split
from entities.rulings.on_texts import mention_is
from entities.rulings.refs import new_ref
from tests.entities.rulings.desk import BERG, TEXT, reading, the
from tests.entities.rulings.state import broken, state
from tests.entities.rulings.test_sequences import meeting
from tests.factories import make_article

pytestmark = pytest.mark.django_db

DAY = date(2025, 3, 6)
SAID = "“We agree,” Berg said on 6 March."


def whole(source: str = "") -> Article:
    """A report with names, a date, a quotation and an event."""
    text = f"{TEXT} {SAID}"
    article = make_article(text, source=source)
    when, said = text.index("6 March"), text.index("“We")
    speaker = text.index("Berg said")
    quote = FoundQuote(
        said, said + 11, "We agree,", "Anna Berg", speaker, speaker + 4, "said", rule="verb-after"
    )
    day = FoundDate(when, when + 7, "6 March", "2025-03-06", "day", DAY, DAY, "calendar date")
    found = reading(text, BERG, events=(meeting(text, "Anna Berg", "Carl Dorn"),))
    annotate(article.pk, text=text, reading=replace(found, dates=(day,), quotes=(quote,)))
    return article


def writes(queries: CaptureQueriesContext) -> list[str]:
    said = (each["sql"] for each in queries.captured_queries)
    return [each[:80] for each in said if each.startswith(("INSERT", "UPDATE", "DELETE", "COPY"))]


def test_reports_that_are_as_the_rulings_want_them_are_left_alone() -> None:
    reports = [whole(), whole()]
    with CaptureQueriesContext(connection) as queries:
        lay([each.pk for each in reports])
    assert writes(queries) == []


def test_what_it_leaves_is_what_reading_again_would_leave() -> None:
    reports = [whole(source=f"Outlet {at}") for at in range(3)]
    editor = User.objects.create_user("ed")
    before = state()
    first = Mention.objects.select_related("article__source", "entity")
    mention = first.filter(text="Anna Berg").order_by("pk")[0]
    ruling = record(
        mention_is(mention, new_ref("person", "Tove Holm"), scope="always"), editor=editor
    )
    laid = state()
    assert Entity.objects.get(name="Tove Holm").reports == 3
    for each in reports:
        found = kept(each.pk)
        assert found
        annotate(each.pk, text=each.text, reading=found)
    assert state() == laid
    assert broken() == []
    withdraw(ruling, editor=editor)
    assert state() == before


def test_a_ruling_on_one_name_of_a_report_leaves_a_split_of_another_standing() -> None:
    report, _ = whole(), whole()
    editor = User.objects.create_user("ed")
    of_report = Mention.objects.select_related("article", "entity").filter(article=report)
    dorn = mention_is(
        of_report.filter(text="Carl Dorn")[0], new_ref("person", "Tove Holm"), scope="always"
    )
    record(dorn, editor=editor)
    holm = Entity.objects.get(name="Tove Holm")
    record(split(holm, new_ref("person", "Ida Lund"), reports=[report.identity]), editor=editor)
    berg = of_report.filter(text="Anna Berg")[0]
    record(mention_is(berg, new_ref("person", "Eva Moe"), scope="report"), editor=editor)
    assert {each.entity.name for each in of_report.filter(text="Carl Dorn") if each.entity} == {
        "Ida Lund"
    }


def test_what_it_costs_does_not_grow_with_the_reports() -> None:
    reports = [whole() for _ in range(8)]
    counted = []
    for some in (reports[:2], reports):
        with CaptureQueriesContext(connection) as queries:
            lay([each.pk for each in some])
        counted.append(len(queries))
    assert counted[0] == counted[1] < 20


def test_a_report_whose_reading_was_never_kept_is_named() -> None:
    assert lay([make_article().pk]) != set()
    whole()
    assert the("Carl Dorn").entity
