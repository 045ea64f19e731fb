"""Reports that several workers read are grouped in the order they came in."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from spacy.language import Language

from articles import jobs
from articles.models import Article, Story, StoryTerm
from articles.pipeline import finish
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
