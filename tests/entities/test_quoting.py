"""One quotation printed in many places is one quotation."""

from __future__ import annotations

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
