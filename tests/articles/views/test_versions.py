"""What an outlet changed: one version of a report beside the one before it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from tests.factories import make_article, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Article:
    """A report whose second version moves the meeting and adds a sentence."""
    article = make_article("They met in Oslo on Monday.\n\nThey left.", published=date(2025, 3, 10))
    make_version(article)
    article.title = "Two ministers meet again"
    article.text = "They met in Bergen on Monday.\n\nThey left.\n\n<b>More</b> is to come."
    article.save()
    make_version(article)
    return article


def test_it_shows_what_was_added_and_cut(client: Client, report: Article) -> None:
    page = client.get(f"{report.get_absolute_url()}versions/2/").content.decode()
    assert "They met in <del>Oslo</del> <ins>Bergen</ins> on Monday." in page
    assert "<ins>&lt;b&gt;More&lt;/b&gt; is to come.</ins>" in page
    assert "Two ministers meet<ins> again</ins>" in page
    assert "2 paragraphs differ" in page


def test_the_report_leads_to_what_its_newest_version_changed(
    client: Client, report: Article
) -> None:
    page = client.get(report.get_absolute_url()).content.decode()
    assert f'href="{report.get_absolute_url()}versions/2/"' in page
    assert f'href="{report.get_absolute_url()}versions/1/"' not in page


def test_a_report_that_never_changed_leads_nowhere(client: Client) -> None:
    article = make_article()
    make_version(article)
    assert "/versions/" not in client.get(article.get_absolute_url()).content.decode()


def test_the_first_version_is_as_it_came(client: Client, report: Article) -> None:
    page = client.get(f"{report.get_absolute_url()}versions/1/").content.decode()
    assert "They met in Oslo on Monday." in page
    assert "<ins>" not in page


def test_a_version_with_the_same_text_says_so(client: Client, report: Article) -> None:
    make_version(report)
    page = client.get(f"{report.get_absolute_url()}versions/3/").content.decode()
    assert "The text is as it was" in page


def test_a_wrong_slug_leads_to_the_right_address(client: Client, report: Article) -> None:
    answer = client.get(f"/articles/{report.pk}-other/versions/2/")
    assert answer.status_code == 301
    assert answer["Location"] == f"{report.get_absolute_url()}versions/2/"


@pytest.mark.parametrize("number", [0, 3])
def test_there_is_no_other_version(client: Client, report: Article, number: int) -> None:
    assert client.get(f"{report.get_absolute_url()}versions/{number}/").status_code == 404


def test_it_costs_three_queries(
    client: Client, report: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        client.get(f"{report.get_absolute_url()}versions/2/")
