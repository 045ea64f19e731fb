"""The one search form."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from entities.models import Address
from tests.factories import (
    make_article,
    make_date,
    make_entity,
    make_event,
    make_mention,
    make_printing,
    make_story,
    name_in,
)

pytestmark = pytest.mark.django_db


def found(client: Client, **asked: str | list[str]) -> list[str]:
    """Titles of the reports found, in the order shown."""
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    return [article.title for article in answer.context["page"]]


@pytest.fixture
def reports() -> list[Article]:
    anna, made = make_entity("Anna Berg"), []
    for title, day in (("First", 5), ("Second", 6), ("Third", 7)):
        article = make_article(
            f"Anna Berg spoke of ferries on {day} March 2025.",
            title=title,
            source=f"{title} Paper",
            published=date(2025, 3, day + 1),
        )
        name_in(article, anna)
        make_date(article, f"{day} March 2025", date(2025, 3, day))
        made.append(article)
    make_article("Nobody spoke of trams.", title="Other")
    return made


def test_words_find_reports(client: Client, reports: list[Article]) -> None:
    assert sorted(found(client, q="ferry")) == ["First", "Second", "Third"]
    assert found(client, q="trams -ferries") == ["Other"]


def test_a_person_between_two_days_inclusive(client: Client, reports: list[Article]) -> None:
    asked = {"person": "anna-berg", "happened_from": "2025-03-06", "happened_to": "2025-03-07"}
    assert found(client, **asked, order="oldest") == ["Second", "Third"]


def test_days_of_publication_inclusive(client: Client, reports: list[Article]) -> None:
    asked = {"published_from": "2025-03-06", "published_to": "2025-03-07"}
    assert found(client, **asked) == ["Second", "First"]


def test_a_vague_date_is_found_as_a_stretch(client: Client) -> None:
    article = make_article("It was in March 1946.", title="Vague")
    make_date(article, "March 1946", date(1946, 3, 1), date(1946, 3, 31), precision="month")
    assert found(client, happened_from="1946-03-20", happened_to="1946-04-02") == ["Vague"]
    assert found(client, happened_from="1946-04-01") == []


def test_vague_dates_can_be_left_out(client: Client) -> None:
    vague = make_article("It was in March 1946.", title="Vague")
    make_date(vague, "March 1946", date(1946, 3, 1), date(1946, 3, 31), precision="month")
    sharp = make_article("It was on 5 March 1946.", title="Sharp")
    make_date(sharp, "5 March 1946", date(1946, 3, 5))
    asked = {"happened_from": "1946-03-05", "happened_to": "1946-03-05"}
    assert sorted(found(client, **asked)) == sorted(found(client, **asked, vague="in"))
    assert sorted(found(client, **asked)) == ["Sharp", "Vague"]
    assert found(client, **asked, vague="out") == ["Sharp"]
    page = client.get("/search/", asked).content.decode()
    assert "known to the month" in page
    assert "1 March 1946" not in page
    assert "vague=out" in page


def test_estimated_days_of_publication_can_be_left_out(client: Client) -> None:
    first, last = date(2025, 3, 3), date(2025, 3, 9)
    make_article(title="Estimated", estimate_earliest=first, estimate_latest=last)
    make_article(title="Dated", published=date(2025, 3, 5))
    make_article(title="Undated")
    asked = {"published_from": "2025-03-05", "published_to": "2025-03-05"}
    assert found(client, **asked) == ["Dated", "Estimated"]
    assert found(client, **asked, estimates="out") == ["Dated"]
    assert found(client, published_from="2025-03-10") == []
    assert found(client, published_to="2025-03-04") == ["Estimated"]
    answer = client.get("/search/", {**asked, "estimates": "out"})
    assert "without estimated days" in [chip.label for chip in answer.context["chips"]]
    assert "by an estimate" in client.get("/search/", asked).content.decode()


def test_days_placed_by_an_estimate_can_be_left_out(client: Client) -> None:
    article = make_article("They met on Thursday.", title="Estimated")
    make_date(article, "Thursday", date(2025, 3, 6), rule="weekday, from an estimated date")
    assert found(client, happened_from="2025-03-06") == ["Estimated"]
    assert found(client, happened_from="2025-03-06", estimates="out") == []


def test_several_people_must_all_be_named(client: Client, reports: list[Article]) -> None:
    carl = make_entity("Carl Dorn")
    both = make_article("Anna Berg met Carl Dorn.", title="Both")
    make_mention(both, "Anna Berg", reports[0].mentions.get().entity)
    make_mention(both, "Carl Dorn", carl)
    assert found(client, person=["anna-berg", "carl-dorn"]) == ["Both"]


def test_several_outlets_are_any_of_them(client: Client, reports: list[Article]) -> None:
    assert found(client, source=["first-paper", "third-paper"], order="oldest") == [
        "First",
        "Third",
    ]


def test_an_old_address_goes_on_meaning_the_same(client: Client, reports: list[Article]) -> None:
    Address.objects.create(
        kind="person", slug="a-berg", entity=Address.objects.get(slug="anna-berg").entity
    )
    assert len(found(client, person="a-berg")) == 3


def test_stories_can_be_asked_for_instead(client: Client, reports: list[Article]) -> None:
    story = make_story("The ferry matter")
    Article.objects.filter(title__in=["First", "Second"]).update(story=story)
    answer = client.get("/search/", {"q": "ferry", "kind": "stories"})
    assert [row.story for row in answer.context["rows"]] == [story]


def test_each_filter_in_force_can_be_taken_away(client: Client, reports: list[Article]) -> None:
    asked = {"q": "ferry", "person": "anna-berg", "happened_from": "2025-03-06"}
    chips = client.get("/search/", asked).context["chips"]
    assert [chip.label for chip in chips] == ["Anna Berg", "happened from 6 March 2025 on"]
    assert chips[0].url == "/search/?q=ferry&happened_from=2025-03-06"
    assert chips[1].url == "/search/?q=ferry&person=anna-berg"


def test_a_name_typed_offers_its_page(client: Client, reports: list[Article]) -> None:
    assert 'href="/people/anna-berg/"' in client.get("/search/?q=berg").content.decode()


def test_a_date_typed_offers_its_day(client: Client) -> None:
    page = client.get("/search/", {"q": "6 march 2025"}).content.decode()
    assert '<a class="e date" href="/dates/2025/03/06/">6 March 2025</a>' in page


def test_passages_are_marked_and_cannot_become_markup(client: Client) -> None:
    make_article("A <script>alert(1)</script> ferry \ue000 & \ue001 sails.")
    page = client.get("/search/?q=ferry").content.decode()
    assert "<mark>ferry</mark>" in page
    assert "<script>alert" not in page
    assert "\ue000" not in page


@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", "06/03/2025", "9" * 50])
def test_a_day_that_is_none_is_said_on_the_form(client: Client, day: str) -> None:
    answer = client.get("/search/", {"published_from": day})
    assert answer.status_code == 200
    assert "is not a day" in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "a\x00b"},
        {"q": "x" * 5000},
        {"person": "no-such-person"},
        {"person": "\x00"},
        {"person": "../../etc"},
        {"person": [f"person-{number}" for number in range(50)]},
        {"source": "no-such-paper"},
        {"kind": "nonsense"},
        {"order": "nonsense"},
        {"match": "nonsense"},
        {"originals": "nonsense"},
        {"event": "0"},
        {"event": "nonsense"},
        {"event": "9" * 40},
        {"estimates": "nonsense"},
        {"vague": "nonsense"},
        {"happened_from": "2025-03-07", "happened_to": "2025-03-06"},
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_message(
    client: Client, asked: dict[str, str | list[str]]
) -> None:
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("words", ['"', "-", "OR", "& | !", "((((", "é 😀", "%", "a:*", "\\"])
def test_no_words_break_it(client: Client, words: str) -> None:
    assert client.get("/search/", {"q": words}).status_code == 200


def test_an_empty_answer_says_what_to_do_next(client: Client) -> None:
    assert "widen the days" in client.get("/search/?q=nothing").content.decode()


def test_htmx_gets_the_answer_alone_with_its_count_and_address(
    client: Client, reports: list[Article]
) -> None:
    asked = {"q": "ferry", "person": "", "published_from": ""}
    answer = client.get("/search/", asked, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "3 results" in page
    assert answer["HX-Replace-Url"] == "/search/?q=ferry"
    assert "HX-Request" in answer["Vary"]


def test_htmx_is_told_what_is_wrong_with_the_question(client: Client) -> None:
    answer = client.get("/search/?published_from=x", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "is not a day" in answer.content.decode()


def test_every_result_can_be_reached(client: Client) -> None:
    for number in range(43):
        make_article("ferry", title=f"Report {number}")
    first = client.get("/search/?q=ferry").context["page"]
    assert (first.count, len(first), first.before) == (43, 20, "")
    second = client.get("/search/", {"q": "ferry", "after": first.after}).context["page"]
    last = client.get("/search/", {"q": "ferry", "after": second.after}).context["page"]
    assert (len(second), len(last), last.after) == (20, 3, "")
    back = client.get("/search/", {"q": "ferry", "before": second.before}).context["page"]
    assert list(back) == list(first)
    assert not back.before
    assert not {*first} & {*second} | {*second} & {*last}


def test_it_takes_few_queries(
    client: Client, reports: list[Article], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    asked = {"q": "ferry", "person": "anna-berg", "happened_from": "2025-03-01"}
    with django_assert_max_num_queries(15):
        client.get("/search/", asked)


def test_it_cannot_be_posted_to(client: Client) -> None:
    assert client.post("/search/").status_code == 405


def test_several_names_can_be_alternatives(client: Client, reports: list[Article]) -> None:
    carl = make_entity("Carl Dorn")
    oslo = make_entity("Oslo", "place")
    other = make_article("Carl Dorn left Oslo.", title="Alone")
    make_mention(other, "Carl Dorn", carl)
    make_mention(other, "Oslo", oslo)
    asked = {"person": ["anna-berg", "carl-dorn"]}
    assert found(client, **asked) == found(client, **asked, match="all") == []
    assert len(found(client, **asked, match="any")) == 4
    assert found(client, person="carl-dorn", place="oslo") == ["Alone"]
    chips = client.get("/search/", {**asked, "match": "any"}).context["chips"]
    assert "any of these" in [chip.label for chip in chips]


def test_an_event_can_be_asked_for(client: Client, reports: list[Article]) -> None:
    event = make_event(reports[0], "spoke", day=date(2025, 3, 5))
    assert found(client, event=str(event.pk)) == ["First"]
    assert found(client, event=f"{event.pk}-as-in-its-address") == ["First"]
    answer = client.get("/search/", {"event": str(event.pk), "q": "ferry"})
    assert answer.context["chips"][0].url == "/search/?q=ferry"


def test_reprints_can_be_left_out(client: Client, reports: list[Article]) -> None:
    make_article("ferries", title="Copy", reprint_of=reports[0], reprint_kind="same text")
    assert len(found(client, q="ferry")) == 4
    assert "Copy" not in found(client, q="ferry", originals="only")


def test_the_most_printed_text_comes_first(client: Client, reports: list[Article]) -> None:
    make_article("ferries", title="Copy", reprint_of=reports[0], reprint_kind="same text")
    assert set(found(client, q="ferry", order="printed")[:2]) == {"First", "Copy"}


def test_events_can_be_asked_for_instead(client: Client, reports: list[Article]) -> None:
    berg = reports[0].mentions.get().entity
    assert berg
    held = make_event(reports[0], "spoke", berg, day=date(2025, 3, 5))
    make_event(reports[2], "spoke", berg, day=date(2025, 3, 7))
    asked = {"kind": "events", "person": "anna-berg"}
    assert len(client.get("/search/", asked).context["page"]) == 2
    asked |= {"happened_to": "2025-03-06", "q": "ferries", "estimates": "out", "vague": "out"}
    answer = client.get("/search/", asked)
    assert list(answer.context["page"]) == [held]
    assert "1 event" in answer.content.decode()


def test_what_somebody_said_before_a_day_about_a_place(client: Client) -> None:
    text = "“Oslo has the best ferries of all,” Anna Berg said. “Trams are dear,” she said."
    article = make_article(text, published=date(2025, 3, 9))
    anna, oslo = make_entity("Anna Berg"), make_entity("Oslo", "place")
    make_mention(article, "Oslo", oslo)
    said = make_printing(article, "Oslo has the best ferries of all", anna)
    make_printing(article, "Trams are dear", anna)
    asked = {"kind": "quotes", "person": "anna-berg", "place": "oslo"}
    for more in ({"published_to": "2025-03-09"}, {"q": "ferry"}, {"kind": "quotations"}):
        assert list(client.get("/search/", asked | more).context["page"]) == [said.quote]
    assert not client.get("/search/", {**asked, "published_to": "2025-03-08"}).context["page"]
    assert not client.get("/search/", {**asked, "q": "trams"}).context["page"]


def test_people_can_be_asked_for_instead(client: Client, reports: list[Article]) -> None:
    answer = client.get("/search/", {"q": "ferry", "kind": "people"})
    assert [(each.name, each.named_in) for each in answer.context["page"]] == [("Anna Berg", 3)]


@pytest.mark.parametrize("kind", ["", "stories", "events", "quotes", "people"])
@pytest.mark.parametrize("order", ["", "newest", "oldest", "printed", "relevant"])
def test_every_kind_has_every_order_in_few_queries_and_twins(
    client: Client,
    reports: list[Article],
    kind: str,
    order: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    story = make_story("The ferry matter")
    Article.objects.filter(title__in=["First", "Second"]).update(story=story)
    make_event(reports[0], "spoke", make_entity("Carl Dorn"), day=date(2025, 3, 5))
    make_printing(reports[0], "spoke of ferries")
    asked = {"q": "ferry", "kind": kind, "order": order, "published_from": "2025-03-01"}
    with django_assert_max_num_queries(15):
        page = client.get("/search/", asked).context["page"]
    assert page.count
    twin = json.loads(client.get("/search.json", asked).getvalue())
    assert twin[kind or "reports"]["total"] == page.count
    key = "slug" if kind == "people" else "id"
    shown = [each.slug if kind == "people" else each.pk for each in page]
    assert [row[key] for row in twin[kind or "reports"]["rows"]] == shown
    assert client.get("/search.csv", asked).getvalue()
    assert b"<entry>" in client.get("/search.atom", asked).content


def test_a_misspelt_name_offers_its_page_and_the_right_question(
    client: Client, reports: list[Article]
) -> None:
    answer = client.get("/search/", {"q": "Anna Bergg"})
    assert [offer.label for offer in answer.context["offers"]] == ["Anna Berg"]
    assert answer.context["meant"][0].url == "/search/?q=Anna+Berg"
    assert "Did you mean" in answer.content.decode()


def test_words_that_a_report_has_are_not_put_right(client: Client) -> None:
    make_entity("Marco Dorn")
    make_article("The ferry left on 6 March 2025.")
    answer = client.get("/search/", {"q": "6 march 2025"})
    assert [offer.label for offer in answer.context["offers"]] == ["6 March 2025"]
    assert not answer.context["meant"]


def test_the_list_shows_its_kind_under_either_of_its_words(client: Client) -> None:
    page = client.get("/search/", {"kind": "quotations"}).content.decode()
    assert '<option value="quotes" selected>' in page


def test_another_spelling_of_a_name_is_found_and_marked(client: Client) -> None:
    article = make_article("Petro Zelenskyy spoke.", title="Kyiv")
    make_mention(article, "Petro Zelenskyy", make_entity("Petro Zelenskyy"))
    assert found(client, q="Zelensky") == ["Kyiv"]
    page = client.get("/search/", {"q": "Zelensky"}).content.decode()
    assert "<mark>Zelenskyy</mark>" in page


def test_bars_over_time_narrow_the_question(client: Client, reports: list[Article]) -> None:
    bars = client.get("/search/", {"q": "ferry"}).context["histogram"].bars
    assert [bar.reports for bar in bars] == [1, 1, 1]
    assert bars[0].url == ("/search/?q=ferry&published_from=2025-03-06&published_to=2025-03-06")
    assert len(client.get(bars[1].url).context["page"]) == 1


def test_counting_stops_but_every_result_is_reached(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.views.onward.COUNTED", 20)
    for number in range(25):
        make_article("ferry", title=f"Report {number}")
    first = client.get("/search/", {"q": "ferry"}).context["page"]
    answer = client.get("/search/", {"q": "ferry", "after": first.after})
    assert len(answer.context["page"]) == 5
    assert "10,000+" in answer.content.decode()
    assert f"before={answer.context['page'].before}" in answer.content.decode()
    assert len(found(client, q="ferry", after="nonsense")) == 20


def test_going_back_gets_the_whole_page(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/search/?q=x", headers=headers).content.decode()
