"""What a newer version of a text changed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.revision import Change, Revision, line_changed, revise

OLD = "They met in Oslo on Monday and agreed to sign.\n\nA photograph was taken.\n\nThey left."
NEW = "They met in Bergen on Monday and agreed to sign.\n\nThey left.\n\nThey will meet again."


def side(revision: Revision, without: Change) -> str:
    paragraphs = (
        "".join(run.text for run in each.runs if run.change != without)
        for stretch in revision.stretches
        for each in stretch
    )
    return "\n\n".join(each for each in paragraphs if each)


def test_words_are_changed_within_a_paragraph_and_paragraphs_cut_and_added() -> None:
    found = revise(OLD, NEW)
    marked = [
        [(run.change, run.text) for run in each.runs]
        for stretch in found.stretches
        for each in stretch
    ]
    assert marked[0][1:3] == [("cut", "Oslo"), ("added", "Bergen")]
    assert marked[1:] == [
        [("cut", "A photograph was taken.")],
        [("same", "They left.")],
        [("added", "They will meet again.")],
    ]
    assert (found.changed, found.whole) == (3, True)


def test_a_phrase_is_replaced_as_one() -> None:
    changes = [
        (run.change, run.text) for run in line_changed("Two old men met", "Two young boys met")
    ]
    assert changes[1:3] == [("cut", "old men"), ("added", "young boys")]


def test_what_has_little_in_common_is_cut_and_added_whole() -> None:
    changes = [run.change for run in line_changed("Ministers meet in Oslo", "A harbour reopens")]
    assert changes == ["cut", "added"]


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from("they met in Oslo and left .".split()), min_size=1, max_size=9).map(
        " ".join
    ),
    max_size=6,
).map("\n\n".join)


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_versions_can_be_read_out_of_what_is_shown(before: str, after: str) -> None:
    found = revise(before, after)
    assert side(found, without="cut") == after
    assert side(found, without="added") == before


@pytest.mark.parametrize("made", ["{n} {n} {n}\n\n", "a b c d {n} e f g\n\n", "word {n} ", "a"])
def test_a_text_made_to_be_compared_for_hours_costs_a_moment(made: str) -> None:
    older = "".join(made.format(n=n) for n in range(30_000))
    newer = "".join(made.format(n=-n) for n in range(30_000))
    started = time.process_time()
    revise(older, newer)
    assert time.process_time() - started < 5
