"""Which marks open and close a quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from entities.language.quotes.marks import Span, find_spans, paragraphs


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_spans(text, 0, len(text))]


def test_straight_and_typographic_marks_are_read() -> None:
    assert quoted('"One," he said. “Two.” «Three» and „four“') == ["One,", "Two.", "Three", "four"]


def test_marks_of_two_kinds_may_open_and_close_one_quotation() -> None:
    assert quoted('“The agreement is alive", said Holm. "It rests”, she added.') == [
        "The agreement is alive",
        "It rests",
    ]


def test_a_typographic_mark_printed_the_wrong_way_round_still_opens() -> None:
    assert quoted("”We sail at dawn.” So they did.") == ["We sail at dawn."]


def test_nested_quotations_stay_inside_the_outer_one() -> None:
    assert quoted("“He said, ‘Go home,’ and left,” she said.") == ["He said, ‘Go home,’ and left,"]
    assert quoted('"He said “go home” and left," she said.') == ["He said “go home” and left,"]


def test_single_marks_are_read_and_apostrophes_are_not() -> None:
    text = "'We won't sell the allies' tents,' said Dahl. It's the '90s again."
    assert quoted(text) == ["We won't sell the allies' tents,"]


def test_single_marks_may_hold_double_ones() -> None:
    assert quoted("'He told us \"no\" yesterday,' she said.") == ['He told us "no" yesterday,']


def test_an_elision_opens_nothing() -> None:
    assert quoted("Rock 'n' roll in the '60s, and get 'em home.") == []


def test_a_missing_closing_mark_ends_with_the_paragraph() -> None:
    (span,) = find_spans("“The first leaves in May.", 0, 25)
    assert not span.closed
    assert span.end == 25


def test_a_missing_opening_mark_is_supplied_where_an_attribution_follows() -> None:
    (span,) = find_spans("Every crew is paid,” Reuter said.", 0, 33)
    assert (span.start, span.end, span.opened) == (0, 19, False)


def test_a_stray_closing_mark_makes_no_quotation() -> None:
    assert quoted("Britain had stepped up to meet the challenge.”") == []


def test_feet_and_inches_are_no_quotation() -> None:
    assert quoted('The shell is 6" wide and the tube is 12" long.') == []


def test_an_unpaired_inner_mark_does_not_swallow_the_outer_one() -> None:
    assert quoted("“She said “no and left,” he said. Then rain.") == ["She said “no and left,"]


def test_a_line_that_goes_on_in_lower_case_is_not_a_paragraph() -> None:
    text = "The talks went\non until noon.\nThen they ended.\n\nno more"
    assert [text[low:high] for low, high in paragraphs(text)] == [
        "The talks went\non until noon.",
        "Then they ended.",
        "no more",
    ]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„", max_size=60))
def test_spans_of_any_text_are_in_order_and_apart(text: str) -> None:
    for low, high in paragraphs(text):
        spans: list[Span] = find_spans(text, low, high)
        ends = [low, *(edge for span in spans for edge in (span.outer_start, span.outer_end)), high]
        assert ends == sorted(ends)
        assert all(span.start < span.end for span in spans)
