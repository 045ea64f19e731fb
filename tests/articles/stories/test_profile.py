"""What is kept of a report for grouping."""

from __future__ import annotations

from datetime import date

from articles.stories.profile import INDEX_NAMES, INDEX_WORDS, Profile, index_terms
from tests.articles.stories.made import made

TEXT = "Ana Kovar met Luis Brandt. Ana Kovar promised 1,300 minesweepers and the government paid."


def test_a_packed_profile_comes_back_unchanged() -> None:
    known = made(
        TEXT,
        published=date(2024, 5, 2),
        days=(date(2024, 5, 1),),
        yearless=((2, 29),),
        events=(("meeting", date(2024, 5, 1)),),
    )
    assert Profile.unpacked(known.packed()) == known


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = made(TEXT).terms
    assert weights["minesweeper"] > weights["government"]


def test_a_name_said_more_often_comes_first() -> None:
    assert [each.name for each in made(TEXT).names] == ["Ana Kovar", "Luis Brandt"]


def test_index_terms_are_bounded_and_tell_names_from_words() -> None:
    long = " ".join(
        f"Xan{chr(97 + n)}o Yor{chr(97 + n)}k spoke of zorb{chr(97 + n)}." for n in range(26)
    )
    terms = index_terms(made(long))
    assert len(terms) == INDEX_NAMES + INDEX_WORDS
    assert sum(term.startswith("person:") for term in terms) == INDEX_NAMES


def test_figures_are_kept_without_thousands_separators() -> None:
    assert made(TEXT).figures == ("1300",)


def test_an_empty_text_gives_an_empty_profile() -> None:
    empty = made("")
    assert (empty.terms, empty.names, empty.length, index_terms(empty)) == ({}, (), 0, ())
