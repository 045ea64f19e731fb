"""The cookie that knows since when a reader has been away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.visits import visits

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)


def later(**ago: int) -> datetime:
    return NOON + timedelta(**ago)


def test_whoever_comes_first_was_never_here() -> None:
    assert visits("", now=NOON).before is None


def test_a_page_of_the_same_visit_changes_nothing() -> None:
    first = visits("", now=NOON).cookie
    assert visits(first, now=later(minutes=20)).before is None


def test_a_later_visit_knows_the_one_before() -> None:
    first = visits("", now=NOON).cookie
    second = visits(first, now=later(days=2))
    assert second.before == NOON
    assert visits(second.cookie, now=later(days=2, minutes=10)).before == NOON


def test_it_is_the_last_page_of_a_visit_that_counts() -> None:
    kept = visits(visits("", now=NOON).cookie, now=later(minutes=20)).cookie
    assert visits(kept, now=later(days=1)).before == later(minutes=20)


@pytest.mark.parametrize(
    "kept", ["x", "..", "9999999999.9999999999", "-5.-5", "١٢.١٢", "1" * 40, "1.5.7.9"]
)
def test_nonsense_and_times_to_come_break_nothing(kept: str) -> None:
    assert visits(kept, now=NOON).newest == NOON
