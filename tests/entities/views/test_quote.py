"""One quotation, everywhere it was printed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from entities.models import Entity, Printing, Quote
from tests.factories import (
    make_article,
    make_entity,
    make_event,
    make_mention,
    make_printing,
    make_story,
)

pytestmark = pytest.mark.django_db

WORDS = "We will defend every shared harbour of Norway, whatever it costs"
CUT = "We will defend every harbour of Norway"


@pytest.fixture
def anna() -> Entity:
    return make_entity("Anna Berg", line="Defence Minister")


def report(words: str = WORDS, **fields: object) -> Article:
    return make_article(f"“{words},” Anna Berg told us.", **fields)  # type: ignore[arg-type]


@pytest.fixture
def printing(anna: Entity) -> Printing:
    article = report(title="The speech", source="Gazette", published=date(2025, 3, 7))
    return make_printing(article, WORDS, anna, cue="told")


def page(client: Client, quote: Quote) -> str:
    answer = client.get(quote.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_the_words_the_speaker_and_the_report(client: Client, printing: Printing) -> None:
    text = page(client, printing.quote)
    assert f'<p dir="auto">{WORDS}</p>' in text
    assert '<a class="e person" href="/people/anna-berg/">Anna Berg</a>' in text
    assert f'{printing.article.get_absolute_url()}#quote-{printing.quote_id}"' in text
    assert "” Anna Berg told us." in text


def test_it_says_why(client: Client, printing: Printing) -> None:
    text = page(client, printing.quote)
    for words in ("introduced by “told”", "found by: name", "verb-after, test 1.0"):
        assert words in text


def test_a_cut_printing_shows_what_it_leaves_out(
    client: Client, printing: Printing, anna: Entity
) -> None:
    make_printing(report(CUT), CUT, anna, quote=printing.quote)
    text = page(client, printing.quote)
    assert "<del>shared</del>" in text
    assert "<del>whatever it costs</del>" in text
    assert "<b>2</b> reports" in text


def test_a_copy_folds_under_its_original_and_is_no_second_text(
    client: Client, printing: Printing, anna: Entity
) -> None:
    copy = report(title="Its copy", reprint_of=printing.article, reprint_kind="same text")
    make_printing(copy, WORDS, anna, quote=printing.quote)
    text = page(client, printing.quote)
    assert "printed in <b>2</b> reports" in text
    assert "<b>1</b> separate text<" in text
    assert "in the same words" in text
    assert text.count("<h3>") == 1


def test_the_earliest_text_of_its_own_printed_it_first(
    client: Client, printing: Printing, anna: Entity
) -> None:
    later = report(title="Later", source="Courier", published=date(2025, 3, 9))
    undated = report(title="No day")
    for each in (later, undated):
        make_printing(each, WORDS, anna, quote=printing.quote)
    text = page(client, printing.quote)
    first = text[text.index("First printed on") : text.index("Every printing")]
    assert "7 March 2025" in first
    assert "Gazette" in first
    assert "Courier" not in first
    assert "One undated report may be older." in first


def test_where_no_report_is_dated_it_says_that_the_first_is_not_known(client: Client) -> None:
    quote = make_printing(report(), WORDS).quote
    text = page(client, quote)
    assert "who printed it first is not known" in text
    assert "speaker not resolved" in text


def test_it_names_who_is_named_in_it_but_not_the_speaker(
    client: Client, printing: Printing, anna: Entity
) -> None:
    make_mention(printing.article, "Norway", make_entity("Norway", "place"))
    make_mention(printing.article, "Anna Berg", anna)
    text = page(client, printing.quote)
    rail = text[text.index("Named in it") : text.index("Also said")]
    assert "/places/norway/" in rail
    assert "/people/anna-berg/" not in rail


def test_words_around_two_parts_are_kept(client: Client, anna: Entity) -> None:
    article = make_article("“We will stay,” Anna Berg said, “as long as needed.”")
    start, end = 1, article.text.index(".”") + 1
    parts = [[1, article.text.index("” Anna")], [article.text.index("as long"), end]]
    text = " … ".join(article.text[a:b] for a, b in parts)
    quote = Quote.objects.create(text=text)
    Printing.objects.create(
        article=article, quote=quote, start=start, end=end, text=text, parts=parts,
        sentence_start=0, sentence_end=len(article.text),
    )  # fmt: skip
    Quote.objects.update(reports=1, texts=1)
    assert '<span class="around">” Anna Berg said, “</span>' in page(client, quote)


def test_other_quotations_of_the_speaker_and_the_story_lead_on(
    client: Client, printing: Printing, anna: Entity
) -> None:
    story = make_story("Harbours")
    Article.objects.filter(pk=printing.article_id).update(story=story)
    other = make_printing(
        make_article("“Nobody is left alone,” she said."), "Nobody is left alone", anna
    )
    text = page(client, printing.quote)
    assert other.quote.get_absolute_url() in text
    assert story.get_absolute_url() in text
    assert "/quotes/?person=anna-berg" in text


def test_it_leads_to_what_its_speaker_did_beside_it(
    client: Client, printing: Printing, anna: Entity
) -> None:
    event = make_event(printing.article, "told", anna, kind="statement")
    make_event(printing.article, "us", make_entity("Carl Dorn"))
    make_event(make_article("Anna Berg met us."), "met", anna)
    answer = client.get(printing.quote.get_absolute_url())
    assert list(answer.context["events"]) == [event]
    assert event.get_absolute_url() in answer.content.decode()


def test_a_speaker_who_is_not_resolved_is_not_guessed(client: Client) -> None:
    printing = make_printing(report(), WORDS, None)
    answer = client.get(printing.quote.get_absolute_url())
    assert "speaker not resolved" in answer.content.decode()
    assert list(answer.context["events"]) == []


def test_text_of_a_report_cannot_become_markup(client: Client) -> None:
    article = make_article("<i>She</i> said “<b>We</b> stand <script>”")
    text = page(client, make_printing(article, "<b>We</b> stand <script>").quote)
    assert "<b>We" not in text
    assert "stand <script>" not in text
    assert "<i>She" not in text


def test_a_text_changed_by_hand_shows_the_words_as_they_were_read(
    client: Client, printing: Printing
) -> None:
    Article.objects.filter(pk=printing.article_id).update(text="Short.")
    assert f"<b>{WORDS}</b>" in page(client, printing.quote)


def test_one_that_met_another_leads_to_it(client: Client, printing: Printing) -> None:
    moved = Quote.objects.create(text=CUT, moved_to=printing.quote)
    answer = client.get(moved.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, printing.quote.get_absolute_url())


def test_one_that_no_report_prints_any_more_says_so(client: Client) -> None:
    text = page(client, Quote.objects.create(text=WORDS))
    assert "No longer printed in any report" in text
    assert '<meta name="robots" content="noindex">' in text


def test_an_unknown_one_is_not_found_and_none_can_be_posted_to(
    client: Client, printing: Printing
) -> None:
    assert client.get("/quotes/987654321/").status_code == 404
    assert client.post(printing.quote.get_absolute_url()).status_code == 405


def test_it_takes_few_queries_however_many_printings(
    client: Client,
    printing: Printing,
    anna: Entity,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        article = report(source=f"Paper {number}", story=make_story())
        make_printing(article, WORDS, anna, quote=printing.quote)
    with django_assert_max_num_queries(9):
        page(client, printing.quote)
