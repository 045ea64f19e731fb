"""The comparison of a story's texts: on its page, whole, and as CSV."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Story
from tests.factories import (
    make_article,
    make_entity,
    make_event,
    make_mention,
    make_printing,
    make_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    """Two texts: both name Anna Berg, only one has Oslo; the number of troops differs."""
    story = make_story(reports=2, separate_texts=2)
    one = make_article(
        "Anna Berg said 1,300 troops had reached the northern border camp. She was in Oslo.",
        story=story,
        source="The Paper",
        published=date(2025, 3, 6),
    )
    other = make_article(
        "Anna Berg said 1,200 troops had reached the northern border camp.",
        story=story,
        source="The Wire",
        published=date(2025, 3, 7),
    )
    berg = make_entity("Anna Berg")
    make_mention(one, "Anna Berg", berg)
    make_mention(other, "Anna Berg", berg)
    make_mention(one, "Oslo", make_entity("Oslo", "place"))
    return story


def page_of(client: Client, story: Story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


def test_a_fact_of_both_texts_has_a_cell_in_each_column(client: Client, story: Story) -> None:
    page = page_of(client, story)
    assert page.count('class="carried"') == 2
    assert "2 of 2" in page
    assert 'data-outlet="The Wire"' in page


def test_a_cell_opens_its_sentence_and_leads_into_the_report(client: Client, story: Story) -> None:
    page = page_of(client, story)
    report = story.articles.oldest()[0]
    assert f'href="{report.get_absolute_url()}#m0" data-outlet="The Paper"' in page
    assert 'data-words="Anna Berg" data-after=" said 1,300 troops' in page
    assert page.count("popover id=") == 1
    assert 'id="m0"' in client.get(report.get_absolute_url()).content.decode()


def test_what_one_text_alone_has_is_told(client: Client, story: Story) -> None:
    page = page_of(client, story)
    only = page[page.index("What only one has") :]
    assert ">Oslo</a>" in only


def test_figures_that_clash_stand_side_by_side(client: Client, story: Story) -> None:
    page = page_of(client, story)
    assert "Another figure" in page
    assert "1,300 troops" in page
    assert "1,200 troops" in page


def test_events_and_quotations_are_rows(client: Client, story: Story) -> None:
    one, other = story.articles.oldest()
    event = make_event(one, "reached", day=date(2025, 3, 6))
    make_event(other, "reached", event=event)
    quote = make_printing(one, "northern border camp").quote
    make_printing(other, "northern border camp", quote=quote)
    page = page_of(client, story)
    assert page.count('data-words="reached"') == 2
    assert page.count('data-words="northern border camp"') == 2


def test_a_single_text_is_not_compared(client: Client) -> None:
    story = make_story()
    make_article(story=story)
    assert 'id="comparison"' not in page_of(client, story)


def test_the_whole_comparison_lists_every_fact(client: Client, story: Story) -> None:
    page = client.get(f"{story.get_absolute_url()}comparison/").content.decode()
    assert "1 of 2" in page
    assert "2 of 2" in page
    places = client.get(f"{story.get_absolute_url()}comparison/?kind=place").content.decode()
    assert "Oslo" in places
    assert "1,300 troops" not in places


def test_as_csv_a_text_is_a_column(client: Client, story: Story) -> None:
    address = f"{story.get_absolute_url()}comparison.csv"
    rows = list(csv.reader(StringIO(client.get(address).content.decode())))
    assert rows[0][3:] == ["The Paper: Two ministers meet", "The Wire: Two ministers meet"]
    assert ["person", "Anna Berg", "2", "Anna Berg", "Anna Berg"] in rows
    assert ["place", "Oslo", "1", "Oslo", ""] in rows


def test_a_spreadsheet_takes_no_cell_for_a_formula(client: Client, story: Story) -> None:
    make_article("+5 per cent was printed.", title="=1+1", story=story)
    answer = client.get(f"{story.get_absolute_url()}comparison.csv").content.decode()
    assert "outlet not stated: =1+1" in answer
    assert all(
        not cell.startswith(("=", "+")) for row in csv.reader(StringIO(answer)) for cell in row
    )


@pytest.mark.parametrize("ending", ["comparison/", "comparison.csv"])
def test_a_wrong_slug_leads_to_the_right_address(client: Client, story: Story, ending: str) -> None:
    answer = client.get(f"/stories/{story.pk}-wrong/{ending}")
    assert answer.status_code == 301
    assert answer["Location"] == f"{story.get_absolute_url()}{ending}"
    assert client.get(f"/stories/987654321-x/{ending}").status_code == 404


def test_sixty_texts_are_folded_and_take_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = make_story(reports=60, separate_texts=60)
    names = [make_entity(f"Person {number}") for number in range(20)]
    for number in range(60):
        text = ", ".join(each.name for each in names[: 2 + number % 18])
        article = make_article(text, story=story, source=f"Paper {number}")
        for each in names[: 2 + number % 18]:
            make_mention(article, each.name, each)
    with django_assert_max_num_queries(15):
        page = page_of(client, story)
    assert "Shown are the 8 that carry most." in page
    assert page.count('scope="row"') < 40
    assert "?kind=person" in page


def test_two_texts_of_one_outlet_are_told_apart_by_day(client: Client) -> None:
    story, anna = make_story(), make_entity("Anna Berg")
    for day in (date(2025, 3, 6), date(2025, 3, 9)):
        text = f"Anna Berg spoke on {day.day} March."
        report = make_article(text, story=story, source="The Paper", published=day)
        make_mention(report, "Anna Berg", anna)
    page = client.get(story.get_absolute_url()).content.decode()
    assert "The Paper, 6 March 2025</a>" in page
    assert "The Paper, 9 March 2025</a>" in page
