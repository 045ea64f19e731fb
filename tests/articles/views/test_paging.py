from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.models import Article
from articles.views.paging import page_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 11, 12, 13])
def test_a_page_far_down_has_the_rows_that_stand_there(rf: RequestFactory, number: int) -> None:
    for _ in range(25):
        make_article()
    found = Article.objects.newest().for_list().with_opening()
    page = page_of(rf.get("/articles/", {"page": number}), found, per_page=2)
    start = (number - 1) * 2
    assert [each.pk for each in page] == [each.pk for each in found[start : start + 2]]
    assert page.start_index() == start + 1


def test_the_opening_is_made_out_for_the_rows_of_a_page_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    for _ in range(25):
        make_article()
    monkeypatch.setattr("articles.views.paging._NEAR", 0)
    with django_assert_num_queries(3) as asked:
        client.get("/articles/?page=2")
    offset = next(each["sql"] for each in asked.captured_queries if "OFFSET" in each["sql"])
    assert '"text"' not in offset
