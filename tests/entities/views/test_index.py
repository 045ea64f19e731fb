from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_article, make_entity, make_mention, make_named

pytestmark = pytest.mark.django_db


def names(client: Client, address: str, **query: Any) -> list[str]:
    page = client.get(address, query).context["page"]
    return [entity.name for entity in page]


def test_people_stand_by_how_often_they_are_named(client: Client) -> None:
    make_entity("Anna Berg", reports=2, line="Defence Minister")
    make_entity("Carl Dorn", reports=5)
    make_entity("Oslo", kind="place", reports=9)
    make_entity("Nobody Now", reports=0)
    answer = client.get("/people/")
    assert [entity.name for entity in answer.context["page"]] == ["Carl Dorn", "Anna Berg"]
    assert "Defence Minister" in answer.content.decode()
    assert 'href="/people/anna-berg/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "kind"), [("/places/", "place"), ("/organisations/", "organisation")]
)
def test_each_kind_has_its_index(client: Client, address: str, kind: str) -> None:
    make_entity("Oslo", kind=kind)
    make_entity("Anna Berg")
    assert names(client, address) == ["Oslo"]


def test_the_filter_works_as_a_plain_form(client: Client) -> None:
    make_entity("Anna Berg")
    make_entity("Carl Dorn")
    assert names(client, "/people/", q="berg") == ["Anna Berg"]


def test_the_live_filter_gets_the_rows_alone(client: Client) -> None:
    make_entity("Anna Berg")
    answer = client.get("/people/", {"q": "ANNA"}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert 'id="announce"' in answer.content.decode()
    assert "HX-Request" in answer.headers["Vary"]


def test_a_to_z_files_people_by_family_name(client: Client) -> None:
    for name in ("Anna Berg", "Bo Adler", "Zoe Anders"):
        make_entity(name)
    assert names(client, "/people/", order="name") == ["Bo Adler", "Zoe Anders", "Anna Berg"]
    assert names(client, "/people/", order="name", letter="b") == ["Anna Berg"]
    assert client.get("/people/?order=name").context["letters"] == ["A", "B"]


def test_a_to_z_files_others_without_their_the(client: Client) -> None:
    for name in ("The Alliance", "Navy", "Baltic Fleet"):
        make_entity(name, kind="organisation")
    shown = names(client, "/organisations/", order="name")
    assert shown == ["The Alliance", "Baltic Fleet", "Navy"]


def test_a_filter_without_a_hit_says_what_to_do(client: Client) -> None:
    make_entity("Anna Berg")
    text = client.get("/people/", {"q": "xyz"}).content.decode()
    assert "No name here contains “xyz”" in text
    assert 'href="/search/?q=xyz"' in text


def test_an_empty_site_says_what_to_do(client: Client) -> None:
    assert "manage.py ingest" in client.get("/people/").content.decode()


@pytest.mark.parametrize("query", ["q=%00", "page=x", "page=99", "letter=%00&order=name", "q=%25_"])
def test_nonsense_in_the_address_is_answered(client: Client, query: str) -> None:
    make_entity("Anna Berg")
    assert client.get(f"/people/?{query}").status_code == 200


def test_thousands_are_paged(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(101):
        make_entity(f"Person {number}")
    with django_assert_max_num_queries(4):
        assert len(names(client, "/people/", order="name")) == 100
    assert len(names(client, "/people/", page="2")) == 1


def test_it_only_answers_reading(client: Client) -> None:
    assert client.post("/people/").status_code == 405


def test_the_most_named_of_a_week_end_with_the_newest_report(client: Client) -> None:
    anna, carl = make_entity("Anna Berg", reports=1), make_entity("Carl Dorn", reports=9)
    for day, who in ((date(2025, 3, 10), anna), (date(2025, 3, 3), carl), (date(2025, 2, 8), carl)):
        make_named(make_article(published=day), who)
    make_named(make_article(), carl)
    assert names(client, "/people/", when="week") == ["Anna Berg"]
    assert names(client, "/people/", when="month") == ["Anna Berg", "Carl Dorn"]
    assert names(client, "/people/", when="ever") == ["Carl Dorn", "Anna Berg"]
    assert names(client, "/people/", when="week", q="dorn") == []


def test_the_figures_of_a_week_are_those_of_its_reports(client: Client) -> None:
    anna = make_entity("Anna Berg", reports=70)
    make_named(make_article(published=date(2025, 3, 10)), anna)
    text = client.get("/people/?when=week").content.decode()
    assert "newest seven days" in text
    assert "<span>1<span" in text


def test_an_undated_archive_has_no_week(client: Client) -> None:
    make_mention(make_article(), "Anna Berg", make_entity("Anna Berg"))
    answer = client.get("/people/?when=week")
    assert "Show the most named ever" in answer.content.decode()


def test_a_week_is_paged_with_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    article = make_article(" ".join(f"N{n}x" for n in range(130)), published=date(2025, 3, 10))
    for number in range(130):
        make_named(article, make_entity(f"N{number}x"))
    with django_assert_max_num_queries(5):
        answer = client.get("/people/?when=week&page=2")
    assert len(answer.context["page"].object_list) == 30
