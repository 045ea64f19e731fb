"""A small line of how many reports there were month by month. No Django here, and no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

MONTHS = 24
"""The months drawn, up to the last that has a report."""

WIDTH, HEIGHT = 120, 20
_EDGE = 2.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """`path` is SVG path data on a sheet of `WIDTH` by `HEIGHT`; the months are by their first
    day."""

    path: str
    first: date
    last: date
    busiest: date
    most: int


def sparkline(published: Mapping[date, int]) -> Sparkline | None:
    """The line of the reports published by day; None where there are none."""
    if not published:
        return None
    by_month = Counter[date]()
    for day, reports in published.items():
        by_month[day.replace(day=1)] += reports
    last = max(by_month)
    all_months = (_months_before(last, back) for back in range(MONTHS - 1, -1, -1))
    months = [each for each in all_months if each is not None]
    busiest = max(months, key=lambda month: (by_month[month], month))
    most = by_month[busiest]
    step = (WIDTH - 2 * _EDGE) / max(len(months) - 1, 1)
    points = [
        (_EDGE + number * step, HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * by_month[month] / most)
        for number, month in enumerate(months)
    ]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return Sparkline(path, months[0], last, busiest, most)


def _months_before(month: date, back: int) -> date | None:
    """None before the calendar begins."""
    year, number = divmod(month.year * 12 + month.month - 1 - back, 12)
    return date(year, number + 1, 1) if year >= 1 else None
