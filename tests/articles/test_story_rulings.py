"""What editors decided of stories outlives everything the machine may do with our own reports."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.models import Article, Story, StoryPin
from articles.stories import decisions, rulings
from articles.stories.decisions import Proposal
from articles.stories.group import group
from entities.models import Ruling
from entities.rulings.frame import record, withdraw

pytestmark = pytest.mark.django_db


def decide(proposal: Proposal) -> None:
    editor, _ = User.objects.get_or_create(username="editor")
    record(proposal.decision, editor=editor)


@pytest.fixture
def decided() -> dict[int, int]:
    """Where editors put reports: one moved, one split off, two stories merged; with a headline, and
    two stories that are not the same."""
    largest, other, third, fourth = Story.objects.standing().order_by("-separate_texts", "pk")[:4]
    texts = list(largest.articles.independent().order_by("identity"))
    decide(decisions.move(largest, [texts[0].pk], other, why="moved"))
    decide(decisions.split(largest, [texts[1].pk], why="split"))
    decide(decisions.apart(largest, other, why="different"))
    decide(decisions.merge(third, fourth, why="merged"))
    decide(decisions.headline(largest, "As the editor has it", why="clearer"))
    return pins()


def pins() -> dict[int, int]:
    return dict(StoryPin.objects.values_list("article", "story"))


def together() -> set[tuple[int, int]]:
    """Pairs that stand in one story though an editor keeps them apart."""
    places = dict(Article.objects.values_list("pk", "story"))
    return {pair for pair in rulings.apart(list(places)) if places[pair[0]] == places[pair[1]]}


def division() -> set[frozenset[int]]:
    """The reports of each story."""
    stories: dict[int | None, set[int]] = {}
    for article, story in Article.objects.values_list("pk", "story"):
        stories.setdefault(story, set()).add(article)
    return {frozenset(each) for each in stories.values()}


def check(decided: dict[int, int]) -> None:
    places = dict(Article.objects.values_list("pk", "story"))
    assert {pk: places[pk] for pk in decided} == decided
    assert pins() == decided
    assert together() == set()


def group_all_anew(order: str) -> None:
    """As if no report had a story yet."""
    Article.objects.update(story=None)
    for each in Article.objects.order_by(order):
        group(each)


@pytest.mark.usefixtures("own_archive")
class TestOwnReports:
    def test_what_is_undone_after_grouping_anew_is_as_if_never_ruled(
        self, request: pytest.FixtureRequest
    ) -> None:
        before = division()
        request.getfixturevalue("decided")
        assert division() != before
        group_all_anew("pk")
        editor = User.objects.get(username="editor")
        for ruling in Ruling.objects.order_by("-pk"):
            withdraw(ruling, editor=editor)
        group_all_anew("pk")
        assert (division(), pins()) == (before, {})

    def test_reading_and_loading_everything_again_keeps_every_decision(
        self, own_reports: Path, decided: dict[int, int]
    ) -> None:
        assert len(decided) >= 2
        call_command("retag", all=True, stdout=StringIO(), stderr=StringIO())
        call_command("ingest", own_reports, stdout=StringIO(), stderr=StringIO())
        check(decided)
        assert Story.objects.filter(headline="As the editor has it", reports__gt=0).exists()

    @pytest.mark.parametrize("order", ["pk", "-pk"])
    def test_grouping_everything_anew_obeys_whatever_the_order(
        self, order: str, decided: dict[int, int]
    ) -> None:
        group_all_anew(order)
        check(decided)
