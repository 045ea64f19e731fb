"""The description of the twins, held against what the site answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from articles.models import Article, Source, Story
from articles.views.twins.pages import PAGES
from articles.views.twins.shapes import HOLDS
from entities.models import Entity, Event, Quote
from tests.factories import make_article

if TYPE_CHECKING:
    from schemathesis import Case

pytestmark = pytest.mark.django_db

PLAIN = {"Accept-Encoding": "identity"}
"""What is checked is read as it comes, not unpacked."""


@pytest.fixture
def described() -> Iterator[Any]:
    # The test's own connection, as Django's test client leaves it alone too.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_page_with_a_twin_is_described() -> None:
    assert set(HOLDS) == set(PAGES)


def test_every_form_of_every_page_has_its_address(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in (
        "/index.json", "/stories/{pk}-{slug}.json", "/articles/{pk}-{slug}.csl.json",
        "/quotes/{pk}.bib", "/people/{slug}.atom", "/people/{slug}.feed.json",
        "/dates/{year}/{month}/{day}.csv",
    ):  # fmt: skip
        assert path in paths


def test_a_search_says_what_it_can_be_asked(client: Client) -> None:
    asked = client.get("/openapi.json").json()["paths"]["/search.json"]["get"]["parameters"]
    assert {"q", "person", "happened_from", "order"} <= {each["name"] for each in asked}


def test_no_answer_has_a_name_twice(client: Client) -> None:
    report = make_article("Anna Berg spoke.", story=Story.objects.create(headline="Talks"))
    assert report.story
    text = client.get(f"/stories/{report.story.pk}-talks.json").getvalue().decode()
    assert text.count('"reports":') == 1


def test_whatever_is_asked_the_answer_is_one_described(described: Any) -> None:
    """Made-up questions of every address: no answer but those that the description names."""
    for each in described.get_all_operations():

        @given(case=each.ok().as_strategy())
        @settings(
            max_examples=3,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Case[Any]) -> None:
            # A slug that nobody has is a question that cannot be read: 400, and described.
            case.call_and_validate(headers=PLAIN, excluded_checks=[positive_data_acceptance])

        ask()


@pytest.mark.usefixtures("own_archive")
class TestOwnReports:
    def test_every_twin_is_as_described(self, described: Any) -> None:
        checked = set()
        for address in _addresses():
            for path, parts in _described(described, f"{address.rstrip('/') or '/index'}."):
                case = described[path]["GET"].Case(path_parameters=parts)
                answer = case.call(headers=PLAIN)
                assert answer.status_code == 200, address
                case.validate_response(answer)
                checked.add(path)
        assert checked == set(described)


def _addresses() -> list[str]:
    """Of every kind of page some, and all lists."""
    rows: chain[Any] = chain(
        Article.objects.all(),
        Story.objects.standing(),
        Source.objects.all(),
        Entity.objects.named()[:25],
        Event.objects.told()[:12],
        Quote.objects.printed()[:12],
    )
    days = Article.objects.dates("published", "day")[:5]
    lists = "/ /stories/ /articles/ /sources/ /search/ /quality/ /people/ /places/ /organisations/"
    return [
        *lists.split(),
        *("/quotes/", "/events/", "/dates/"),
        *(each.get_absolute_url() for each in rows),
        *chain.from_iterable(_calendar(day) for day in days),
    ]


def _calendar(day: date) -> list[str]:
    return [f"/dates/{day:%Y}/", f"/dates/{day:%Y/%m}/", f"/dates/{day:%Y/%m/%d}/"]


def _described(described: Any, beginning: str) -> list[tuple[str, dict[str, str]]]:
    """The described addresses that a page's twins have, with what fills their parts."""
    found = []
    for path in described:
        bare, _dot, _form = path.partition(".")
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+?)", re.escape(bare))
        pattern = pattern.replace("(?P<pk>[^/]+?)", r"(?P<pk>\d+)")
        if fitting := re.fullmatch(rf"{pattern}\.", beginning):
            found.append((path, fitting.groupdict()))
    return found
