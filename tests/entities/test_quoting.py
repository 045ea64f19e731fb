"""One quotation printed in many places is one quotation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from entities.annotate import annotate
from entities.language.findings import FoundName, FoundQuote, QuotePart, QuoteSort, Reading
from entities.models import Printing, Quote
from entities.refresh import refresh_quotes
from tests.factories import make_article, make_entity, make_mention, make_printing

pytestmark = pytest.mark.django_db

WORDS = "We will defend every harbour of this alliance, whatever it costs us"


def read(
    words: str, speaker: str = "Eva Holm", pk: int | None = None, sort: QuoteSort = "speech"
) -> int:
    """A report in which the speaker says the words; returns the article's id."""
    text = f"{speaker} said: “{words}”"
    article_id = pk or make_article(text=text).pk
    start = text.index("“") + 1
    quote = FoundQuote(
        start=start,
        end=start + len(words),
        text=words,
        speaker=speaker,
        speaker_start=0,
        speaker_end=len(speaker),
        cue="said",
        sort=sort,
        parts=(QuotePart(start, start + len(words)),),
    )
    name = FoundName(0, len(speaker), speaker, "person", speaker, rule="test")
    reading = Reading((name,), (), (quote,), "none", "0", "0", ((0, len(text)),))
    annotate(article_id, text=text, reading=reading)
    return article_id


def test_two_printings_are_one_quotation() -> None:
    read(WORDS)
    read(WORDS)
    quote = Quote.objects.printed().get()
    assert (quote.reports, str(quote.speaker)) == (2, "Eva Holm")


def test_cut_and_respelled_printings_meet() -> None:
    read(WORDS)
    read("We will defend every harbor of this alliance")
    quote = Quote.objects.printed().get()
    assert quote.reports == 2
    assert quote.text == WORDS


def test_the_same_words_of_two_people_are_two_quotations() -> None:
    read(WORDS)
    read(WORDS, speaker="Nils Berg")
    assert Quote.objects.printed().count() == 2


def test_a_few_common_words_are_not_enough() -> None:
    read("We agree")
    read("We agree")
    assert Quote.objects.printed().count() == 2


def test_one_persons_label_is_one_quotation() -> None:
    read("warmonger", sort="fragment")
    read("warmonger", sort="fragment")
    read("warmonger", speaker="Nils Berg", sort="fragment")
    assert sorted(Quote.objects.printed().values_list("reports", flat=True)) == [1, 2]


def test_a_whole_printing_joins_two_parts_and_the_newer_address_moves() -> None:
    read("We will defend every harbour of this alliance")
    read("whatever it costs us, and our children too")
    assert Quote.objects.printed().count() == 2
    read(WORDS + ", and our children too")
    quote = Quote.objects.printed().get()
    assert quote.reports == 3
    assert list(quote.moved_from.values_list("reports", flat=True)) == [0]


def test_reading_again_keeps_the_address() -> None:
    article = read(WORDS)
    before = Quote.objects.get().pk
    read(WORDS, pk=article)
    assert Quote.objects.get().pk == before
    assert Printing.objects.count() == 1


def test_a_name_in_the_attribution_between_is_not_what_it_is_about() -> None:
    text = "“Carl Dorn is right,” Anna Berg told Eva Holm, “and so is Nils Ek.”"
    article = make_article(text=text)
    people = {name: make_entity(name) for name in ("Carl Dorn", "Eva Holm", "Nils Ek")}
    for name, entity in people.items():
        make_mention(article, name, entity)
    start, end = text.index("Carl"), text.index(".”")
    quote = Quote.objects.create(text="Carl Dorn is right, and so is Nils Ek", reports=1)
    Printing.objects.create(
        article=article,
        quote=quote,
        start=start,
        end=end,
        text=quote.text,
        parts=[[start, text.index(",”")], [text.index("and so"), end]],
        sentence_start=0,
        sentence_end=len(text),
    )
    about = {name for name, each in people.items() if Quote.objects.about(each).exists()}
    assert about == {"Carl Dorn", "Nils Ek"}


def test_a_few_words_in_anothers_sentence_are_no_printing() -> None:
    whole = make_printing(
        make_article(text="We agree on the push for peace."), "We agree on the push"
    )
    part = make_article(text="They agree on the push, he said.")
    make_printing(part, "agree on the push", quote=whole.quote, sort=Printing.Sort.FRAGMENT)
    refresh_quotes([whole.quote_id])
    whole.quote.refresh_from_db()
    assert whole.quote.reports == 1


def first_day(*reports: dict[str, Any]) -> tuple[date | None, date | None, date | None]:
    """What is known of the first day of words that these reports print."""
    quote = None
    for each in reports:
        printing = make_printing(make_article(WORDS, **each), WORDS, quote=quote)
        quote = printing.quote
    assert quote
    refresh_quotes([quote.pk])
    quote.refresh_from_db()
    return quote.first_printed, quote.estimate_earliest, quote.estimate_latest


def march(day: int, latest: int | None = None) -> dict[str, Any]:
    """A report of that day, or one whose estimate leaves the days up to `latest`."""
    if latest is None:
        return {"published": date(2025, 3, day)}
    return {"estimate_earliest": date(2025, 3, day), "estimate_latest": date(2025, 3, latest)}


def test_an_estimate_never_becomes_a_first_day() -> None:
    assert first_day(march(5, 5)) == (None, date(2025, 3, 5), date(2025, 3, 5))


def test_a_report_that_may_have_come_before_leaves_the_first_day_open() -> None:
    assert first_day(march(7), march(5, 9)) == (None, date(2025, 3, 5), date(2025, 3, 7))


def test_a_report_that_came_later_leaves_the_first_day_known() -> None:
    assert first_day(march(5), march(5, 9), {}) == (date(2025, 3, 5), None, None)


def test_an_estimated_quotation_stands_at_the_first_day_it_may_have_been() -> None:
    for words, day in (("old", march(1)), ("guessed", march(5, 9)), ("new", march(8)), ("no", {})):
        refresh_quotes([make_printing(make_article(words, **day), words).quote_id])
    in_order = ["new", "guessed", "old", "no"]
    assert [each.text for each in Quote.objects.newest()] == in_order
    assert [each.text for each in Quote.objects.oldest()] == ["old", "guessed", "new", "no"]
