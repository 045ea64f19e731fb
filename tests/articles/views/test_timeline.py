"""The layout of a story's picture."""

from __future__ import annotations

from datetime import date

from articles.faces import DayTold
from articles.models import Article, Source
from articles.views.timeline import LEFT, RIGHT, timeline


def test_days_stand_in_proportion_to_time() -> None:
    told = [DayTold(date(2025, 3, day), 1) for day in (1, 6, 11)]
    picture = timeline(told, [])
    assert picture is not None
    assert [each.x for each in picture.happenings] == [LEFT, (LEFT + RIGHT) / 2, RIGHT]


def test_a_single_day_stands_in_the_middle() -> None:
    picture = timeline([DayTold(date(2025, 3, 6), 2)], [])
    assert picture is not None
    assert picture.happenings[0].x == (LEFT + RIGHT) / 2


def test_an_undated_report_has_a_row_but_no_place_in_time() -> None:
    picture = timeline([DayTold(date(2025, 3, 6), 1)], [Article(title="Undated")])
    assert picture is not None
    assert picture.rows[0].dots[0].x is None
    assert picture.undated == 1


def test_without_any_day_there_is_no_picture() -> None:
    assert timeline([], [Article(title="Undated")]) is None


def test_years_apart_still_make_few_ticks() -> None:
    picture = timeline([DayTold(date(1946, 3, 5), 1), DayTold(date(2025, 3, 6), 1)], [])
    assert picture is not None
    assert len(picture.ticks) <= 10


def test_an_estimate_is_a_line_over_its_days() -> None:
    undated = Article(
        title="Undated", estimate_earliest=date(2025, 3, 1), estimate_latest=date(2025, 3, 6)
    )
    picture = timeline([DayTold(date(2025, 3, 11), 1)], [undated])
    assert picture is not None
    ((dot,),) = (row.dots for row in picture.rows)
    assert (dot.x, dot.until) == (LEFT, (LEFT + RIGHT) / 2)
    assert picture.undated == 0
    assert [(each.first, each.reports) for each in picture.estimates] == [(date(2025, 3, 1), 1)]


def test_a_point_opens_its_sentence_or_else_its_day() -> None:
    days = [DayTold(date(2025, 3, day), 1) for day in (1, 6)]
    picture = timeline(days, [], opens={date(2025, 3, 6): "/articles/1-report/#d5"})
    assert picture is not None
    opened = ["/dates/2025/03/01/", "/articles/1-report/#d5"]
    assert [each.url for each in picture.happenings] == opened
    assert [each.url for each in picture.lines] == opened


def test_an_outlet_has_one_row_however_many_reports_it_printed() -> None:
    paper, wire = Source(pk=1, name="The Paper"), Source(pk=2, name="The Wire")
    days = [date(2025, 3, 6), date(2025, 3, 6), date(2025, 3, 8)]
    articles = [Article(source=paper, published=day) for day in days]
    picture = timeline([], [*articles, Article(source=wire, published=days[2])])
    assert picture is not None
    assert [(row.label, row.reports) for row in picture.rows] == [("The Paper", 3), ("The Wire", 1)]
    assert [len(dot.articles) for dot in picture.rows[0].dots] == [2, 1]


def test_many_reports_of_no_known_outlet_share_a_row() -> None:
    picture = timeline([], [Article(title="T", published=date(2025, 3, 6)) for _ in range(60)])
    assert picture is not None
    assert [row.reports for row in picture.rows] == [60]
    assert picture.more == 0
