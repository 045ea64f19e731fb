"""Which names are whose, as an editor has it; and what a page says."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from entities.models import Entity, Mention, Naming
from entities.rulings.frame import Overtaken, later_on, newest_id, record, withdraw
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
from entities.rulings.on_texts import mention_is, mention_subjects
from entities.rulings.refs import new_ref, ref_of
from tests.entities.rulings.desk import Named, pages, read, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ed")


def person(name: str) -> Named:
    return (name, "person", name)


CIRCLE = [person("Anna Berg"), person("Carl Lund")]


def report(name: str) -> Article:
    return read(f"{name} met Anna Berg and Carl Lund.", [person(name), *CIRCLE])


def called(name: str) -> Entity:
    return Entity.objects.get(name=name, reports__gt=0)


def form(name: str) -> str:
    """The key of a printed name."""
    return Naming.objects.filter(name=name)[0].key


def test_merged_names_are_on_one_page(editor: User) -> None:
    report("Ivan Petrow")
    report("Ivan Pietroff")
    record(merged(called("Ivan Petrow"), [called("Ivan Pietroff")]), editor=editor)
    assert pages()["Ivan Petrow"] == ["Ivan Petrow", "Ivan Pietroff"]
    report("Ivan Pietroff")
    assert len(pages()["Ivan Petrow"]) == 3


def test_an_undone_merge_gives_both_pages_their_addresses_again(editor: User) -> None:
    report("Ivan Petrow")
    report("Ivan Pietroff")
    before = pages(), set(Entity.objects.values_list("name", "slug", "moved_to"))
    merge = record(merged(called("Ivan Petrow"), [called("Ivan Pietroff")]), editor=editor)
    record(renamed(called("Ivan Petrow"), "I. Petrow"), editor=editor)
    assert len(later_on(merge)) == 1
    withdraw(later_on(merge)[0], editor=editor)
    withdraw(merge, editor=editor)
    assert (pages(), set(Entity.objects.values_list("name", "slug", "moved_to"))) == before


def test_a_merge_reaches_names_that_an_editor_pinned(editor: User) -> None:
    first = read()
    report("Ivan Petrow")
    record(
        mention_is(the("Carl Dorn", article=first), ref_of(called("Ivan Petrow"))), editor=editor
    )
    record(merged(called("Carl Lund"), [called("Ivan Petrow")]), editor=editor)
    assert the("Carl Dorn", article=first).entity == called("Carl Lund")


def test_nobody_is_merged_with_himself(editor: User) -> None:
    report("Ivan Petrow")
    ivan = called("Ivan Petrow")
    with pytest.raises(NotPossible):
        merged(ivan, [ivan])


def test_some_reports_of_a_page_are_about_another(editor: User) -> None:
    first, second = report("Ivan Petrow"), report("Ivan Petrow")
    ivan = called("Ivan Petrow")
    to = new_ref("person", "Ivan Petrow")
    cut = record(split(ivan, to, reports=[second.identity]), editor=editor)
    assert the("Ivan Petrow", article=first).entity == ivan
    assert the("Ivan Petrow", article=second).entity != ivan
    assert Entity.objects.filter(name="Ivan Petrow", reports=1).count() == 2
    withdraw(cut, editor=editor)
    assert the("Ivan Petrow", article=second).entity == ivan


def test_some_names_of_a_page_are_anothers(editor: User) -> None:
    report("Ivan Petrow")
    report("Ivan Pietroff")
    ivan = called("Ivan Petrow")
    record(merged(ivan, [called("Ivan Pietroff")]), editor=editor)
    record(split(ivan, new_ref("person", "Iwan"), names=[form("Ivan Pietroff")]), editor=editor)
    assert the("Ivan Pietroff").entity != ivan


def test_what_is_told_apart_is_not_joined_again(editor: User) -> None:
    for name in ("Charles Lind", "Chuck Lind"):
        report(name)
    assert the("Charles Lind").entity == the("Chuck Lind").entity
    one = the("Chuck Lind").entity
    assert one
    record(split(one, new_ref("person", "Chuck Lind"), names=[form("Chuck Lind")]), editor=editor)
    report("Chuck Lind")
    assert not {each.entity for each in _all("Chuck Lind")} & {
        each.entity for each in _all("Charles Lind")
    }


def _all(words: str) -> list[Mention]:
    return list(Mention.objects.filter(text=words))


def test_two_ruled_different_stay_two_when_their_reports_agree(editor: User) -> None:
    read("Charles Lind spoke.", [person("Charles Lind")])
    read("Chuck Lind spoke.", [person("Chuck Lind")])
    record(apart(called("Charles Lind"), called("Chuck Lind")), editor=editor)
    report("Charles Lind")
    report("Chuck Lind")
    assert set(pages()) >= {"Charles Lind", "Chuck Lind"}


def test_an_alias_holds_in_every_report(editor: User) -> None:
    report("Ivan Petrow")
    report("The Tall One")
    ruling = record(alias(called("Ivan Petrow"), "The Tall One"), editor=editor)
    report("The Tall One")
    assert pages()["Ivan Petrow"] == ["Ivan Petrow", "The Tall One", "The Tall One"]
    withdraw(ruling, editor=editor)
    assert pages()["The Tall One"] == ["The Tall One"] * 2


def test_a_struck_name_is_nobodys(editor: User) -> None:
    article = report("Ivan Petrow")
    ivan = called("Ivan Petrow")
    record(struck(ivan, ivan.namings.get()), editor=editor)
    assert the("Ivan Petrow", article=article).entity is None
    second = report("Ivan Petrow")
    assert the("Ivan Petrow", article=second).entity is None


def test_a_page_shows_the_name_line_and_links_an_editor_gave_it(editor: User) -> None:
    report("Ivan Petrow")
    for decision in (
        renamed(called("Ivan Petrow"), "Ivan P. Petrow"),
        lined(called("Ivan Petrow"), "Ambassador"),
        linked(called("Ivan Petrow"), "https://example.org/1", "Register"),
    ):
        record(decision, editor=editor)
    report("Ivan Petrow")
    ivan = Entity.objects.get(name="Ivan P. Petrow")
    assert (ivan.line, ivan.slug, ivan.reports) == ("Ambassador", "ivan-p-petrow", 2)
    assert ivan.links == [{"url": "https://example.org/1", "label": "Register"}]


def test_an_undone_name_is_the_reports_again(editor: User) -> None:
    report("Ivan Petrow")
    ruling = record(renamed(called("Ivan Petrow"), "Ivan P. Petrow"), editor=editor)
    withdraw(ruling, editor=editor)
    assert called("Ivan Petrow").slug == "ivan-petrow"


def test_a_page_can_be_hidden_and_pinned_and_let_go(editor: User) -> None:
    report("Ivan Petrow")
    hide = record(hidden(called("Ivan Petrow"), hide=True), editor=editor)
    record(pinned(called("Ivan Petrow"), pin=True), editor=editor)
    assert (called("Ivan Petrow").hidden, called("Ivan Petrow").pinned) == (True, True)
    withdraw(hide, editor=editor)
    assert not called("Ivan Petrow").hidden


def test_a_form_that_others_have_overtaken_records_nothing(editor: User) -> None:
    read()
    mention = the("Berg")
    seen = newest_id(mention_subjects(mention))
    record(mention_is(mention, new_ref("person", "Tove Berg")), editor=editor, seen=seen)
    with pytest.raises(Overtaken) as overtaken:
        record(mention_is(mention, new_ref("person", "Ove Berg")), editor=editor, seen=seen)
    assert "Tove Berg" in str(overtaken.value)
    assert the("Berg").entity == Entity.objects.get(name="Tove Berg")


def test_a_page_that_is_of_another_kind_becomes_one_of_that_kind(
    editor: User, client: Client
) -> None:
    read("Harbour Watch met Anna Berg.", [person("Harbour Watch"), person("Anna Berg")])
    taken_for = called("Harbour Watch")
    before = pages(), set(Entity.objects.values_list("name", "kind", "slug", "moved_to"))
    ruling = record(has_kind(taken_for, "organisation"), editor=editor)
    body = called("Harbour Watch")
    assert body.kind == "organisation"
    read("Harbour Watch spoke.", [person("Harbour Watch")])
    read("Harbour Watch left.", [("Harbour Watch", "organisation", "Harbour Watch")])
    body.refresh_from_db()
    assert (body.reports, Entity.objects.filter(name="Harbour Watch", reports__gt=0).count()) == (
        3,
        1,
    )
    answer = client.get("/people/harbour-watch/")
    assert (answer.status_code, answer.headers["Location"]) == (301, body.get_absolute_url())
    Article.objects.exclude(pk=Article.objects.order_by("pk")[0].pk).delete()
    withdraw(ruling, editor=editor)
    taken_for.refresh_from_db()
    assert taken_for.moved_to is None
    assert before[0].items() <= pages().items()


def test_pages_of_two_kinds_can_be_merged_and_parted_again(editor: User) -> None:
    read("Harbour Watch met Anna Berg.", [person("Harbour Watch"), person("Anna Berg")])
    read("The Watch left.", [("The Watch", "organisation", "The Watch")])
    ruling = record(merged(called("The Watch"), [called("Harbour Watch")]), editor=editor)
    assert pages()["The Watch"] == ["Harbour Watch", "The Watch"]
    withdraw(ruling, editor=editor)
    assert pages()["The Watch"] == ["The Watch"]
    assert called("Harbour Watch").kind == "person"


def test_a_page_is_not_made_what_it_is(editor: User) -> None:
    report("Ivan Petrow")
    with pytest.raises(NotPossible):
        has_kind(called("Ivan Petrow"), "person")
