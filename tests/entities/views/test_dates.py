from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from entities.views.dates import month_strip
from tests.factories import make_article, make_date, make_story

pytestmark = pytest.mark.django_db

TEXT = "They met on 6 March 2025."


@pytest.fixture
def report() -> Any:
    story = make_story("Talks in Oslo")
    article = make_article(TEXT, published=date(2025, 3, 10), story=story)
    make_date(article, "6 March 2025", date(2025, 3, 6))
    return article


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_years_lead_to_their_months(client: Client, report: Any) -> None:
    text = body(client, "/dates/")
    assert 'href="/dates/2025/"' in text
    assert 'href="/dates/2025/03/"' in text


def test_an_empty_calendar_says_what_to_do(client: Client) -> None:
    assert "manage.py ingest" in body(client, "/dates/")


def test_a_year_shows_its_days_and_the_nearest_years(client: Client, report: Any) -> None:
    make_date(make_article("In 1946 on 5 March."), "5 March", date(1946, 3, 5))
    text = body(client, "/dates/2025/")
    assert 'aria-label="6 March 2025: 1 report speaks of it' in text
    assert 'href="/dates/1946/"' in text
    assert 'href="/dates/2025/03/06/"' in text


def test_what_is_known_to_the_year_is_not_printed_as_a_day(client: Client) -> None:
    make_date(
        make_article("In 2025 much happened."),
        "2025",
        date(2025, 1, 1),
        date(2025, 12, 31),
        precision="year",
    )
    text = body(client, "/dates/2025/")
    assert "known to the year" in text
    assert "/dates/2025/01/01/" not in text


def test_a_month_shows_counts_and_leading_stories(client: Client, report: Any) -> None:
    text = body(client, "/dates/2025/03/")
    assert "1 report speaks of it" in text
    assert "1 published" in text
    assert text.count("Talks in Oslo") == 2
    assert 'href="/dates/2025/02/"' in text


def test_what_is_known_to_the_month_stands_below_the_calendar(client: Client) -> None:
    make_date(
        make_article("In March 2025 talks began."),
        "March 2025",
        date(2025, 3, 1),
        date(2025, 3, 31),
        precision="month",
    )
    text = body(client, "/dates/2025/03/")
    assert "known to the month" in text
    assert "speaks of it" not in text


@pytest.mark.parametrize(
    "address", ["/dates/0000/", "/dates/2025/00/", "/dates/2025/13/", "/dates/20255/", "/dates/x/"]
)
def test_what_is_no_year_or_month_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/dates/0001/", "/dates/0001/01/", "/dates/9999/", "/dates/9999/12/"]
)
def test_the_edges_of_the_calendar_are_answered(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/dates/", "/dates/2025/", "/dates/2025/03/"])
def test_they_only_answer_reading(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_addresses_are_padded() -> None:
    assert reverse("day", args=[45, 3, 6]) == "/dates/0045/03/06/"


def test_a_strip_for_another_page_counts_both_kinds_of_days(report: Any) -> None:
    days = {cell.date.day: cell for cell in month_strip(2025, 3).days if cell.has_something}
    assert {number: (cell.happened, cell.published) for number, cell in days.items()} == {
        6: (1, 0),
        10: (0, 1),
    }


@pytest.mark.parametrize("address", ["/dates/", "/dates/2025/", "/dates/2025/03/"])
def test_many_reports_cost_no_more_queries(
    client: Client, report: Any, django_assert_max_num_queries: Any, address: str
) -> None:
    for number in range(1, 29):
        article = make_article(TEXT, published=date(2025, 3, number), story=report.story)
        make_date(article, "6 March 2025", date(2025, 3, number))
    with django_assert_max_num_queries(8):
        client.get(address)
