"""Reports that several workers read are grouped in the order they came in."""

from __future__ import annotations

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from spacy.language import Language

from articles import jobs, pipeline
from articles.models import Article, Story, StoryTerm
from articles.pipeline import finish
from articles.stories.group import group
from articles.turns import is_next
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> list[Article]:
    """Three reports of one happening, saved and queued."""
    made = [
        make_article(f"Anna Berg met Carl Lund in Oslo, officials said. {number} ferries sailed.")
        for number in (20, 30, 40)
    ]
    Article.objects.update(state=Article.State.SAVED)
    jobs.queue([each.pk for each in made])
    return made


def states() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("state", flat=True))


def test_whoever_reads_the_first_groups_those_that_wait(
    loaded: list[Article], nlp: Language
) -> None:
    first, second, third = (each.pk for each in loaded)
    finish(third, nlp, in_turn=True)
    finish(second, nlp, in_turn=True)
    assert states() == ["saved", "annotated", "annotated"]
    assert not StoryTerm.objects.exists()
    finish(second, nlp, in_turn=True)  # a sweep that queues it again changes nothing
    assert states() == ["saved", "annotated", "annotated"]
    finish(first, nlp, in_turn=True)
    assert states() == ["grouped", "grouped", "grouped"]
    assert StoryTerm.objects.values("article").distinct().count() == 3
    assert set(Article.objects.values_list("story", flat=True)) == {
        Story.objects.standing().get().pk
    }


def test_a_copy_waits_though_it_has_its_originals_story(nlp: Language) -> None:
    words = "Anna Berg met Carl Lund in Oslo, officials said."
    original, between, copy, last = (
        make_article(f"{words} {number} ferries sailed.").pk for number in (20, 30, 20, 40)
    )
    Article.objects.filter(pk=copy).update(reprint_of=original, reprint_kind="same text")
    Article.objects.update(state=Article.State.SAVED)
    jobs.queue([original, between, copy, last])
    finish(original, nlp, in_turn=True)
    assert Article.objects.get(pk=copy).story is not None
    for each in (copy, last):
        finish(each, nlp, in_turn=True)
    assert states() == ["grouped", "saved", "annotated", "annotated"]
    finish(between, nlp, in_turn=True)
    assert states() == ["grouped"] * 4


def test_one_that_was_set_aside_keeps_nobody_waiting(loaded: list[Article], nlp: Language) -> None:
    first, second, _ = (each.pk for each in loaded)
    assert not is_next(second)
    ProcrastinateJob.objects.filter(args__article_id=first).update(status="failed")
    finish(second, nlp, in_turn=True)
    assert states() == ["saved", "grouped", "saved"]


def test_many_that_were_set_aside_hide_none_that_is_on_its_way(
    loaded: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, third = (each.pk for each in loaded)
    ProcrastinateJob.objects.filter(args__article_id=first).update(status="failed")
    monkeypatch.setattr("articles.turns._MOST_EARLIER", 1)
    assert not is_next(third)


def test_one_that_is_read_again_keeps_nobody_waiting(loaded: list[Article], nlp: Language) -> None:
    first, second, third = (each.pk for each in loaded)
    for each in (first, second):
        finish(each, nlp, in_turn=True)
    Article.objects.filter(pk=first).update(state=Article.State.SAVED)
    finish(third, nlp, in_turn=True)
    assert states() == ["saved", "grouped", "grouped"]


class Killed(BaseException):
    """What no part of the program catches."""


@pytest.fixture
def undated(nlp: Language) -> tuple[int, int, int]:
    """An undated report in its story, and two dated ones of the same happening, saved and queued;
    the ids."""
    words = "Anna Berg and Carl Lund signed the ferry treaty in Oslo on Monday, officials said."
    undated, first, second = (
        make_article(f"{words} {number} ferries sail.", published=day).pk
        for number, day in ((20, None), (30, date(2025, 3, 5)), (40, date(2025, 3, 6)))
    )
    Article.objects.update(state=Article.State.SAVED)
    finish(undated, nlp, in_turn=True)
    jobs.queue([first, second])
    return undated, first, second


def test_what_a_killed_worker_left_half_done_is_done_before_the_next(
    undated: tuple[int, int, int], nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, first, second = undated

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "_estimate_again", kill)
        with pytest.raises(Killed):
            finish(first, nlp, in_turn=True)
    assert Article.objects.get(pk=first).state == "placed"
    assert Article.objects.get(pk=report).estimate_latest is None
    assert not is_next(second)
    finish(second, nlp, in_turn=True)
    assert states() == ["grouped", "grouped", "grouped"]
    # The week that begins with the Monday of which all three tell.
    assert Article.objects.get(pk=report).estimate_latest == date(2025, 3, 9)


def test_one_that_cannot_be_grouped_is_not_whoever_comes_by_to_fail_of(
    loaded: list[Article], nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (each.pk for each in loaded)
    finish(second, nlp, in_turn=True)

    def fail(article: Article) -> None:
        if article.pk == second:
            raise ValueError
        group(article)

    monkeypatch.setattr(pipeline, "group", fail)
    finish(first, nlp, in_turn=True)
    assert states() == ["grouped", "annotated", "saved"]
    finish(third, nlp, in_turn=True)
    assert states() == ["grouped", "annotated", "annotated"]
    ProcrastinateJob.objects.filter(args__article_id=second).update(status="failed")
    finish(third, nlp, in_turn=True)
    assert states() == ["grouped", "annotated", "grouped"]
