from __future__ import annotations

from datetime import date

import pytest

from entities.models import DateMention, Mention
from entities.views.sentences import excerpt_of, said, sentence_at
from tests.factories import make_article, make_date, make_entity, make_mention


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Berg left. Two stayed.", "Berg", "Berg left. "),
        ("He met Mr. Berg there. Then rain.", "Berg", "He met Mr. Berg there. "),
        ("The U.S. Navy met Berg. Then rain.", "Berg", "The U.S. Navy met Berg. "),
        ("A heading\n\nBerg spoke first", "Berg", "Berg spoke first"),
        ("“We met.” Berg said so. Rain.", "Berg", "Berg said so. "),
        ("On the past\n, Berg said so. Rain.", "Berg", "On the past\n, Berg said so. "),
        ("Berg", "Berg", "Berg"),
    ],
)
def test_a_sentence_ends_at_paragraphs_and_stops(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    first, last = sentence_at(text, start, start + len(words))
    assert text[first:last] == sentence


@pytest.mark.django_db
def test_an_excerpt_from_deep_inside_a_report_is_found_by_its_surroundings() -> None:
    article = make_article(f"{'Some padding. ' * 100}Then Anna Berg left. {'More. ' * 200}")
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    excerpt = excerpt_of(Mention.objects.with_surroundings().get())
    assert (excerpt.before, excerpt.words, excerpt.after) == ("Then ", "Anna Berg", " left.")


@pytest.mark.django_db
def test_a_sentence_printed_in_two_reports_is_shown_once_with_both() -> None:
    day = date(2025, 3, 6)
    for title in ("One", "Two"):
        article = make_article("Anna Berg  left on 6 March.", title=title)
        make_date(article, "6 March", day)
        make_mention(article, "Anna Berg", None)
    make_date(make_article("Others came on 6 March."), "6 March", day)
    found = said(list(DateMention.objects.on(day).order_by("pk").values_list("pk", flat=True)))
    assert [[each.title for each in one.articles] for one in found] == [
        ["One", "Two"],
        ["Two ministers meet"],
    ]


@pytest.mark.django_db
def test_a_heading_before_the_sentence_is_left_out() -> None:
    article = make_article("Where was Carl Dorn?\n\nOn 6 March Anna Berg left.")
    make_mention(article, "Carl Dorn", make_entity("Carl Dorn"))
    make_mention(article, "Anna Berg", make_entity("Anna Berg"))
    make_date(article, "6 March", date(2025, 3, 6))
    (one,) = said([DateMention.objects.get().pk])
    assert one.excerpt.text == "On 6 March Anna Berg left."
    assert [each.name for each in one.who] == ["Anna Berg"]
