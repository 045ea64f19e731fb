"""The machine groups as editors ruled: nothing they decided is moved by what comes later."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Story
from articles.stories import decisions
from articles.stories.group import group, keep
from entities.rulings.frame import record
from tests.articles.stories.made import made
from tests.factories import make_article

pytestmark = pytest.mark.django_db

VISIT = "Ana Kovar met Luis Brandt at the naval yard and promised forty minesweepers for the strait"
ECHO = "Minesweepers for the strait: what Luis Brandt heard from Ana Kovar at the naval yard"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def arrive(text: str) -> Article:
    """A report that was read, and is grouped now."""
    article = make_article(text, state="annotated")
    keep(article, made(text))
    group(article)
    article.refresh_from_db()
    return article


def story_of(article: Article) -> Story:
    article.refresh_from_db()
    assert article.story is not None
    return article.story


def test_without_a_ruling_the_two_are_one_story() -> None:
    assert story_of(arrive(VISIT)) == story_of(arrive(ECHO))


def test_a_part_split_off_is_not_joined_again(editor: User) -> None:
    one, other = arrive(VISIT), arrive(ECHO)
    proposal = decisions.split(story_of(one), [other.pk], why="")
    record(proposal.decision, editor=editor)
    apart = story_of(one), story_of(other)
    assert apart[0] != apart[1]
    for text in (VISIT, ECHO, f"{VISIT} {ECHO}"):
        arrive(text)
    assert (story_of(one), story_of(other)) == apart


def test_stories_ruled_different_are_never_joined(editor: User) -> None:
    one, other = arrive(VISIT), arrive("A lorry strike closed the orchard markets")
    proposal = decisions.apart(story_of(one), story_of(other), why="")
    record(proposal.decision, editor=editor)
    keep(other, made(ECHO))
    for text in (VISIT, ECHO, f"{VISIT} {ECHO}"):
        arrive(text)
    assert story_of(one) != story_of(other)


def test_a_report_moved_by_an_editor_stays_where_all_is_grouped_anew(editor: User) -> None:
    reports = [arrive(VISIT), arrive(ECHO), arrive("A lorry strike closed the orchard markets")]
    target = story_of(reports[2])
    proposal = decisions.move(story_of(reports[1]), [reports[1].pk], target, why="")
    record(proposal.decision, editor=editor)
    Article.objects.update(story=None)
    for each in (reports[2], reports[0], reports[1]):
        each.refresh_from_db()
        group(each)
    assert story_of(reports[1]) == target
    assert story_of(reports[0]) != target
