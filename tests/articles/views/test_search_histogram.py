"""The bars over time of a search."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.views.search_histogram import MOST_BARS, histogram


def url(first: date, last: date) -> str:
    return f"{first}/{last}"


def test_days_of_a_week_have_a_bar_each() -> None:
    drawn = histogram({date(2025, 3, 6): 2, date(2025, 3, 8): 1}, url=url)
    assert drawn is not None
    assert [bar.reports for bar in drawn.bars] == [2, 0, 1]
    assert drawn.bars[2].url == "2025-03-08/2025-03-08"


def test_months_are_whole_months() -> None:
    drawn = histogram({date(2024, 2, 6): 2, date(2024, 11, 8): 1}, url=url)
    assert drawn is not None
    assert drawn.bars[0].url == "2024-02-01/2024-02-29"
    assert len(drawn.bars) == 10


def test_one_day_needs_no_picture() -> None:
    assert histogram({}, url=url) is None
    assert histogram({date(2025, 3, 6): 9}, url=url) is None


@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=2, max_size=30))
def test_every_report_stands_in_one_of_a_dozen_bars(days: dict[date, int]) -> None:
    drawn = histogram(days, url=url)
    assert drawn is not None
    assert drawn.reports == sum(days.values())
    assert len(drawn.bars) <= MOST_BARS
    for one, other in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert one.last + timedelta(days=1) == other.first
