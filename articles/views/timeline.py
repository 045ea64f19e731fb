"""The picture of a story: what happened above, who printed it when below. Layout only.

Two layouts of the same facts: `wide` runs from left to right, `upright` from top to bottom for a
narrow column. The templates draw them as SVG with presentation attributes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date

from articles.views.days import day_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.faces import DayTold
    from articles.models import Article

WIDTH, LEFT, RIGHT = 860, 150, 820
TOP, STEP = 42, 24
_LETTER = 7  # the average width of a letter of the labels
_LABEL = 48  # the width of "26 Mar" with some air
_MOST_TICKS = 10
_MOST_ROWS = 14
_MOST_LINES = 9
_UPRIGHT_STEP = 34


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Happening:
    """A day that the reports speak of; the dot grows with the number of texts and opens `url`."""

    day: date
    url: str
    texts: int
    x: float
    r: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Printing:
    """One report in the row of its outlet; `x` None where it is undated. An estimate is a line
    from `x` to `until`, which is None where the day is known."""

    article: Article
    label: str
    x: float | None
    until: float | None
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the upright layout: what happened and what was printed on it."""

    day: date
    url: str
    y: int
    r: float
    texts: int
    printed: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """Reports of one estimated stretch of days, in the upright layout."""

    first: date
    last: date
    reports: int
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    ticks: list[Tick]
    happenings: list[Happening]
    printings: list[Printing]
    lines: list[Line]
    estimates: list[Estimate]
    undated: int
    """Reports of which not even an estimate is known."""
    more: int

    @property
    def height(self) -> int:
        return TOP + 42 + STEP * max(0, len(self.printings) - 1) + 44

    @property
    def axis_end(self) -> int:
        return self.height - 28

    @property
    def ticks_y(self) -> int:
        return self.height - 10

    @property
    def upright_height(self) -> int:
        rows = len(self.lines) + len(self.estimates) + bool(self.undated)
        return _UPRIGHT_STEP * rows + 8

    @property
    def undated_y(self) -> int:
        return self.upright_height - 20


def timeline(
    told: Iterable[DayTold],
    articles: Sequence[Article],
    *,
    opens: Mapping[date, str] | None = None,
) -> Timeline | None:
    """The picture of these days and reports; None where there is no day to draw. A day leads to
    what it `opens`, else to its page."""
    days = sorted(told, key=lambda each: each.day)
    dated = [each.published for each in articles if each.published]
    estimates = Counter(
        (each.estimate_earliest, each.estimate_latest)
        for each in articles
        if each.estimate_earliest and each.estimate_latest
    )
    every = [each.day for each in days] + dated + [day for both in estimates for day in both]
    if not every:
        return None
    first, last = min(every), max(every)
    shown = articles[:_MOST_ROWS]
    urls = opens or {}
    lines = _lines(days, dated, urls)
    return Timeline(
        ticks=_ticks(first, last),
        happenings=_happenings(days, first, last, urls),
        printings=[
            _printing(article, TOP + STEP * number + 42, first, last)
            for number, article in enumerate(shown)
        ],
        lines=lines,
        estimates=[
            Estimate(*stretch, reports, _UPRIGHT_STEP * number + 20)
            for number, (stretch, reports) in enumerate(sorted(estimates.items()), len(lines))
        ],
        undated=len(articles) - len(dated) - estimates.total(),
        more=len(articles) - len(shown),
    )


def _printing(article: Article, y: int, first: date, last: date) -> Printing:
    began = article.published or article.estimate_earliest
    ended = article.estimate_latest
    return Printing(
        article,
        _label(article),
        _x(began, first, last) if began else None,
        _x(ended, first, last) if ended else None,
        y,
    )


def _happenings(
    days: Sequence[DayTold], first: date, last: date, urls: Mapping[date, str]
) -> list[Happening]:
    """The dots in order; where labels would touch, the day told by more texts keeps its own."""
    labelled: list[float] = []
    for each in sorted(days, key=lambda told: -told.texts):
        x = _x(each.day, first, last)
        if all(abs(x - other) >= _LABEL for other in labelled):
            labelled.append(x)
    places = [(each, _x(each.day, first, last)) for each in days]
    return [
        Happening(
            each.day,
            urls.get(each.day) or day_url(each.day),
            each.texts,
            x,
            _radius(each.texts),
            labelled=x in labelled,
        )
        for each, x in places
    ]


def _x(day: date, first: date, last: date) -> float:
    if first == last:
        return (LEFT + RIGHT) / 2
    return round(LEFT + (RIGHT - LEFT) * ((day - first) / (last - first)), 1)


def _radius(texts: int) -> float:
    return min(9, 3.5 + 1.5 * texts)


def _label(article: Article) -> str:
    name = str(article.source) if article.source else article.title
    room = int((LEFT - 24) / _LETTER)
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"


def _ticks(first: date, last: date) -> list[Tick]:
    """At most ten days of the axis, evenly apart; the month is said where it changes."""
    step = -(-((last - first).days + 1) // _MOST_TICKS)
    days = [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]
    ticks = []
    month = 0
    for day in days:
        label = str(day.day) if day.month == month else format_date(day, "j M")
        ticks.append(Tick(_x(day, first, last), label))
        month = day.month
    return ticks


def _lines(told: Sequence[DayTold], dated: Sequence[date], urls: Mapping[date, str]) -> list[Line]:
    """The days most worth a line, in order; a gap marks days left out between two."""
    texts = {each.day: each.texts for each in told}
    worth = sorted(set(texts) | set(dated), key=lambda day: (-texts.get(day, 0), day))
    # A day of print must not fall out of a picture that claims to show both.
    keep = sorted(worth, key=lambda day: day not in dated)[:_MOST_LINES]
    lines: list[Line] = []
    for number, day in enumerate(sorted(keep)):
        lines.append(
            Line(
                day=day,
                url=urls.get(day) or day_url(day),
                y=_UPRIGHT_STEP * number + 20,
                r=_radius(texts[day]) if day in texts else 0,
                texts=texts.get(day, 0),
                printed=dated.count(day),
                gap=bool(lines) and day - lines[-1].day > timedelta(days=1),
            )
        )
    return lines
