from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from entities.models import Address, Entity, Naming
from tests.factories import make_article, make_date, make_entity, make_mention, make_story

pytestmark = pytest.mark.django_db

TEXT = "Defence Minister Anna Berg met Carl Dorn in Oslo on 6 March 2025."


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg", line="Defence Minister")


@pytest.fixture
def carl() -> Entity:
    return make_entity("Carl Dorn")


@pytest.fixture
def report(anna: Entity, carl: Entity) -> Any:
    article = make_article(TEXT, title="A meeting", published=date(2025, 3, 10), source="Gazette")
    make_mention(article, "Anna Berg", anna, role="Defence Minister", reason="full name")
    make_mention(article, "Carl Dorn", carl)
    make_date(article, "6 March 2025", date(2025, 3, 6))
    return article


def page(client: Client, entity: Entity, **query: str) -> str:
    answer = client.get(entity.get_absolute_url(), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_person_page_shows_reports_roles_and_company(
    client: Client, report: Any, anna: Entity, carl: Entity
) -> None:
    text = page(client, anna)
    assert "A meeting" in text
    assert "as printed in 1 report, 10 March 2025" in text
    assert carl.get_absolute_url() in text
    assert "<b>1</b> separate text" in text


def test_why_this_page_names_the_rule_and_the_sentence(
    client: Client, report: Any, anna: Entity
) -> None:
    text = page(client, anna)
    assert "spaCy test 1.0; full name" in text
    assert 'Defence Minister <b class="words">Anna Berg</b> met Carl Dorn' in text


def test_a_copy_folds_under_its_original_and_is_no_second_voice(
    client: Client, report: Any, anna: Entity
) -> None:
    copy = make_article(
        TEXT, title="Reprinted", reprint_of=report, reprint_kind="same text", reprint_reason="all"
    )
    make_mention(copy, "Anna Berg", anna)
    dossier = client.get(anna.get_absolute_url()).context["dossier"]
    assert [(each.article, each.copies) for each in dossier.reports] == [(report, [copy])]
    assert (dossier.coverage.reports, dossier.coverage.texts) == (2, 1)


def test_a_copy_alone_in_naming_somebody_stands_for_itself(client: Client, report: Any) -> None:
    oslo = make_entity("Oslo", kind="place")
    copy = make_article(TEXT, title="Extended", reprint_of=report, reprint_kind="extended copy")
    make_mention(copy, "Oslo", oslo)
    dossier = client.get(oslo.get_absolute_url()).context["dossier"]
    assert [each.article for each in dossier.reports] == [copy]


def test_happened_and_published_days_are_drawn_apart(
    client: Client, report: Any, anna: Entity
) -> None:
    days = client.get(anna.get_absolute_url()).context["dossier"].activity.days
    assert [(day.date.day, day.happened, day.published) for day in days] == [(6, 1, 0), (10, 0, 1)]


def test_a_date_in_another_sentence_is_not_hers(client: Client, anna: Entity) -> None:
    article = make_article("Anna Berg left. Rain fell on 6 March 2025.")
    make_mention(article, "Anna Berg", anna)
    make_date(article, "6 March 2025", date(2025, 3, 6))
    article.date_mentions.update(sentence_start=16)
    assert client.get(anna.get_absolute_url()).context["dossier"].activity is None


def test_another_year_can_be_asked_for(client: Client, report: Any, anna: Entity) -> None:
    make_mention(make_article(TEXT, published=date(2019, 1, 2)), "Anna Berg", anna)
    activity = client.get(anna.get_absolute_url(), {"year": "2019"}).context["dossier"].activity
    assert (activity.year, list(activity.years)) == (2019, [2025, 2019])
    for nonsense in ("1999", "x", "²"):
        assert client.get(anna.get_absolute_url(), {"year": nonsense}).status_code == 200


def test_an_undated_report_is_said_to_be_undated(client: Client, anna: Entity) -> None:
    make_mention(make_article(TEXT), "Anna Berg", anna)
    text = page(client, anna)
    assert "undated" in text
    assert "no report of it is dated" in text


def test_people_of_one_family_name_are_told_apart(client: Client, report: Any) -> None:
    anna, ingrid = Entity.objects.get(name="Anna Berg"), make_entity("Ingrid Berg")
    for each in (anna, ingrid):
        Naming.objects.create(
            article=report, kind="person", name=each.name, key=each.key, block="berg", entity=each
        )
    assert list(client.get(anna.get_absolute_url()).context["dossier"].alike) == [ingrid]


def test_places_that_share_a_word_are_told_apart(client: Client) -> None:
    georgia = make_entity("Georgia", kind="place", latitude=42.0, longitude=-43.5)
    south = make_entity("South Georgia", kind="place")
    make_entity("Georgiana", kind="place")
    dossier = client.get(georgia.get_absolute_url()).context["dossier"]
    assert dossier.alike == [south]
    assert dossier.coordinates == "42.0° N, 43.5° W"


def test_stories_say_how_many_of_their_reports_name_her(client: Client, anna: Entity) -> None:
    story = make_story("Talks in Oslo", reports=3)
    make_mention(make_article(TEXT, story=story), "Anna Berg", anna)
    assert "1 of 3 reports" in page(client, anna)


def test_an_old_address_leads_to_the_new_one(client: Client, anna: Entity) -> None:
    Address.objects.create(kind="person", slug="mrs-berg", entity=anna)
    answer = client.get("/people/mrs-berg/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/people/anna-berg/")


@pytest.mark.parametrize("address", ["/people/nobody/", "/places/anna-berg/"])
def test_an_unknown_name_is_not_found(client: Client, anna: Entity, address: str) -> None:
    assert client.get(address).status_code == 404


def test_it_only_answers_reading(client: Client, anna: Entity) -> None:
    assert client.post(anna.get_absolute_url()).status_code == 405


def test_the_page_costs_the_same_for_many_reports(
    client: Client, anna: Entity, carl: Entity, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        article = make_article(TEXT, published=date(2025, 3, 1 + number % 28))
        make_mention(article, "Anna Berg", anna)
        make_mention(article, "Carl Dorn", carl)
    with django_assert_max_num_queries(15):
        assert "page 1 of 4" in page(client, anna)


def test_of_too_many_reports_the_newest_are_read_and_all_are_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entities.views.coverage.MOST_READ", 2)
    anna = make_entity("Anna Berg", reports=3, mentions_total=3)
    for day in (1, 2, 3):
        article = make_article(title=f"Report {day}", published=date(2025, 3, day))
        make_mention(article, "Anna Berg", anna)
    page = client.get("/people/anna-berg/").content.decode()
    assert "<b>3</b> reports" in page
    assert "1 – 3 March 2025" in page
    assert "Report 3" in page
    assert "Report 1" not in page
    assert "of the newest 2 reports" in page


def test_each_role_shows_the_sentence_that_prints_it(
    client: Client, report: Any, anna: Entity
) -> None:
    other = make_article("A defence minister, Anna Berg, left.", published=date(2025, 3, 12))
    make_mention(other, "Anna Berg", anna, role="defence minister")
    text = page(client, anna)
    assert "as printed in 2 reports" in text
    assert text.count("<summary>Sentence</summary>") == 1
    assert report.get_absolute_url() in text


def test_a_place_says_how_often_it_is_a_government(client: Client) -> None:
    oslo = make_entity("Oslo", kind="place")
    for text, sense in (("Oslo said no.", "government"), ("It rained on Oslo.", "")):
        make_mention(make_article(text), "Oslo", oslo, sense=sense)
    text = page(client, oslo)
    assert "named as a government in <b>1</b> report" in text
    assert "“Oslo”, as a government:" in text


def test_a_bare_title_stands_behind_an_office(client: Client, report: Any, anna: Entity) -> None:
    for _ in range(2):
        make_mention(make_article("Dr Anna Berg left."), "Anna Berg", anna, role="Dr")
    text = page(client, anna)
    assert text.index("<li>Defence Minister") < text.index("<li>Dr")


def test_a_line_that_no_report_prints_stands_under_the_name(
    client: Client, report: Any, anna: Entity
) -> None:
    assert '<p class="roles"' not in page(client, anna)
    anna.line = "Norway's first woman in the post"
    anna.save()
    text = page(client, anna)
    assert text.index("first woman in the post</bdi></p>") < text.index("<li>Defence Minister")
