"""The cookie that knows since when a reader has been away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.visits import last_visit

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)
THE_DAY_BEFORE = NOON - timedelta(days=1)


def kept(before: datetime | None, newest: datetime) -> str:
    return f"{int(before.timestamp()) if before else ''}.{int(newest.timestamp())}"


def test_whoever_comes_first_was_never_here() -> None:
    assert last_visit("", now=NOON) is None


def test_pages_of_one_visit_have_the_same_visit_before_them() -> None:
    shortly = NOON + timedelta(minutes=20)
    assert last_visit(kept(None, NOON), now=shortly) is None
    assert last_visit(kept(THE_DAY_BEFORE, NOON), now=shortly) == THE_DAY_BEFORE


def test_a_later_visit_knows_the_newest_page_of_the_one_before() -> None:
    assert last_visit(kept(THE_DAY_BEFORE, NOON), now=NOON + timedelta(hours=1)) == NOON


@pytest.mark.parametrize(
    "cookie", ["x", "..", "9999999999.9999999999", "-5.-5", "١٢.١٢", "1" * 40, "1.", ".x.7.9"]
)
def test_nonsense_and_times_to_come_are_a_first_visit(cookie: str) -> None:
    assert last_visit(cookie, now=NOON) is None
