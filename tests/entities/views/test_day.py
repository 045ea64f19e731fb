from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    make_article,
    make_date,
    make_entity,
    make_event,
    make_mention,
    make_story,
)

pytestmark = pytest.mark.django_db

SIXTH = date(2025, 3, 6)
TEXT = "Anna Berg met Carl Dorn in Oslo on 6 March 2025."


def day(client: Client, address: str = "/dates/2025/03/06/", **query: str) -> Any:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer


def test_a_day_shows_what_happened_with_who_and_where(client: Client) -> None:
    article = make_article(TEXT, title="A meeting", story=make_story("Talks in Oslo"))
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_mention(article, "Oslo", make_entity("Oslo", kind="place"))
    make_date(article, "6 March 2025", SIXTH)
    text = day(client).content.decode()
    for part in ("Talks in Oslo", "A meeting", "/people/anna-berg/", "/places/oslo/"):
        assert part in text
    assert '<time datetime="2025-03-06">' in text


def test_happened_and_published_are_two_lists(client: Client) -> None:
    told = make_article(TEXT, title="Told", published=date(2025, 3, 10))
    make_date(told, "6 March 2025", SIXTH)
    printed = make_article("Nothing new.", title="Printed", published=SIXTH)
    context = day(client).context
    assert [said.article for each in context["told"] for said in each.sentences] == [told]
    assert [each.article for each in context["reports"]] == [printed]


def test_an_undated_report_is_never_published_on_a_day(client: Client) -> None:
    undated = make_article(TEXT)
    loaded = undated.loaded_at.date()
    context = day(client, f"/dates/{loaded:%Y/%m/%d}/").context
    assert context["reports"] == []


def test_a_copys_sentence_is_shown_once(client: Client) -> None:
    original = make_article(TEXT, title="First")
    copy = make_article(TEXT, title="Again", reprint_of=original, reprint_kind="same text")
    for article in (copy, original):
        make_date(article, "6 March 2025", SIXTH)
    (told,) = day(client).context["told"]
    assert [said.articles for said in told.sentences] == [[original, copy]]


def test_a_copy_published_the_same_day_folds_under_its_original(client: Client) -> None:
    original = make_article(TEXT, published=SIXTH)
    copy = make_article(TEXT, published=SIXTH, reprint_of=original, reprint_kind="same text")
    reports = day(client).context["reports"]
    assert [(each.article, each.copies) for each in reports] == [(original, [copy])]


def test_a_month_is_only_around_its_days(client: Client) -> None:
    article = make_article("In March 2025 talks began.")
    make_date(article, "March 2025", date(2025, 3, 1), date(2025, 3, 31), precision="month")
    for address in ("/dates/2025/03/01/", "/dates/2025/03/06/"):
        context = day(client, address).context
        assert context["told"] == []
        assert [said.article for said in context["around"]] == [article]
    assert day(client, "/dates/2025/04/01/").context["around"] == []


def test_the_nearest_days_that_have_something_are_linked(client: Client) -> None:
    make_date(make_article(TEXT), "6 March 2025", date(2025, 3, 4))
    make_article(TEXT, published=date(2025, 3, 10))
    make_date(make_article(TEXT), "6 March 2025", date(2025, 3, 20))
    text = day(client).content.decode()
    assert 'rel="prev" href="/dates/2025/03/04/"' in text
    assert 'rel="next" href="/dates/2025/03/10/"' in text


@pytest.mark.parametrize(
    "address",
    ["/dates/2025/02/30/", "/dates/2025/13/01/", "/dates/0000/01/01/", "/dates/2025/3/6/"],
)
def test_what_is_no_day_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/dates/0001/01/01/", "/dates/9999/12/31/"])
def test_the_first_and_the_last_day_are_answered(client: Client, address: str) -> None:
    day(client, address)


def test_an_empty_day_leads_on(client: Client) -> None:
    text = day(client).content.decode()
    assert "No report says that something happened on this very day." in text
    assert "/search/?happened_from=2025-03-06" in text


def test_a_crowded_day_is_paged(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(26):
        article = make_article(f"Meeting {number} was on 6 March 2025.", published=SIXTH)
        make_date(article, "6 March 2025", SIXTH)
    make_event(article, "Meeting", make_entity("Anna Berg"), day=SIXTH)
    with django_assert_max_num_queries(15):
        text = day(client).content.decode()
    assert 'href="?happened=2"' in text
    assert 'href="?published=2"' in text
    assert len(day(client, published="2").context["reports"]) == 1


def test_an_undated_report_may_have_been_published_on_a_day(client: Client) -> None:
    made: dict[str, Any] = {"estimate_earliest": date(2025, 3, 3), "estimate_latest": SIXTH}
    undated = make_article(TEXT, title="When was it?", **made)
    context = day(client).context
    assert context["reports"] == []
    assert [each.article for each in context["maybe"].reports] == [undated]
    text = day(client).content.decode()
    assert "1 undated report" in text
    assert "≈ 3 – 6 March 2025" in text
    assert day(client, "/dates/2025/03/07/").context["maybe"].number == 0


def test_more_estimates_than_fit_are_counted_and_searched(client: Client) -> None:
    for _ in range(23):
        make_article(TEXT, estimate_earliest=SIXTH, estimate_latest=SIXTH)
    answer = day(client)
    assert answer.context["maybe"].number == 23
    assert answer.context["maybe"].more == 3
    assert "/search/?published_from=2025-03-06" in answer.content.decode()


def test_a_day_placed_by_an_estimate_is_marked(client: Client) -> None:
    make_date(make_article(TEXT), "6 March 2025", SIXTH, rule="weekday, from an estimated date")
    assert "≈ “6 March 2025” is placed by that estimate" in day(client).content.decode()


def test_an_event_on_a_day_that_is_only_estimated_says_so(client: Client) -> None:
    last = date(2025, 3, 9)
    undated = make_article(TEXT, estimate_earliest=SIXTH, estimate_latest=last)
    make_event(undated, "met", day=SIXTH)
    assert "≈ by an estimate" in day(client).content.decode()
    make_event(make_article(TEXT), "met", day=date(2025, 3, 5))
    stated = day(client, "/dates/2025/03/05/").content.decode()
    assert "by an estimate" not in stated


def test_a_sentence_leads_to_its_place_in_the_report(client: Client) -> None:
    article = make_article(TEXT)
    mention = make_date(article, "6 March 2025", SIXTH)
    assert f"{article.get_absolute_url()}#{mention.anchor}" in day(client).content.decode()


def test_it_only_answers_reading(client: Client) -> None:
    assert client.post("/dates/2025/03/06/").status_code == 405
