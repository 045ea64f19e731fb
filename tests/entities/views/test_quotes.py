"""The list of quotations, and those on the pages of people, stories and reports."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from entities.models import Address, Entity
from tests.factories import make_article, make_entity, make_mention, make_printing, make_story

pytestmark = pytest.mark.django_db

WORDS = "We will defend every harbour of Carl Dorn"


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg")


@pytest.fixture
def carl() -> Entity:
    return make_entity("Carl Dorn")


def say(words: str, speaker: Entity | None, **fields: object) -> str:
    """A report with these words; returns the address of the quotation."""
    sort = str(fields.pop("sort", "speech"))
    article = make_article(f"“{words},” we heard.", **fields)  # type: ignore[arg-type]
    return make_printing(article, words, speaker, sort=sort).quote.get_absolute_url()


def test_the_newest_come_first_and_the_undated_last(client: Client, anna: Entity) -> None:
    undated = say("Nobody is left alone here", anna)
    older = say("We shall see about that", anna, published=date(2025, 1, 1))
    newer = say("It is all settled now", None, published=date(2025, 2, 1))
    page = client.get("/quotes/").content.decode()
    assert page.index(newer) < page.index(older) < page.index(undated)
    assert "speaker not resolved" in page


def test_one_person_has_those_by_and_those_about_apart(
    client: Client, anna: Entity, carl: Entity
) -> None:
    by = say("I never said such a thing", carl)
    article = make_article(f"“{WORDS},” we heard.")
    make_mention(article, "Carl Dorn", carl)
    about = make_printing(article, WORDS, anna).quote.get_absolute_url()
    said = client.get("/quotes/?person=carl-dorn").content.decode()
    assert f'"{by}"' in said
    assert f'"{about}"' not in said
    told = client.get("/quotes/?person=carl-dorn&side=about").content.decode()
    assert f'"{about}"' in told
    assert f'"{by}"' not in told


def test_an_old_address_of_a_person_still_filters(client: Client, anna: Entity) -> None:
    Address.objects.create(kind="person", slug="a-berg", entity=anna)
    address = say("It is all settled now", anna)
    assert address in client.get("/quotes/?person=a-berg").content.decode()


def test_an_unknown_person_is_not_found_and_nothing_can_be_posted(client: Client) -> None:
    assert client.get("/quotes/?person=nobody").status_code == 404
    assert client.get("/quotes/?person=%00").status_code == 404
    assert client.post("/quotes/").status_code == 405


def test_an_empty_list_leads_on(client: Client) -> None:
    assert "/articles/" in client.get("/quotes/").content.decode()


def test_a_page_of_them_takes_few_queries(
    client: Client, anna: Entity, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        say(f"This is my promise number {number}", anna)
    with django_assert_max_num_queries(4):
        page = client.get("/quotes/?page=2").content.decode()
    assert page.count("<blockquote") == 5


def test_a_person_page_shows_each_once_with_its_printings(
    client: Client, anna: Entity, carl: Entity
) -> None:
    first = make_article(f"“{WORDS},” we heard.", published=date(2025, 3, 6))
    make_mention(first, "Carl Dorn", carl)
    printing = make_printing(first, WORDS, anna)
    make_printing(make_article(f"So: “{WORDS}”"), WORDS, anna, quote=printing.quote)
    page = client.get("/people/anna-berg/").content.decode()
    assert "<b>1</b> quotation<" in page
    assert page.count(f'<p dir="auto">{WORDS}</p>') == 1
    assert "printed in 2 reports" in page
    about = client.get("/people/carl-dorn/").content.decode()
    assert "Quotations about" in about
    assert WORDS in about


def test_fragments_stand_in_a_group_of_their_own(client: Client, anna: Entity) -> None:
    say("as strong as ever", anna, sort="fragment")
    page = client.get("/people/anna-berg/").content.decode()
    assert "Words quoted within a sentence" in page
    assert "“as strong as ever”" in page
    assert "<blockquote" not in page


def test_a_person_page_with_quotations_takes_few_queries(
    client: Client, anna: Entity, carl: Entity,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(9):
        article = make_article(f"“Number {number} of Carl Dorn and Anna Berg” it was.")
        make_mention(article, "Carl Dorn", carl)
        make_mention(article, "Anna Berg", anna)
        make_printing(article, f"Number {number} of Carl Dorn", anna)
    with django_assert_max_num_queries(15):
        page = client.get("/people/anna-berg/").content.decode()
    assert "All 9 quotations" in page
    assert page.count("<blockquote") == 6


def test_a_story_shows_what_most_of_its_texts_print(client: Client, anna: Entity) -> None:
    story = make_story()
    once = say("It is all settled now", anna, story=story)
    printing = make_printing(make_article(f"“{WORDS}”", story=story), WORDS, anna)
    make_printing(make_article(f"So: “{WORDS}”", story=story), WORDS, anna, quote=printing.quote)
    elsewhere = say("This is another matter", anna, story=make_story("Other"))
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.index(printing.quote.get_absolute_url()) < page.index(once)
    assert elsewhere not in page


def test_the_front_page_quotes_a_person_of_its_first_story(client: Client, anna: Entity) -> None:
    story = make_story(last_day=date(2025, 3, 6))
    say("The ministry has no comment", make_entity("Ministry", "organisation"), story=story)
    address = say("It is all settled now", anna, story=story)
    page = client.get("/").content.decode()
    assert address in page
    assert "no comment" not in page[page.index("<blockquote") : page.index("</blockquote>")]


def test_a_report_marks_its_quotations_around_its_names(
    client: Client, anna: Entity, carl: Entity
) -> None:
    article = make_article(f"“{WORDS},” she said.")
    make_mention(article, "Carl Dorn", carl)
    quote = make_printing(article, WORDS, anna).quote
    page = client.get(article.get_absolute_url()).content.decode()
    start = page.index(f'<a class="quote-sign" href="{quote.get_absolute_url()}"')
    assert 'aria-label="Quotation of Anna Berg, printed in 1 report"' in page
    assert f'“<span class="quote" id="quote-{quote.pk}">We will defend every harbour of <a' in page
    assert page.index("“<span") > start
    assert f'href="#quote-{quote.pk}"' in page
    assert "1 printing" in page


def test_an_estimated_first_day_shows_as_the_days_it_may_be(client: Client, anna: Entity) -> None:
    leaves = {"estimate_earliest": date(2025, 3, 5), "estimate_latest": date(2025, 3, 9)}
    say("We were never told", anna, **leaves)
    page = client.get("/quotes/").content.decode()
    assert "≈ 5 – 9 March 2025" in page
    assert "/dates/2025/03/05/" not in page
    assert "undated" not in page[page.index("We were never told") :]
