"""One story, and the list of all."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Story
from tests.factories import (
    link_stories,
    make_article,
    make_date,
    make_entity,
    make_event,
    make_mention,
    make_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    story = make_story(reports=2, separate_texts=1, last_day=date(2025, 3, 10))
    own = make_article(
        "They met last Thursday.", story=story, source="The Paper", published=date(2025, 3, 10)
    )
    make_article(
        "They met last Thursday. Subscribe!",
        title="They met",
        story=story,
        reprint_of=own,
        reprint_kind=Article.Reprint.EXTENDED,
        reprint_reason="all of it stands in the other",
    )
    make_date(own, "last Thursday", date(2025, 3, 6))
    return story


def test_it_folds_copies_under_their_original(client: Client, story: Story) -> None:
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.index("Two ministers meet</a>") < page.index('<div class="copy">')
    assert "all of it stands in the other" in page


def test_it_draws_what_happened_and_what_was_printed(client: Client, story: Story) -> None:
    page = client.get(story.get_absolute_url()).content.decode()
    assert 'class="happened"' in page
    assert 'class="printed"' in page
    assert "<q>They met last Thursday.</q>" in page  # the table twin, in the report's words


def test_it_says_why_a_report_is_in_it(client: Client, story: Story) -> None:
    Article.objects.filter(reprint_of=None).update(story_reason="names Anna Berg")
    page = client.get(story.get_absolute_url()).content.decode()
    assert "Why is it here?" in page
    assert "names Anna Berg" in page


def test_related_stories_point_at_each_other_with_the_reason(client: Client, story: Story) -> None:
    other = make_story("The call before")
    link_stories(story, other, "shares Carl Dorn")
    for one, far in ((story, other), (other, story)):
        page = client.get(one.get_absolute_url()).content.decode()
        assert far.get_absolute_url() in page
        assert "shares Carl Dorn" in page


def test_the_nearest_before_and_after_are_the_previous_and_the_next(
    client: Client, story: Story
) -> None:
    Story.objects.filter(pk=story.pk).update(first_day=date(2025, 3, 6))
    for headline, day in (
        ("Long before", date(2024, 1, 1)),
        ("Just before", date(2025, 3, 1)),
        ("Just after", date(2025, 3, 9)),
        ("Long after", date(2026, 1, 1)),
    ):
        link_stories(story, make_story(headline, first_day=day, last_day=day))
    page = client.get(story.get_absolute_url()).content.decode()
    order = [
        "Previous story",
        "Just before",
        "Long before",
        "Next story",
        "Just after",
        "Long after",
    ]
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)


def test_a_merged_story_brings_the_links_it_had(client: Client, story: Story) -> None:
    merged, far = make_story("Merged", moved_to=story, reports=0), make_story("Far")
    link_stories(merged, far, "shares Carl Dorn")
    link_stories(merged, story)
    page = client.get(story.get_absolute_url()).content.decode()
    assert far.get_absolute_url() in page
    assert merged.get_absolute_url() not in page


def test_it_says_why_not_in_the_nearest_other_story(client: Client, story: Story) -> None:
    other = make_story("The nearest other")
    Article.objects.filter(reprint_of=None).update(
        story_reason="names Anna Berg", other_story=other, other_story_reason="likeness 0.2"
    )
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'Why not in <a href="{other.get_absolute_url()}">' in page
    assert "likeness 0.2" in page


def test_a_copy_shows_what_it_cut_and_added(client: Client, story: Story) -> None:
    own = story.articles.get(reprint_of=None)
    Article.objects.filter(pk=own.pk).update(
        text="They met last Thursday at the border.\n\nThe weather was very fine all day long."
    )
    Article.objects.filter(reprint_of=own).update(
        text="They met last Thursday at the border.\n\nSubscribe to our letter about ships today."
    )
    page = client.get(story.get_absolute_url()).content.decode()
    assert "cut 1 paragraph, added 1 paragraph" in page
    assert "<del>The weather was very fine all day long.</del>" in page
    assert "<ins>Subscribe to our letter about ships today.</ins>" in page


def test_long_lists_of_texts_are_folded(client: Client) -> None:
    story = make_story(reports=12, separate_texts=12)
    for number in range(12):
        make_article(title=f"Report {number}", story=story)
    assert "4 more texts" in client.get(story.get_absolute_url()).content.decode()


def test_a_wrong_or_missing_slug_leads_to_the_right_address(client: Client, story: Story) -> None:
    for address in (f"/stories/{story.pk}/", f"/stories/{story.pk}-wrong/"):
        answer = client.get(address)
        assert answer.status_code == 301
        assert answer["Location"] == story.get_absolute_url()


def test_a_moved_story_leads_to_the_one_it_moved_to(client: Client, story: Story) -> None:
    moved = make_story("Once another", moved_to=story, reports=0)
    answer = client.get(moved.get_absolute_url())
    assert answer.status_code == 301
    assert answer["Location"] == story.get_absolute_url()


def test_an_unknown_story_is_not_found(client: Client) -> None:
    assert client.get("/stories/987654321/").status_code == 404
    assert client.get(f"/stories/{10**30}-x/").status_code == 404


def test_it_cannot_be_posted_to(client: Client, story: Story) -> None:
    assert client.post(story.get_absolute_url()).status_code == 405


def test_it_takes_few_queries_however_many_names(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    names = [f"Person {letter}" for letter in "ABCDEFGH"]
    article = make_article(", ".join(names), story=story)
    for name in names:
        make_mention(article, name, make_entity(name))
    with django_assert_max_num_queries(12):
        client.get(story.get_absolute_url())


def test_the_list_has_the_newest_first_and_undated_last(client: Client) -> None:
    for headline, day in (("Old", date(2025, 1, 1)), ("Undated", None), ("New", date(2025, 2, 1))):
        make_story(headline, last_day=day, first_day=day)
    page = client.get("/stories/").content.decode()
    places = [page.index(f">{headline}</a>") for headline in ("New", "Old", "Undated")]
    assert places == sorted(places)


def test_the_list_goes_on_over_pages(client: Client) -> None:
    for number in range(21):
        make_story(f"Matter {number}", last_day=date(2025, 3, 1 + number))
    assert "Matter 0<" not in client.get("/stories/").content.decode()
    assert "Matter 0<" in client.get("/stories/?page=2").content.decode()
    assert client.get("/stories/?page=nonsense").status_code == 200


def test_an_event_whose_day_is_an_estimate_says_so(client: Client, story: Story) -> None:
    undated = make_article(
        "Anna Berg met Carl Lund on Thursday.",
        story=story,
        estimate_earliest=date(2025, 3, 7),
        estimate_latest=date(2025, 3, 8),
    )
    day = date(2025, 3, 6)
    make_event(undated, "met", make_entity("Anna Berg"), make_entity("Carl Lund"), day=day)
    page = client.get(story.get_absolute_url()).content.decode()
    events = page[page.index('id="events"') :]
    assert "≈" in events


def test_the_events_that_link_a_story_to_the_one_before_are_named(
    client: Client, story: Story
) -> None:
    Story.objects.filter(pk=story.pk).update(first_day=date(2025, 3, 6))
    other = make_story("The call", first_day=date(2025, 3, 1), last_day=date(2025, 3, 1))
    link_stories(story, other)
    anna, carl = make_entity("Anna Berg"), make_entity("Carl Lund")
    words = "Anna Berg met Carl Lund."
    event = make_event(make_article(words, story=story), "met", anna, carl)
    make_event(make_article(words, story=other), "met", anna, carl, event=event)
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'both tell of <a class="e event" href="{event.get_absolute_url()}">' in page
