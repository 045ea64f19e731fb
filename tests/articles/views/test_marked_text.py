"""Text as HTML with links."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from articles.views.marked_text import Mark, QuotedWords, paragraphs


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("One.\n\nTwo.\n \n\nThree.\nStill.", []) == ["One.", "Two.", "Three.\nStill."]


def test_a_mark_becomes_a_link() -> None:
    (only,) = paragraphs("Ask Anna now", [Mark(4, 8, "person", "/a/")])
    assert only == 'Ask <a class="e person" href="/a/">Anna</a> now'


def test_of_two_marks_that_overlap_the_longer_stands() -> None:
    (only,) = paragraphs("March Group", [Mark(0, 5, "date", "/d/"), Mark(0, 11, "person", "/p/")])
    assert only == '<a class="e person" href="/p/">March Group</a>'


def test_a_mark_over_two_paragraphs_is_cut_at_the_end_of_each() -> None:
    one, two = paragraphs("ab\n\ncd", [Mark(1, 5, "x", "/")])
    assert one == 'a<a class="e x" href="/">b</a>'
    assert two == '<a class="e x" href="/">c</a>d'


marks = st.builds(Mark, st.integers(0, 60), st.integers(0, 60), st.just("x"), st.just("/"))


@given(st.text(alphabet="ab<&\"'\n ", max_size=50), st.lists(marks, max_size=8))
def test_nothing_is_lost_and_nothing_is_markup_whatever_the_marks(
    text: str, given_marks: list[Mark]
) -> None:
    made = "\n".join(paragraphs(text, given_marks))
    bare = made.replace('<a class="e x" href="/">', "").replace("</a>", "")
    assert "<" not in bare
    kept = bare.replace("&lt;", "<").replace("&quot;", '"').replace("&#x27;", "'")
    assert kept.replace("&amp;", "&").split() == text.split()


def test_a_quotation_goes_around_the_links_in_it_and_its_sign_before_its_mark() -> None:
    words = QuotedWords(5, 13, anchor="quote-1", url="/quotes/1/", label="by Anna", sign="“2")
    (only,) = paragraphs("So: “Ask Anna.”", [Mark(9, 13, "person", "/a/")], [words])
    assert only == (
        'So: <a class="quote-sign" href="/quotes/1/" aria-label="by Anna">“2</a>“'
        '<span class="quote" id="quote-1">Ask <a class="e person" href="/a/">Anna</a></span>.”'
    )


def test_a_link_over_the_border_of_a_quotation_is_cut_in_two() -> None:
    (only,) = paragraphs("the NATO chief", [Mark(4, 14, "x", "/")], [QuotedWords(0, 8)])
    assert only == (
        '<span class="quote">the <a class="e x" href="/">NATO</a></span>'
        '<a class="e x" href="/"> chief</a>'
    )


def test_a_quotation_over_two_paragraphs_has_one_sign_and_one_anchor() -> None:
    one, two = paragraphs("ab\n\ncd", [], [QuotedWords(0, 6, "quote-1", "/q/", "", "“")])
    assert one.count("quote-sign") == one.count("id=") == 1
    assert two == '<span class="quote">cd</span>'


quotations = st.builds(QuotedWords, st.integers(0, 60), st.integers(0, 60), st.just("q"))


@given(
    st.text(alphabet="ab<&\"“'\n ", max_size=50),
    st.lists(marks, max_size=6),
    st.lists(quotations, max_size=6),
)
def test_nothing_is_lost_among_quotations_and_links(
    text: str, given_marks: list[Mark], given_quotations: list[QuotedWords]
) -> None:
    made = "\n".join(paragraphs(text, given_marks, given_quotations))
    bare = re.sub(
        r'<a class="e x" href="/">|</a>|<span class="quote"(?: id="q")?>|</span>', "", made
    )
    assert "<" not in bare
    kept = bare.replace("&lt;", "<").replace("&quot;", '"').replace("&#x27;", "'")
    assert kept.replace("&amp;", "&").split() == text.split()
