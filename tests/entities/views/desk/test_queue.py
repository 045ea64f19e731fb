"""The queue: everything the machine was unsure of, what settles most first, worked by keys."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from entities.models import Mention, Printing, Ruling
from entities.views.desk.doubts import doubts
from tests.entities.rulings.desk import read, the
from tests.factories import make_article, make_date, make_printing

pytestmark = pytest.mark.django_db

QUEUE = "/queue/"


def shown(client: Client, address: str = QUEUE) -> Any:
    return client.get(address).context


def unknown(words: str) -> Article:
    return read(f"{words} spoke.", [(words, "person", words)], published=date(2025, 3, 6))


def test_the_most_frequent_unsure_name_comes_first_and_an_undo_brings_it_back(
    editor: Client,
) -> None:
    for words in ("Lund", "Lund", "Holm"):
        unknown(words)
    first = shown(editor)
    assert (first["mention"].text, first["doubt"].alike, first["left"]) == ("Lund", 2, 2)
    told = {"scope": "always", "chosen": "none", "seen": first["seen"], "back": QUEUE}
    mention = first["mention"]
    where = reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])
    assert editor.post(where, told).headers["Location"] == QUEUE
    assert shown(editor)["mention"].text == "Holm"
    editor.post(QUEUE)
    assert shown(editor)["mention"].text == "Lund"
    assert "Nothing of yours is left" in editor.post(QUEUE, follow=True).content.decode()


def test_a_name_left_for_later_makes_room_and_stays(editor: Client) -> None:
    for words in ("Lund", "Lund", "Holm"):
        unknown(words)
    later = shown(editor)["later"]
    assert later == f"{QUEUE}?name=1"
    second = shown(editor, later)
    assert (second["mention"].text, second["left"], second["here"]) == ("Holm", 2, later)


def test_quotations_dates_and_undated_reports_stand_in_it_as_well(editor: Client) -> None:
    article = make_article("“We agree on this,” it said.", published=date(2025, 3, 6))
    make_printing(article, "We agree on this")
    make_date(article, "this", None, value="XXXX-05-05")
    undated = make_article("They met on Thursday.", published=None)
    make_date(undated, "Thursday", None)
    found = {kind: n for kind, n in doubts({}).counts.items() if n}
    assert found == {"quotation": 1, "report": 1, "date": 1}
    for kind in ("quotation", "report", "date"):
        first = doubts({}, only=kind).first
        assert first
        assert (first.kind, first.alike) == (kind, 1)
        assert editor.get(f"{QUEUE}?only={kind}").status_code == 200


def test_who_is_named_nearest_is_offered_first_as_the_speaker(editor: Client) -> None:
    article = read(published=date(2025, 3, 6))
    make_printing(article, "spoke to reporters")
    offered = shown(editor, f"{QUEUE}?only=quotation")["speakers"]
    assert [each.name for each in offered] == ["Anna Berg", "Carl Dorn"]


def test_a_decided_quotation_is_not_asked_again(editor: Client) -> None:
    article = read(published=date(2025, 3, 6))
    printing = make_printing(article, "spoke to reporters")
    Printing.objects.filter(pk=printing.pk).update(provenance="editor ed, 2025-03-06")
    assert doubts({}).counts["quotation"] == 0


def test_a_report_whose_day_nobody_knows_is_not_asked_again(editor: Client) -> None:
    undated = make_article("They met on Thursday.", published=None)
    make_date(undated, "Thursday", None)
    form = {"day": "2025-03-06", "unknown": "1", "why": "nothing tells", "back": f"{QUEUE}?name=1"}
    answer = editor.post(reverse("set-published", args=[undated.pk]), form)
    assert answer.headers["Location"] == f"{QUEUE}?name=1"
    undated.refresh_from_db()
    assert undated.published is None
    assert doubts({}).counts["report"] == 0


def test_lengths_and_vague_times_are_no_doubts() -> None:
    article = make_article("for years, in the future", published=date(2025, 3, 6))
    make_date(article, "years", None, value="P2Y")
    make_date(article, "the future", None, value="FUTURE_REF")
    assert doubts({}).counts["date"] == 0


def test_a_page_rejected_in_the_queue_is_never_offered_for_the_name_again(editor: Client) -> None:
    read()
    Mention.objects.filter(text="Berg").update(ruling=None)
    berg = the("Berg")
    assert berg.naming
    berg.naming.reason = "same family name"
    berg.naming.save()
    doubt = shown(editor, f"{QUEUE}?only=likeness")
    assert doubt["mention"].text in ("Anna Berg", "Berg")
    where = reverse("rule-mention", args=[berg.article_id, berg.start, berg.end])
    editor.post(where, {"scope": "report", "chosen": "nobody", "seen": 0, "back": QUEUE})
    assert the("Berg").entity is None
    names = [each.entity.name for each in editor.get(where).context["candidates"]]
    assert "Anna Berg" not in names
    read(article=berg.article)
    assert the("Berg").entity is None


def test_nobody_is_led_off_the_site(editor: Client) -> None:
    unknown("Lund")
    mention = the("Lund")
    where = reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])
    told = {"scope": "here", "chosen": "none", "seen": 0, "back": "//elsewhere.example/queue/"}
    assert editor.post(where, told).headers["Location"].startswith("/articles/")


def test_the_queue_takes_few_queries_however_long_it_is(
    editor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        unknown(f"Lund{number}")
    with django_assert_max_num_queries(15):
        editor.get(QUEUE)
    assert not Ruling.objects.exists()
