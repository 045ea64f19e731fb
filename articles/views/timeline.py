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
from django.utils.translation import gettext as _

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
class Dot:
    """The reports of one outlet on one day, which opens the first of them; `x` None where they are
    undated. An estimate is a line from `x` to `until`, which is None where the day is known."""

    articles: list[Article]
    x: float | None
    until: float | None

    @property
    def article(self) -> Article:
        return self.articles[0]

    @property
    def r(self) -> float:
        return min(8, 4.5 + 0.5 * len(self.articles))

    @property
    def width(self) -> float:
        """Of an estimate's line; one day still has to be seen."""
        return max(6, round((self.until or 0) - (self.x or 0), 1))

    @property
    def copies(self) -> bool:
        """Whether all of them are printings of another's text."""
        return all(each.reprint_of_id for each in self.articles)


@dataclass(frozen=True, slots=True)
class Row:
    """What one outlet printed; a report whose outlet is not known goes by its title."""

    label: str
    y: int
    dots: list[Dot]

    @property
    def reports(self) -> int:
        return sum(len(each.articles) for each in self.dots)


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
    rows: list[Row]
    lines: list[Line]
    estimates: list[Estimate]
    undated: int
    """Reports of which not even an estimate is known."""
    more: int
    """Reports of outlets that have no row."""

    @property
    def height(self) -> int:
        return TOP + 42 + STEP * max(0, len(self.rows) - 1) + 44

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
    outlets = _outlets(articles)
    rows = [
        Row(label, TOP + STEP * number + 42, _dots(printed, first, last))
        for number, (label, printed) in enumerate(outlets[:_MOST_ROWS])
    ]
    urls = opens or {}
    lines = _lines(days, dated, urls)
    return Timeline(
        ticks=_ticks(first, last),
        happenings=_happenings(days, first, last, urls),
        rows=rows,
        lines=lines,
        estimates=[
            Estimate(*stretch, reports, _UPRIGHT_STEP * number + 20)
            for number, (stretch, reports) in enumerate(sorted(estimates.items()), len(lines))
        ],
        undated=len(articles) - len(dated) - estimates.total(),
        more=len(articles) - sum(row.reports for row in rows),
    )


def _outlets(articles: Sequence[Article]) -> list[tuple[str, list[Article]]]:
    """The reports of each outlet, in the order in which the outlets came. Where rows are few,
    reports without one have a row each."""
    sources = {each.source_id for each in articles if each.source_id}
    unknown = sum(each.source_id is None for each in articles)
    apart = len(sources) + unknown <= _MOST_ROWS
    found: dict[object, list[Article]] = {}
    for each in articles:
        key = each.source_id or (("report", id(each)) if apart else None)
        found.setdefault(key, []).append(each)
    return [(_label(printed[0], apart=apart), printed) for printed in found.values()]


def _dots(articles: Iterable[Article], first: date, last: date) -> list[Dot]:
    days: dict[tuple[date | None, date | None], list[Article]] = {}
    for each in articles:
        began = each.published or each.estimate_earliest
        days.setdefault((began, None if each.published else each.estimate_latest), []).append(each)
    return [
        Dot(
            printed,
            _x(began, first, last) if began else None,
            _x(ended, first, last) if ended else None,
        )
        for (began, ended), printed in days.items()
    ]


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


def _label(article: Article, *, apart: bool) -> str:
    unknown = article.title if apart else _("outlet not stated")
    name = str(article.source) if article.source else unknown
    room = int((LEFT - 24) / _LETTER)
    return name if len(name) <= room else name[: room - 1].rstrip() + "…"


def _ticks(first: date, last: date) -> list[Tick]:
    """At most ten days of the axis, evenly apart; the month is said where it changes."""
    step = -(-((last - first).days + 1) // _MOST_TICKS)
    days = [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]
    ticks = []
    month = 0
    for day in days:
        label = str(day.day) if day.month == month else format_date(day, _("j M"))
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
