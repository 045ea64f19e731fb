"""Fingerprints, and what they say of two texts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import clean
from articles.draft import Draft
from articles.readers import read_paths
from articles.reprints.carried import carried
from articles.reprints.fingerprints import Overlap, Verdict, compare, fingerprint, judge


def report(seed: int, *, paragraphs: int = 10) -> str:
    """A text of 40 words a paragraph that shares no run of words with one of another seed."""
    chance = random.Random(seed)
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti", "ve", "wa")
    vocabulary = ["".join(chance.choices(syllables, k=3)) for _ in range(300)]
    return "\n\n".join(
        " ".join(chance.choices(vocabulary, k=40)).capitalize() + "." for _ in range(paragraphs)
    )


def kept(text: str, *places: int) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[place] for place in places)


def verdict(original: str, copy: str) -> Verdict | None:
    overlap = compare(fingerprint(original), fingerprint(copy))
    return judge(overlap, carried=carried(original, copy))


def kind(original: str, copy: str) -> str | None:
    found = verdict(original, copy)
    return found.kind if found else None


def test_a_text_is_the_same_as_itself() -> None:
    assert kind(report(1), report(1)) == "same text"


def test_unrelated_texts_are_apart() -> None:
    assert kind(report(1), report(2)) is None


def test_a_cut_and_an_extended_copy_are_told_apart() -> None:
    whole, half = report(1), kept(report(1), 0, 2, 4, 6, 8)
    assert kind(whole, half) == "cut copy"
    assert kind(half, whole) == "extended copy"
    found = verdict(whole, half)
    assert found is not None
    assert found.reason == "100 % of it stands in the longer original"


def test_a_copy_cut_to_a_third_is_found() -> None:
    assert kind(report(1), kept(report(1), 1, 4, 7)) == "cut copy"


def test_order_punctuation_and_spelling_do_not_matter() -> None:
    text = report(1) + "\n\nThe Defence Secretary organised the programme, he said, in the centre."
    moved = "\n\n".join(reversed(text.split("\n\n"))).replace(". ", "; ").replace("ised", "ized")
    assert (
        kind(text, moved.replace("Defence", "Defense").replace("centre", "center")) == "same text"
    )


def test_advertisements_between_the_paragraphs_do_not_matter() -> None:
    furnished = report(1).replace("\n\n", "\n\nAdvertisement Hide Ad\n\nRead more: ships\n\n")
    assert kind(report(1), furnished) == "same text"


def test_two_spliced_texts_share_a_passage_with_each() -> None:
    spliced = kept(report(1), 0, 1, 2, 3, 4) + "\n\n" + kept(report(2), 5, 6, 7, 8, 9)
    assert kind(report(1), spliced) == "shared passage"
    assert kind(report(2), spliced) == "shared passage"


def test_one_quotation_in_common_is_no_passage() -> None:
    quotation = " We will go on working closely on operations, exercises and technology."
    assert kind(report(1) + quotation, report(2) + quotation) is None


FORM = (
    "In the week to {0} the mission counted {1} flights over {2}, {3} more than in the week "
    "before. Officials in {2} said that the number was the highest since the spring. {4} told "
    "reporters there that the patrols would go on. On the ground {5} soldiers from {6} took "
    "over from {7}. The summary is published every week. Figures may be corrected later."
)


def test_a_weekly_form_with_other_facts_is_no_copy() -> None:
    first = FORM.format("3 May", 12, "Riga", 4, "Ann Lee", 90, "Spain", "Italy")
    second = FORM.format("10 May", 31, "Vilnius", 19, "Tom Brook", 75, "France", "Poland")
    assert kind(first * 2, second * 2) is None


def test_every_run_of_a_short_text_is_kept() -> None:
    text = kept(report(1), 0)
    assert len(fingerprint(text)) == 40 - 8 + 1
    assert kind(text, text) == "same text"
    assert kind("Ships sail.", "Ships sail!") == "same text"


def test_a_text_without_words_has_no_fingerprint() -> None:
    assert fingerprint(" … ") == ()
    assert judge(compare((), fingerprint(report(1)))) is None


@pytest.mark.parametrize("paragraphs", [1, 10, 60, 1_000])
def test_the_cost_of_a_report_is_bounded(paragraphs: int) -> None:
    hashes = fingerprint(report(1, paragraphs=paragraphs))
    assert 33 <= len(hashes) <= 1_024
    assert list(hashes) == sorted(set(hashes))
    assert all(0 <= value < 2**63 for value in hashes)


def test_texts_of_very_different_length_are_compared_where_both_are_complete() -> None:
    long = report(1, paragraphs=200)
    overlap = compare(fingerprint(long), fingerprint(kept(long, *range(50, 70))))
    assert overlap.in_right > 0.85
    assert 0.05 < overlap.in_left < 0.2


def test_an_overlap_counts_its_shares() -> None:
    overlap = Overlap(shared=30, left=100, right=40)
    assert (overlap.in_left, overlap.in_right, overlap.containment) == (0.3, 0.75, 0.75)
    assert overlap.jaccard == 30 / 110
    assert Overlap(0, 0, 0).jaccard == 0


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_stops_the_comparison(left: str, right: str) -> None:
    overlap = compare(fingerprint(left), fingerprint(right))
    assert 0 <= overlap.shared <= min(overlap.left, overlap.right)
    judge(overlap, carried=carried(left, right))


def test_of_the_source_reports_only_the_reprint_is_a_copy(source_reports: Path) -> None:
    drafts = [item for item in read_paths([source_reports]) if isinstance(item, Draft)]
    texts = {draft.external_id[:3]: clean(draft).text for draft in drafts}
    pairs = [(left, right) for left in texts for right in texts if left < right]
    kinds = {pair: kind(texts[pair[0]], texts[pair[1]]) for pair in pairs}
    assert kinds.pop(("000", "001")) == "same text"
    assert set(kinds.values()) == {None}


def test_of_our_own_reports_only_the_reprint_and_the_cut_are_copies(own_reports: Path) -> None:
    drafts = [item for item in read_paths([own_reports]) if isinstance(item, Draft)]
    texts = {draft.external_id: clean(draft).text for draft in drafts}
    found = {
        (left, right): kind(texts[left], texts[right])
        for left in texts
        for right in texts
        if left < right and kind(texts[left], texts[right])
    }
    assert found == {
        ("healey-at-the-pentagon", "healey-at-the-pentagon-cut"): "cut copy",
        ("healey-at-the-pentagon", "healey-at-the-pentagon-reprint"): "same text",
        ("healey-at-the-pentagon-cut", "healey-at-the-pentagon-reprint"): "extended copy",
    }
