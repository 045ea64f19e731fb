"""What an editor says of a copy holds however the reports are marked, and can be undone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article, SharedPassage
from articles.reprints.mark import mark_reprints
from articles.reprints.rulings import NotPossible, decision
from entities.rulings.frame import record, withdraw
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def words(first: int, last: int) -> str:
    """A made-up text: no two of its words are the same."""
    return " ".join(f"word{number}" for number in range(first, last))


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ed")


def printed(*texts: str) -> list[Article]:
    """Reports of these texts, marked as they come in."""
    reports = [make_article(text, title=f"Report {n}") for n, text in enumerate(texts)]
    for each in reports:
        mark_reprints(each)
    return reports


def originals(reports: list[Article]) -> list[int | None]:
    for each in reports:
        each.refresh_from_db()
    return [each.reprint_of_id for each in reports]


def test_a_copy_is_a_text_of_its_own_until_that_is_undone(editor: User) -> None:
    reports = printed(words(0, 200), words(0, 150))
    assert originals(reports) == [None, reports[0].pk]
    ruling = record(decision(reports[1], reports[0], copy=False, why="own work"), editor=editor)
    assert originals(reports) == [None, None]
    assert SharedPassage.objects.count() == 1
    mark_reprints(reports[1])
    assert originals(reports) == [None, None]
    withdraw(ruling, editor=editor)
    assert originals(reports) == [None, reports[0].pk]
    assert not SharedPassage.objects.exists()


def test_a_text_that_shares_a_passage_is_a_copy_until_that_is_undone(editor: User) -> None:
    reports = printed(words(0, 120), words(60, 180))
    assert originals(reports) == [None, None]
    ruling = record(decision(reports[1], reports[0], copy=True, why="so they say"), editor=editor)
    for each in reports:
        mark_reprints(Article.objects.get(pk=each.pk))
    assert originals(reports) == [None, reports[0].pk]
    assert reports[1].reprint_reason.endswith(": so they say")
    assert reports[1].reprint_reason.startswith("editor ed, ")
    withdraw(ruling, editor=editor)
    assert originals(reports) == [None, None]


def test_a_report_that_is_no_copy_any_more_looks_for_its_story_again(editor: User) -> None:
    reports = printed(words(0, 200), words(0, 150))
    record(decision(reports[1], reports[0], copy=False), editor=editor)
    assert originals(reports) == [None, None]
    assert reports[1].state == Article.State.ANNOTATED
    waiting = ProcrastinateJob.objects.filter(task_name="finish_article", status="todo")
    assert {job.args["article_id"] for job in waiting} == {reports[1].pk}


def test_what_the_machine_found_is_confirmed_and_a_report_is_no_copy_of_itself() -> None:
    one, other = printed(words(0, 200), words(0, 150))
    other.refresh_from_db()
    said = decision(other, one, copy=True)
    assert (said.payload["do"], said.was) == ("confirm", said.now)
    with pytest.raises(NotPossible):
        decision(one, one, copy=True)
