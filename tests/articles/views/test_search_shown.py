"""What the search page shows of a name, a word or a place that is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import make_article, make_entity, make_event, make_mention, make_printing

pytestmark = pytest.mark.django_db


def test_a_name_is_offered_by_how_its_words_begin(client: Client) -> None:
    make_entity("Rotherham", "place")
    hague = make_entity("The Hague", "place")
    offers = client.get("/search/", {"q": "the"}).context["offers"]
    assert [offer.label for offer in offers] == [hague.name]


def test_a_report_found_by_its_title_shows_how_it_begins(client: Client) -> None:
    make_article("Nobody spoke of trams.", title="Ferries")
    page = client.get("/search/?q=ferry").content.decode()
    assert '<p class="passage">Nobody spoke of trams.</p>' in page


def test_a_question_typed_as_a_sentence_is_offered_as_a_search(client: Client) -> None:
    said = make_article("“Oslo has ferries,” Anna Berg said.", published=date(2025, 3, 9))
    anna, oslo = make_entity("Anna Berg"), make_entity("Oslo", "place")
    make_mention(said, "Oslo", oslo)
    quoted = make_printing(said, "Oslo has ferries", anna).quote
    make_article(published=date(2025, 3, 12))
    answer = client.get("/search/", {"q": "What did Berg say before 10 March about Oslo?"})
    [offered] = answer.context["read_as"]
    assert offered.label == "Quotations · Anna Berg · Oslo · published up to 9 March 2025"
    assert offered.url.replace("&", "&amp;") in answer.content.decode()
    assert list(client.get(offered.url).context["page"]) == [quoted]


@pytest.mark.parametrize("typed", ["UK", "uk", "Britain", "united kingdom", "the UK"])
def test_a_place_is_offered_by_any_name_papers_print_for_it(client: Client, typed: str) -> None:
    kingdom = make_entity("United Kingdom", "place", key="country:united-kingdom:gb")
    make_entity("Ukraine", "place")
    assert client.get("/search/", {"q": typed}).context["offers"][0].label == kingdom.name


@pytest.mark.parametrize("typed", ["nato", "North Atlantic Alliance"])
def test_a_body_is_offered_by_its_other_names(client: Client, typed: str) -> None:
    make_entity("NATO", "organisation")
    assert [each.label for each in client.get("/search/", {"q": typed}).context["offers"]] == [
        "NATO"
    ]


def test_a_word_is_marked_with_accents_or_without(client: Client) -> None:
    make_article("A ferry from São Tomé to Łódź.")
    page = client.get("/search/", {"q": "Sao lodz"}).content.decode()
    assert "<mark>São</mark> Tomé" in page
    assert "<mark>Łódź</mark>" in page


def test_an_event_is_found_by_a_place_named_where_it_is_told(client: Client) -> None:
    article = make_article("They met at the Pentagon.")
    make_mention(article, "Pentagon", make_entity("Pentagon", "place"))
    met = make_event(article, "met", place=make_entity("Washington", "place"))
    for place in ("pentagon", "washington"):
        answer = client.get("/search/", {"kind": "events", "place": place})
        assert list(answer.context["page"]) == [met]


def test_of_a_word_in_very_many_reports_the_newest_come_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article(text="Ferries, ferries and ferries.", published=date(2025, 3, 1))
    newest = make_article(text="One of the ferries sailed.", published=date(2025, 3, 9))
    assert client.get("/search/?q=ferries").context["page"].count == 2
    monkeypatch.setattr("articles.search.MOST_RANKED", 1)
    answer = client.get("/search/?q=ferries")
    assert next(iter(answer.context["page"])) == newest
    assert "the newest come first" in answer.content.decode()
