"""Text as HTML with links."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.views.marked_text import Mark, paragraphs


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
