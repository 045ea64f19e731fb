"""Deciding about stories on their pages: proposed, confirmed, undone."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, Story
from articles.stories.summarise import summarise
from entities.models import Ruling
from entities.rulings.roles import EDITORS, make_groups
from tests.factories import link_stories, make_article, make_story

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editor(client: Client) -> Client:
    make_groups()
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


@pytest.fixture
def stories() -> tuple[Story, Story]:
    one, other = make_story("One"), make_story("Other")
    for title, story in (("First", one), ("Second", one), ("Third", other)):
        make_article(title=title, story=story)
    summarise([one.pk, other.pk])
    link_stories(one, other)
    one.refresh_from_db()
    other.refresh_from_db()
    return one, other


def pk_of(title: str) -> int:
    return Article.objects.get(title=title).pk


def address(story: Story) -> str:
    return f"/stories/{story.pk}/edit/"


def decide(client: Client, story: Story, **posted: Any) -> None:
    """Propose, look, and confirm with what the page then sends."""
    proposal = client.post(address(story), posted)
    assert proposal.status_code == 200
    seen = proposal.context["proposal"].seen
    answer = client.post(address(story), {**posted, "confirmed": "yes", "seen": seen})
    assert answer.status_code == 302


def story_of(title: str) -> Story:
    found = Article.objects.select_related("story").get(title=title).story
    assert found is not None
    return found


def test_the_story_leads_editors_to_its_forms(editor: Client, stories: tuple[Story, Story]) -> None:
    page = editor.get(stories[0].get_absolute_url()).content.decode()
    assert f'hx-get="{address(stories[0])}"' in page
    form = editor.get(address(stories[0])).content.decode()
    assert "Second" in form
    assert "Third" in form  # the story of its saga, by its headline


def test_readers_neither_see_nor_reach_them(client: Client, stories: tuple[Story, Story]) -> None:
    assert "/edit/" not in client.get(stories[0].get_absolute_url()).content.decode()
    assert client.get(address(stories[0])).status_code == 403
    assert client.post(address(stories[0]), {"act": "merge"}).status_code == 403
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(address(stories[0])).status_code == 403


def test_a_proposal_shows_counts_and_records_nothing(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    posted = {"act": "move", "report": pk_of("Second"), "other": stories[1].pk}
    page = editor.post(address(stories[0]), posted).content.decode()
    assert "2 → 1" in page
    assert "1 → 2" in page
    assert not Ruling.objects.exists()
    assert story_of("Second") == stories[0]


def test_a_report_is_moved(editor: Client, stories: tuple[Story, Story]) -> None:
    decide(
        editor,
        stories[0],
        act="move",
        report=pk_of("Second"),
        address=f"http://localhost{stories[1].get_absolute_url()}",
        why="another day",
    )
    assert story_of("Second") == stories[1]
    assert Ruling.objects.get().why == "another day"


def test_a_story_is_split(editor: Client, stories: tuple[Story, Story]) -> None:
    decide(editor, stories[0], act="split", report=pk_of("Second"))
    assert story_of("Second") not in stories


def test_two_stories_are_merged_and_the_old_address_leads_on(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    decide(editor, stories[0], act="merge", other=stories[1].pk)
    answer = editor.get(stories[0].get_absolute_url())
    assert answer.status_code == 301
    assert Story.objects.get(pk=stories[1].pk).reports == 3


def test_a_headline_is_set_and_undone(editor: Client, stories: tuple[Story, Story]) -> None:
    decide(editor, stories[0], act="headline", headline="What it was about")
    page = editor.get(f"/stories/{stories[0].pk}/", follow=True).content.decode()
    assert "Headline set by an editor" in page
    ruling = Ruling.objects.get()
    asked = editor.post(address(stories[0]), {"act": "undo", "ruling": ruling.pk})
    assert "Undo this?" in asked.content.decode()
    confirmed = {"confirmed": "yes", "seen": asked.context["seen"]}
    editor.post(address(stories[0]), {"act": "undo", "ruling": ruling.pk, **confirmed})
    stories[0].refresh_from_db()
    assert stories[0].headline == "First"


def test_an_undo_names_what_stands_on_it(editor: Client, stories: tuple[Story, Story]) -> None:
    decide(editor, stories[0], act="apart", other=stories[1].pk)
    first = Ruling.objects.get()
    decide(editor, stories[0], act="headline", headline="Later headline")
    page = editor.post(address(stories[0]), {"act": "undo", "ruling": first.pk}).content.decode()
    assert "Later decisions" in page
    assert "Later headline" in page


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    posted = {"act": "headline", "headline": "Mine"}
    seen = editor.post(address(stories[0]), posted).context["proposal"].seen
    decide(editor, stories[0], act="headline", headline="Theirs")
    late = editor.post(address(stories[0]), {**posted, "confirmed": "yes", "seen": seen})
    assert late.status_code == 409
    assert "Theirs" in late.content.decode()
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize(
    "posted",
    [
        {"act": "move"},
        {"act": "merge"},
        {"act": "merge", "address": "/stories/987654321-x/"},
        {"act": "merge", "address": "nonsense"},
        {"act": "split"},
        {"act": "headline", "headline": ""},
        {"act": "dance"},
        {},
    ],
)
def test_what_cannot_be_done_is_said(
    editor: Client, stories: tuple[Story, Story], posted: dict[str, str]
) -> None:
    answer = editor.post(address(stories[0]), posted)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_htmx_gets_the_part_alone(editor: Client, stories: tuple[Story, Story]) -> None:
    answer = editor.get(address(stories[0]), headers=HTMX)
    assert "<html" not in answer.content.decode()
    assert "HX-Request" in answer["Vary"]
    refused = editor.post(address(stories[0]), {"act": "split"}, headers=HTMX)
    assert refused.status_code == 200  # or htmx would not show it
    posted = {"act": "headline", "headline": "Set", "confirmed": "yes", "seen": 0}
    done = editor.post(address(stories[0]), posted, headers=HTMX)
    assert done["HX-Redirect"] == Story.objects.get(pk=stories[0].pk).get_absolute_url()


def test_another_story_is_found_by_the_words_of_its_headline(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    far = make_story("Quite another matter")
    posted = {"act": "find", "q": "another MATTER", "report": pk_of("Second")}
    page = editor.post(address(stories[0]), posted).content.decode()
    assert f'value="{far.pk}"' in page
    assert f'value="{pk_of("Second")}" checked' in page


def test_the_forms_of_a_moved_story_are_those_of_the_other(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    decide(editor, stories[0], act="merge", other=stories[1].pk)
    assert editor.get(address(stories[0]))["Location"] == address(stories[1])
    assert editor.get("/stories/987654321/edit/").status_code == 404


def test_everybody_sees_what_was_decided_about_a_story(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    decide(editor, stories[0], act="headline", headline="As it was", why="clearer")
    page = Client().get(f"/stories/{stories[0].pk}/history/").content.decode()
    assert "As it was" in page
    assert "before: the story is called “First”" in " ".join(page.split())
    assert "clearer" in page
    assert "/undo/" not in page


def test_a_story_told_apart_is_not_suggested_again(
    editor: Client, stories: tuple[Story, Story]
) -> None:
    one, other = stories
    assert editor.get(address(one)).context["stories"] == [other]
    decide(editor, one, act="apart", other=other.pk)
    assert editor.get(address(one)).context["stories"] == []
