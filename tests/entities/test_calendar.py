from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.calendar import LEVELS, Counts, build_month, build_year, build_year_rows, level

SIXTH = date(2025, 3, 6)


def test_a_month_is_whole_weeks_from_monday() -> None:
    month = build_month(date(2025, 3, 1), Counts())
    assert [len(week) for week in month.weeks] == [7] * 6
    assert [cell.date.day for cell in month.weeks[0] if cell] == [1, 2]
    assert [cell.date.day for cell in month.weeks[5] if cell] == [31]


@given(st.dates())
def test_every_month_holds_each_of_its_days_once(day: date) -> None:
    month = build_month(day.replace(day=1), Counts())
    shown = [cell.date for cell in month.days]
    assert day in shown
    assert len(shown) == len(set(shown)) == month.last.day
    assert all(cell.date.weekday() == i for w in month.weeks for i, cell in enumerate(w) if cell)


def test_a_day_keeps_happened_and_published_apart() -> None:
    month = build_month(date(2025, 3, 1), Counts({SIXTH: 4}, {date(2025, 3, 10): 2}))
    days = {cell.date: cell for cell in month.days}
    assert (days[SIXTH].happened, days[SIXTH].published) == (4, 0)
    assert days[date(2025, 3, 10)].happened_level == 0
    assert days[date(2025, 3, 10)].published_level > 0
    assert not days[date(2025, 3, 7)].has_something


def test_one_report_does_not_make_a_small_archive_hot() -> None:
    month = build_month(date(2025, 3, 1), Counts({SIXTH: 1}))
    assert max(cell.happened_level for cell in month.days) == 1


@given(st.integers(2, 10**6).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most))))
def test_levels_run_from_nothing_to_the_most(case: tuple[int, int]) -> None:
    count, most = case
    assert 0 <= level(count, most=most) <= LEVELS
    assert (level(count, most=most) == 0) == (count == 0)
    assert level(most, most=most) == LEVELS
    assert level(count, most=most) <= level(count + 1, most=most + 1) + 1


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        (date(2025, 1, 1), date(2024, 12, 1), date(2025, 2, 1)),
        (date(2025, 12, 1), date(2025, 11, 1), date(2026, 1, 1)),
        (date(1, 1, 1), None, date(1, 2, 1)),
        (date(9999, 12, 1), date(9999, 11, 1), None),
    ],
)
def test_months_follow_each_other_up_to_the_edges(
    first: date, before: date | None, after: date | None
) -> None:
    month = build_month(first, Counts())
    assert (month.before, month.after) == (before, after)


def test_a_year_is_on_one_scale() -> None:
    months = build_year(2025, Counts({SIXTH: 50, date(2025, 7, 1): 1}))
    assert max(cell.happened_level for cell in months[2].days) == LEVELS
    assert max(cell.happened_level for cell in months[6].days) == 1


def test_years_come_newest_first_and_empty_ones_not_at_all() -> None:
    rows = build_year_rows(Counts({date(1946, 3, 1): 2}, {date(2025, 3, 1): 7}))
    assert [row.number for row in rows] == [2025, 1946]
    assert (rows[1].happened, rows[1].published) == (2, 0)
