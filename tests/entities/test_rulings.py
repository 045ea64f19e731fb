from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from entities.annotate import annotate
from entities.language.findings import FoundName, Reading
from entities.models import Entity, Mention, Ruling
from entities.rulings import apply_rulings, rule_mention
from tests.factories import make_article, make_entity

pytestmark = pytest.mark.django_db

TEXT = "Anna Berg met Carl Dorn in Oslo. Later Defence Minister Berg spoke to reporters alone."


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ed")


@pytest.fixture
def other() -> Entity:
    return make_entity("Ingrid Berg")


def read(article: Article, text: str = TEXT) -> None:
    """As a worker would: Anna Berg in full and by family name, with her title."""
    found = [
        FoundName(start, start + len(words), words, "person", "Anna Berg", "test", role=role)
        for words, role in (("Anna Berg", ""), ("Berg spoke", "Defence Minister"))
        if (start := text.find(words)) >= 0
    ]
    names = tuple(
        FoundName(each.start, each.start + 4, "Berg", "person", "Anna Berg", "test", role=each.role)
        if each.role
        else each
        for each in found
    )
    annotate(
        article.pk,
        text=text,
        reading=Reading(names, (), (), "none", "0", "0", ((0, len(text)),)),
    )


def the(words: str) -> Mention:
    return Mention.objects.get(text=words)


def test_a_ruling_links_one_mention_and_signs_it(editor: User, other: Entity) -> None:
    read(make_article(TEXT))
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT, why="her sister")
    ruled = the("Berg")
    assert ruled.entity == other
    assert ruled.provenance.startswith("editor ed, ")
    assert (ruled.reason, ruled.role) == ("her sister", "Defence Minister")
    assert the("Anna Berg").entity != other


def test_the_counts_of_both_entities_follow(editor: User, other: Entity) -> None:
    read(make_article(TEXT))
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT)
    other.refresh_from_db()
    assert (other.reports, other.mentions_total) == (1, 1)
    assert Entity.objects.get(name="Anna Berg").mentions_total == 1


def test_reading_again_changes_nothing_an_editor_decided(editor: User, other: Entity) -> None:
    article = make_article(TEXT)
    read(article)
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT)
    read(article)
    assert the("Berg").entity == other
    assert the("Berg").ruling is not None


def test_what_is_ruled_no_name_is_gone_and_stays_gone(editor: User) -> None:
    article = make_article(TEXT)
    read(article)
    rule_mention(the("Berg"), entity=None, editor=editor, text=TEXT)
    assert not Mention.objects.filter(text="Berg").exists()
    read(article)
    assert [each.text for each in Mention.objects.all()] == ["Anna Berg"]


def test_a_later_ruling_takes_back_an_earlier_one(editor: User, other: Entity) -> None:
    read(make_article(TEXT))
    anna = the("Anna Berg").entity
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT)
    rule_mention(the("Berg"), entity=anna, editor=editor, text=TEXT)
    assert the("Berg").entity == anna
    assert Ruling.objects.count() == 2


def test_a_ruling_follows_its_words_in_a_changed_text(editor: User, other: Entity) -> None:
    article = make_article(TEXT)
    read(article)
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT)
    longer = f"Berg is a common name in Oslo. {TEXT}"
    read(article, longer)
    ruled = Mention.objects.get(entity=other)
    assert longer[ruled.start :].startswith("Berg spoke to reporters")


def test_a_ruling_leaves_the_same_name_alone_where_its_sentence_is_gone(
    editor: User, other: Entity
) -> None:
    article = make_article(TEXT)
    read(article)
    rule_mention(the("Berg"), entity=other, editor=editor, text=TEXT)
    read(article, "Anna Berg stayed at home.")
    assert not Mention.objects.filter(entity=other).exists()
    assert the("Anna Berg").ruling is None


def test_a_text_that_is_nothing_but_the_name_keeps_its_ruling(editor: User, other: Entity) -> None:
    article = make_article("Berg")
    mention = Mention.objects.create(
        article=article, start=0, end=4, text="Berg", kind="person", provenance="test"
    )
    rule_mention(mention, entity=other, editor=editor, text="Berg")
    assert apply_rulings(article.pk, "Berg") == {other.pk}
    assert the("Berg").entity == other
