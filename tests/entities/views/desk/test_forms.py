"""The forms of the desk record what they say, and nothing where somebody was faster."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from entities.models import Entity, Mention, Ruling
from entities.rulings.derive import AT_ONCE
from entities.rulings.frame import record
from entities.rulings.on_entities import apart, merged
from entities.rulings.rates import rates
from tests.entities.rulings.desk import read, the

pytestmark = pytest.mark.django_db


def address(mention: Mention) -> str:
    return reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])


def seen(client: Client, where: str) -> int:
    found: int = client.get(where).context["seen"]
    return found


def test_the_form_of_a_name_offers_who_bears_it_and_says_how_far_it_would_reach(
    editor: Client,
) -> None:
    read()
    read()
    answer = editor.get(address(Mention.objects.filter(text="Berg")[0]))
    assert [each.entity.name for each in answer.context["candidates"]][:1] == ["Anna Berg"]
    assert "changes 2 mentions in 2 reports" in answer.content.decode()


def test_two_editors_at_once_lose_no_ruling(editor: Client) -> None:
    read()
    where = address(the("Berg"))
    version = seen(editor, where)
    told = {"scope": "here", "chosen": "new", "new_name": "Tove", "kind": "person", "seen": version}
    assert editor.post(where, told).status_code == 302
    second = editor.post(where, told | {"new_name": "Ove"})
    assert second.status_code == 409
    assert "“Berg” is Tove" in second.content.decode()
    assert the("Berg").entity == Entity.objects.get(name="Tove")


def test_a_form_that_says_nothing_is_shown_again(editor: Client) -> None:
    read()
    assert editor.post(address(the("Berg")), {"scope": "here", "chosen": "5x"}).status_code == 422
    assert not Ruling.objects.exists()


def test_a_rejected_page_is_not_offered_again(editor: Client) -> None:
    read()
    where = address(the("Berg"))
    told = {"scope": "here", "chosen": "nobody", "seen": seen(editor, where)}
    editor.post(where, told)
    names = [each.entity.name for each in editor.get(where).context["candidates"]]
    assert the("Berg").entity is None
    assert "Anna Berg" not in names


def test_merging_against_a_ruling_warns_first(editor: Client) -> None:
    read()
    anna, carl = Entity.objects.get(name="Anna Berg"), Entity.objects.get(name="Carl Dorn")
    record(apart(anna, carl, why="two ministers"), editor=None)
    where = reverse("merge-entities", args=[anna.pk])
    told = {"with": carl.pk, "into": anna.pk, "do": "merge", "seen": Ruling.objects.newest_id()}
    answer = editor.post(where, told)
    assert answer.status_code == 422
    assert "two ministers" in answer.content.decode()
    assert "One sentence names both" in answer.content.decode()
    assert editor.post(where, told | {"sure": "1"}).status_code == 302
    assert Entity.objects.get(pk=carl.pk).reports == 0


def test_whom_an_editor_told_apart_is_not_offered_for_a_merge_again(editor: Client) -> None:
    for name in ("Anna Berg", "Ingrid Berg"):
        read(f"{name} spoke.", [(name, "person", name)])
    anna, ingrid = (Entity.objects.get(name=f"{each} Berg") for each in ("Anna", "Ingrid"))
    where = reverse("merge-entities", args=[anna.pk])
    assert editor.get(where).context["offered"] == [ingrid]
    editor.post(where, {"with": ingrid.pk, "do": "apart", "seen": "0"})
    assert editor.get(where).context["offered"] == []
    assert list(editor.get(where, {"q": "Ingrid"}).context["offered"]) == [ingrid]


def test_undoing_names_what_stands_on_a_ruling_and_asks(editor: Client) -> None:
    read()
    anna, carl = Entity.objects.get(name="Anna Berg"), Entity.objects.get(name="Carl Dorn")
    merge = record(merged(anna, [carl]), editor=None)
    line = {"do": "line", "value": "Both of them", "seen": Ruling.objects.newest_id()}
    editor.post(reverse("edit-entity", args=[anna.pk]), line)
    where = reverse("undo-ruling", args=[merge.pk])
    answer = editor.get(where)
    assert "Both of them" in answer.content.decode()
    editor.post(where, {"also": "later", "seen": answer.context["seen"]})
    assert not Ruling.objects.standing().exists()
    assert Entity.objects.get(name="Carl Dorn").reports == 1


def test_the_log_is_filtered_by_editor_and_kind(editor: Client) -> None:
    read()
    where = address(the("Berg"))
    editor.post(where, {"scope": "here", "chosen": "none", "seen": seen(editor, where)})
    assert "is not a name" in editor.get("/rulings/?editor=ed&about=mention").content.decode()
    assert "is not a name" not in editor.get("/rulings/?about=merge").content.decode()


def test_the_rate_counts_what_was_confirmed_and_what_was_overruled(editor: Client) -> None:
    read()
    berg = the("Berg")
    assert berg.entity
    where = address(berg)
    told = {"scope": "here", "seen": seen(editor, where)}
    editor.post(where, told | {"chosen": str(berg.entity.pk)})
    where = address(the("Carl Dorn"))
    editor.post(where, {"scope": "here", "chosen": "none", "seen": seen(editor, where)})
    (rate,) = rates()
    assert (rate.rule, rate.confirmed, rate.overruled, rate.share) == ("test", 1, 1, 0.5)


def test_a_page_of_the_wrong_kind_becomes_one_of_the_right_kind(editor: Client) -> None:
    read()
    carl = Entity.objects.get(name="Carl Dorn")
    where = reverse("edit-entity", args=[carl.pk])
    told = {"do": "kind", "value": "place", "seen": seen(editor, where)}
    assert editor.post(where, told | {"value": "planet"}).status_code == 422
    assert editor.post(where, told).status_code == 302
    assert editor.get(carl.get_absolute_url(), follow=True).redirect_chain == [
        ("/places/carl-dorn/", 301)
    ]


def test_pages_of_another_kind_are_found_and_their_kind_speaks_against_it(editor: Client) -> None:
    read()
    anna, oslo = Entity.objects.get(name="Anna Berg"), Entity.objects.get(name="Oslo")
    where = reverse("merge-entities", args=[anna.pk])
    assert oslo in editor.get(where, {"q": "oslo"}).context["offered"]
    assert "Anna Berg is a person, Oslo a place." in editor.get(
        where, {"with": oslo.pk}
    ).content.decode().replace("\n", " ")


def test_the_undoing_of_a_ruling_on_many_reports_shows_how_far_it_has_come(
    editor: Client,
) -> None:
    for _ in range(AT_ONCE + 1):
        read("Anna Berg left.", [("Anna Berg", "person", "Anna Berg")])
    told = {"chosen": "new", "new_name": "Tove", "scope": "always", "seen": "0"}
    mention = Mention.objects.order_by("pk")[0]
    made = editor.post(address(mention), told)
    ruling = Ruling.objects.get()
    progress = reverse("ruling-progress", args=[ruling.pk])
    assert (made.status_code, made.headers["Location"]) == (302, progress)
    told = {"seen": str(ruling.pk), "also": ""}
    undone = editor.post(reverse("undo-ruling", args=[ruling.pk]), told)
    assert (undone.status_code, undone.headers["Location"]) == (302, progress)
