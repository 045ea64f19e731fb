"""Whom a name means, as an editor has it: now, and after every later reading."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from entities.models import Entity, KeptReading, Mention, Ruling
from entities.rulings.frame import record, withdraw
from entities.rulings.on_texts import (
    mention_has_borders,
    mention_has_kind,
    mention_is,
    mention_is_no_name,
)
from entities.rulings.refs import new_ref, ref_of
from tests.entities.rulings.desk import BERG, TEXT, pages, read, the
from tests.factories import make_entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ed")


@pytest.fixture
def other() -> Entity:
    return make_entity("Ingrid Berg", reports=0)


def test_a_ruling_links_one_mention_and_signs_it(editor: User, other: Entity) -> None:
    read()
    record(mention_is(the("Berg"), ref_of(other), why="her sister"), editor=editor)
    ruled = the("Berg")
    assert ruled.entity == other
    assert ruled.provenance.startswith("editor ed, ")
    assert (ruled.reason, ruled.role) == ("her sister", "Defence Minister")
    assert the("Anna Berg").entity != other


def test_the_counts_of_both_entities_follow(editor: User, other: Entity) -> None:
    read()
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    other.refresh_from_db()
    assert (other.reports, other.mentions_total) == (1, 1)
    assert Entity.objects.get(name="Anna Berg").mentions_total == 1


def test_reading_again_changes_nothing_an_editor_decided(editor: User, other: Entity) -> None:
    article = read()
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    read(article=article)
    assert the("Berg").entity == other
    assert the("Berg").ruling is not None


def test_what_is_ruled_no_name_is_gone_and_stays_gone(editor: User) -> None:
    article = read()
    record(mention_is_no_name(the("Berg")), editor=editor)
    read(article=article)
    assert not Mention.objects.filter(text="Berg").exists()
    assert Mention.objects.filter(text="Anna Berg").exists()


def test_a_later_ruling_takes_back_an_earlier_one(editor: User, other: Entity) -> None:
    read()
    anna = the("Anna Berg").entity
    assert anna
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    record(mention_is(the("Berg"), ref_of(anna)), editor=editor)
    assert the("Berg").entity == anna
    assert Ruling.objects.count() == 2


def test_an_undone_ruling_leaves_what_the_machine_read(editor: User, other: Entity) -> None:
    read()
    before = pages()
    ruling = record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    withdraw(ruling, editor=editor)
    assert pages() == before
    assert the("Berg").ruling is None


def test_an_undone_undoing_brings_the_ruling_back(editor: User, other: Entity) -> None:
    read()
    ruling = record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    withdraw(withdraw(ruling, editor=editor), editor=editor)
    assert the("Berg").entity == other


def test_undoing_an_earlier_ruling_leaves_the_later_one(editor: User, other: Entity) -> None:
    read()
    first = record(mention_is_no_name(the("Berg")), editor=editor)
    record(mention_is(the("Carl Dorn"), ref_of(other)), editor=editor)
    withdraw(first, editor=editor)
    assert the("Carl Dorn").entity == other
    assert the("Berg").entity == the("Anna Berg").entity


def test_a_name_may_be_somebody_who_had_no_page(editor: User) -> None:
    read()
    record(mention_is(the("Berg"), new_ref("person", "Tove Berg")), editor=editor)
    assert pages()["Tove Berg"] == ["Berg"]
    assert Entity.objects.get(name="Tove Berg").slug == "tove-berg"


def test_a_name_may_have_other_borders(editor: User) -> None:
    read()
    start = TEXT.index("Carl Dorn")
    record(mention_has_borders(the("Carl Dorn"), start + 5, start + 9), editor=editor)
    assert not Mention.objects.filter(text="Carl Dorn").exists()
    assert the("Dorn").start == start + 5


def test_a_name_may_be_of_another_kind(editor: User) -> None:
    read()
    record(mention_has_kind(the("Oslo"), "organisation"), editor=editor)
    entity = the("Oslo").entity
    assert entity
    assert entity.kind == "organisation"


def test_a_ruling_follows_its_words_in_a_changed_text(editor: User, other: Entity) -> None:
    article = read()
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    longer = f"Berg is a common name in Oslo. {TEXT}"
    read(longer, BERG, article=article)
    ruled = Mention.objects.get(entity=other)
    assert longer[ruled.start :].startswith("Berg spoke to reporters")


def test_a_ruling_leaves_the_same_name_alone_where_its_sentence_is_gone(
    editor: User, other: Entity
) -> None:
    article = read()
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    read("Anna Berg stayed at home.", BERG[:1], article=article)
    assert not Mention.objects.filter(entity=other).exists()
    assert the("Anna Berg").ruling is None


def test_a_ruling_for_always_reaches_every_report(editor: User, other: Entity) -> None:
    first, second = read(), read()
    record(mention_is(the("Berg", article=first), ref_of(other), scope="always"), editor=editor)
    assert the("Berg", article=second).entity == other
    third = read()
    assert the("Berg", article=third).entity == other


def test_a_ruling_on_one_place_beats_one_for_always(editor: User, other: Entity) -> None:
    first, second = read(), read()
    anna = the("Berg", article=first).entity
    assert anna
    record(mention_is(the("Berg", article=first), ref_of(anna)), editor=editor)
    record(mention_is(the("Berg", article=second), ref_of(other), scope="always"), editor=editor)
    assert the("Berg", article=first).entity == anna
    assert the("Berg", article=second).entity == other


def test_a_ruling_for_an_outlet_leaves_the_others_alone(editor: User, other: Entity) -> None:
    ours, theirs = read(source="The Daily"), read(source="The Weekly")
    record(mention_is(the("Berg", article=ours), ref_of(other), scope="outlet"), editor=editor)
    assert the("Berg", article=ours).entity == other
    assert the("Berg", article=theirs).entity != other


def test_a_report_read_before_readings_were_kept_is_read_by_a_worker(
    editor: User, other: Entity
) -> None:
    article = read()
    KeptReading.objects.all().delete()
    record(mention_is(the("Berg"), ref_of(other)), editor=editor)
    article.refresh_from_db()
    assert article.state == "saved"
