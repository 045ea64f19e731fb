"""What editors decide of stories stands, whatever the machine thinks, and can be undone."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Story, StoryPin
from articles.stories import decisions, rulings
from articles.stories.decisions import Impossible, Proposal
from articles.stories.summarise import summarise
from entities.models import Ruling
from entities.rulings.frame import Overtaken, record, withdraw
from tests.factories import make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", is_staff=True)


@pytest.fixture
def stories() -> tuple[Story, Story]:
    """One of three reports, of which two are one text, and one of two."""
    one, other = make_story("One"), make_story("Other")
    first = make_article(title="First", story=one, story_reason="names Anna Berg")
    make_article(
        title="Copy", story=one, reprint_of=first, reprint_kind="same text", reprint_reason="all"
    )
    make_article(title="Second", story=one)
    for title in ("Third", "Fourth"):
        make_article(title=title, story=other)
    summarise([one.pk, other.pk])
    one.refresh_from_db()
    other.refresh_from_db()
    return one, other


def titles(story: Story) -> set[str]:
    return set(story.articles.values_list("title", flat=True))


def state() -> list[tuple[object, ...]]:
    """All that a ruling may change."""
    places = Article.objects.order_by("pk").values_list("pk", "story", "story_reason")
    kept = Story.objects.filter(reports__gt=0).order_by("pk")
    return [*places, *kept.values_list("pk", "headline", "reports", "separate_texts", "moved_to")]


def pk_of(title: str) -> int:
    return Article.objects.get(title=title).pk


def decide(proposal: Proposal, editor: User) -> Ruling:
    return record(proposal.decision, editor=editor, seen=proposal.seen)


def test_a_report_moves_with_its_copies(stories: tuple[Story, Story], editor: User) -> None:
    one, other = stories
    proposal = decisions.move(one, [pk_of("First")], other, why="another meeting")
    assert [effect.reports for effect in proposal.effects] == [(3, 1), (2, 4)]
    assert [effect.texts for effect in proposal.effects] == [(2, 1), (2, 3)]
    decide(proposal, editor)
    assert titles(one) == {"Second"}
    assert titles(other) == {"First", "Copy", "Third", "Fourth"}
    other.refresh_from_db()
    assert (other.reports, other.separate_texts) == (4, 3)
    moved = Article.objects.get(title="First")
    assert "editor" in moved.story_reason
    assert "another meeting" in moved.story_reason


def test_a_story_is_split_and_the_parts_stay_apart(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, _ = stories
    decide(decisions.split(one, [pk_of("Second")], why=""), editor)
    new = Article.objects.get(title="Second").story
    assert new not in stories
    assert new is not None
    assert (new.headline, new.reports) == ("Second", 1)
    pair = tuple(sorted((pk_of("First"), pk_of("Second"))))
    assert pair in rulings.apart([pk_of("First"), pk_of("Second")])


def test_a_merged_story_leads_to_the_other(stories: tuple[Story, Story], editor: User) -> None:
    one, other = stories
    decide(decisions.merge(one, other, why=""), editor)
    one.refresh_from_db()
    assert one.moved_to == other
    assert len(titles(other)) == 5


def test_two_stories_ruled_different_keep_all_their_reports_apart(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    decide(decisions.apart(one, other, why=""), editor)
    ids = list(Article.objects.values_list("pk", flat=True))
    assert len(rulings.apart(ids)) == 3 * 2
    late = make_article(title="Late", story=one)
    assert len(rulings.apart([late.pk, *ids])) == 4 * 2


def test_a_headline_is_set(stories: tuple[Story, Story], editor: User) -> None:
    one, _ = stories
    decide(decisions.headline(one, "  What it was  about ", why=""), editor)
    one.refresh_from_db()
    assert one.headline == "What it was about"
    summarise([one.pk])
    one.refresh_from_db()
    assert one.headline == "What it was about"


@pytest.mark.parametrize("kind", ["move", "split", "merge", "apart", "headline"])
def test_an_undone_ruling_is_as_if_never_made(
    kind: str, stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    before = state()
    proposal = {
        "move": lambda: decisions.move(one, [pk_of("First")], other, why=""),
        "split": lambda: decisions.split(one, [pk_of("Second")], why=""),
        "merge": lambda: decisions.merge(one, other, why=""),
        "apart": lambda: decisions.apart(one, other, why=""),
        "headline": lambda: decisions.headline(one, "Another", why=""),
    }[kind]()
    ruling = decide(proposal, editor)
    assert kind == "apart" or state() != before
    after = state()
    undo = withdraw(ruling, editor=editor)
    assert state() == before
    assert not StoryPin.objects.exists()
    withdraw(undo, editor=editor)
    assert state() == after


def test_the_earlier_of_two_rulings_undone_leaves_the_later(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    third = make_story("Third story")
    make_article(title="Fifth", story=third)
    summarise([third.pk])
    before = state()
    first = decide(decisions.move(one, [pk_of("Second")], other, why=""), editor)
    later = decide(decisions.move(other, [pk_of("Second")], third, why=""), editor)
    withdraw(first, editor=editor)
    assert "Second" in titles(third)
    withdraw(later, editor=editor)
    assert state() == before


def test_a_copy_that_came_later_goes_back_with_its_original(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    ruling = decide(decisions.move(one, [pk_of("First")], other, why=""), editor)
    first = Article.objects.get(title="First")
    make_article(title="Late copy", story=other, reprint_of=first, reprint_kind="same text")
    withdraw(ruling, editor=editor)
    assert "Late copy" in titles(one)


def test_a_ruling_waits_for_a_report_that_comes_later(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    decide(decisions.move(one, [pk_of("Second")], other, why=""), editor)
    # As in an archive loaded anew with the rulings of the old one.
    StoryPin.objects.all().delete()
    Article.objects.filter(title="Second").update(story=None)
    assert rulings.pinned([pk_of("Second")]) == {pk_of("Second"): other.pk}
    assert "Second" in titles(other)


def test_a_merge_against_an_earlier_ruling_says_so(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    different = decide(decisions.apart(one, other, why=""), editor)
    proposal = decisions.merge(one, other, why="")
    assert proposal.against == (different,)
    decide(proposal, editor)
    assert rulings.apart(list(Article.objects.values_list("pk", flat=True))) == set()


def test_of_two_editors_at_once_the_second_is_told(
    stories: tuple[Story, Story], editor: User
) -> None:
    one, other = stories
    slow = decisions.merge(one, other, why="")
    decide(decisions.headline(one, "Quick", why=""), editor)
    with pytest.raises(Overtaken):
        decide(slow, editor)


def test_what_says_nothing_is_refused(stories: tuple[Story, Story]) -> None:
    one, other = stories
    everything = list(one.articles.values_list("pk", flat=True))
    with pytest.raises(Impossible):
        decisions.split(one, everything, why="")
    with pytest.raises(Impossible):
        decisions.split(one, [], why="")
    with pytest.raises(Impossible):
        decisions.move(one, [pk_of("Third")], other, why="")
    with pytest.raises(Impossible):
        decisions.merge(one, None, why="")
    with pytest.raises(Impossible):
        decisions.apart(one, one, why="")
    with pytest.raises(Impossible):
        decisions.headline(one, "  ", why="")


def anything(chance: random.Random, stories: list[Story]) -> Proposal:
    """Some decision on two of the stories; it may be an impossible one."""
    own, other = chance.sample(stories, 2)
    chosen = list(own.articles.values_list("pk", flat=True))[:1]
    kind = chance.choice(["move", "split", "merge", "apart", "headline"])
    if kind == "move":
        return decisions.move(own, chosen, other, why="")
    if kind == "split":
        return decisions.split(own, chosen, why="")
    if kind == "merge":
        return decisions.merge(own, other, why="")
    if kind == "apart":
        return decisions.apart(own, other, why="")
    return decisions.headline(own, f"Headline {chance.random()}", why="")


@pytest.mark.parametrize("seed", range(6))
def test_rulings_undone_in_any_order_leave_what_was(
    seed: int, stories: tuple[Story, Story], editor: User
) -> None:
    chance = random.Random(seed)
    before = state()
    made: list[Ruling] = []
    while len(made) < 8:
        with suppress(Impossible):
            standing = list(Story.objects.filter(reports__gt=0).order_by("pk"))
            made.append(decide(anything(chance, [*standing, *stories]), editor))
            assert_counts_hold()
    chance.shuffle(made)
    for ruling in made:
        withdraw(ruling, editor=editor)
        assert_counts_hold()
    assert state() == before


def assert_counts_hold() -> None:
    """Each story counts its own reports, and one without any leads somewhere."""
    for story in Story.objects.all():
        assert story.reports == story.articles.count()
        assert story.reports == 0 or story.moved_to is None
