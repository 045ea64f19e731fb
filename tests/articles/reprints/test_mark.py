"""Which report is the original of a group, what its copies are called, and what is furniture."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from articles.models import Article, Boilerplate, SharedPassage, Shingle
from articles.reprints.fingerprints import fingerprint, keys
from articles.reprints.mark import mark_reprints
from tests.factories import make_article

pytestmark = pytest.mark.django_db

SYLLABLES = ("ba", "ko", "ri", "mu", "ne", "ta", "lo", "shi", "ver", "dan")


def prose(seed: int, length: int = 160) -> str:
    """Made-up words that no other seed shares in runs."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choices(SYLLABLES, k=3)) for _ in range(length))


def arrive(text: str, *, title: str = "", **fields: Any) -> Article:
    article = make_article(text, title=title or text[:40], **fields)
    mark_reprints(article)
    return article


def original_of(article: Article) -> Article | None:
    article.refresh_from_db()
    return article.reprint_of


def test_the_report_that_others_credit_is_the_original_though_it_came_out_later() -> None:
    early = arrive(prose(1), source="The Echo", published=date(2025, 3, 6), credit="Reuters")
    wire = arrive(prose(1), source="Reuters", published=date(2025, 3, 7))
    assert original_of(early) == wire
    assert "names Reuters as the first" in early.reprint_reason


def test_the_next_version_by_the_same_outlet_is_an_update() -> None:
    first = arrive(prose(1), title="Talks open", source="The Echo", published=date(2025, 3, 6))
    longer = f"{prose(1)} {prose(2)}"
    later = arrive(longer, title="Talks open", source="The Echo", published=date(2025, 3, 7))
    assert original_of(later) == first
    assert later.reprint_kind == "updated report"
    assert "a version by the same outlet" in later.reprint_reason


def test_the_same_title_next_week_is_no_update() -> None:
    arrive(prose(1), title="The week", source="The Echo", published=date(2025, 3, 6))
    next_week = f"{prose(1, 60)} {prose(2)}"
    other = arrive(next_week, title="The week", source="The Echo", published=date(2025, 3, 13))
    assert original_of(other) is None


def test_a_passage_that_two_texts_share_is_kept_and_joins_nothing() -> None:
    one = arrive(f"{prose(1)} {prose(9, 80)}")
    other = arrive(f"{prose(9, 80)} {prose(2)}")
    passage = SharedPassage.objects.get()
    assert (passage.left, passage.right) == (one, other)
    assert 0.2 < passage.share < 0.5
    assert original_of(other) is None


def test_what_recurs_in_many_reports_of_one_outlet_is_no_evidence() -> None:
    """The house's own paragraph is three quarters of every report."""
    house = prose(9, 120)
    for week in range(5):
        day = date(2025, 1, 1 + 6 * week)
        arrive(f"{prose(week, 40)} {house}", source="The Echo", published=day)
    assert Boilerplate.objects.exists()
    assert not Article.objects.filter(reprint_of__isnull=False).exists()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_chain_of_copies_has_one_original_in_every_order(order: tuple[int, ...]) -> None:
    whole = prose(1, 200)
    texts = [whole, f"{whole} {prose(2, 90)}", whole[: len(whole) // 2], f"{prose(3, 30)} {whole}"]
    made = {n: arrive(texts[n], published=date(2025, 3, 1 + n)) for n in order}
    assert [original_of(made[n]) for n in range(4)] == [None, made[0], made[0], made[0]]


def test_a_cut_from_what_a_copy_added_resolves_to_the_original() -> None:
    added = prose(2, 120)
    original = arrive(prose(1, 200), published=date(2025, 3, 1))
    arrive(f"{prose(1, 200)} {added}", published=date(2025, 3, 2))
    cut = arrive(added, published=date(2025, 3, 3))
    assert original_of(cut) == original
    assert "itself a copy" in cut.reprint_reason


def test_a_changed_text_is_found_by_what_it_says_now_alone() -> None:
    article = arrive(prose(1))
    article.text = prose(2)
    article.save()
    mark_reprints(article)
    kept = Shingle.objects.filter(article=article)
    assert sorted(kept.values_list("hash", flat=True)) == list(keys(fingerprint(prose(2))))
    assert original_of(arrive(prose(1))) is None
    assert original_of(arrive(prose(2))) == article


def test_a_report_that_is_gone_is_found_by_nothing() -> None:
    arrive(prose(1)).delete()
    assert not Shingle.objects.exists()
    assert original_of(arrive(prose(1))) is None
