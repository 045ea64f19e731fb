"""Place a shape on the calendar, from the report's day and from what the text told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from entities.language.dates.calendar import (
    Period,
    century_period,
    day_period,
    decade_period,
    exists,
    half_period,
    month_period,
    quarter_period,
    season_period,
    shift_months,
    week_period,
    weekend_period,
    year_period,
)
from entities.language.dates.holidays import HISTORIC, occasion_day
from entities.language.dates.lengths import timex_length
from entities.language.dates.narrow import narrow, nth_of, toward
from entities.language.dates.shapes import (
    Century,
    Clock,
    Day,
    Decade,
    FiscalYear,
    Length,
    Month,
    Near,
    Nth,
    Numeric,
    Occasion,
    Partly,
    Quarter,
    Reference,
    Relation,
    Repeat,
    Season,
    Shape,
    Shift,
    Stretch,
    Weekday,
    Year,
)
from entities.language.dates.tense import Tense
from entities.language.findings import Precision

NO_DATE = "no publication date"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a shape is placed from: the day it was written or spoken, and what was told before.

    `told` is the last period the text named, `told_here` the last one in the same sentence, and
    `told_year` an explicit year named just before. `month_first` is how the text prints its dates,
    None when it does not show.
    """

    today: date | None
    tense: Callable[[], Tense]
    month_first: Callable[[], bool | None]
    told: Period | None = None
    told_here: Period | None = None
    told_year: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A shape's value, its days where it has any, and the rule that gave them."""

    value: str | None
    rule: str
    precision: Precision | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def period(self) -> Period | None:
        """The days as a period, where there are any."""
        if not (self.value and self.precision and self.earliest and self.latest):
            return None
        return Period(self.value, self.precision, self.earliest, self.latest)


def place(shape: Shape, setting: Setting) -> Placed:
    """Place a shape. What the calendar cannot hold comes back without days, saying so."""
    try:
        return _PLACERS[type(shape)](shape, setting)
    except (ValueError, OverflowError):
        return Placed(None, "no such day in the calendar")


def _at(period: Period, rule: str) -> Placed:
    return Placed(period.value, rule, period.precision, period.earliest, period.latest)


def _place_day(shape: Day, setting: Setting) -> Placed:
    year = shape.year
    if year is not None:
        return _at(day_period(date(year, shape.month, shape.day)), "calendar date")
    if shape.within is not None:
        outer = place(shape.within, setting)
        if outer.earliest is None:
            return replace(outer, value=None)
        day = date(outer.earliest.year, shape.month, shape.day)
        return _at(day_period(day), "calendar date, year in words")
    if not exists(year=2000, month=shape.month, day=shape.day):
        return Placed(None, "no such day in the calendar")
    if _tells_of_another_year(setting):
        day = date(setting.told_year or 1, shape.month, shape.day)
        return _at(day_period(day), "date without year, year told before")
    if setting.today is None:
        return Placed(f"XXXX-{shape.month:02}-{shape.day:02}", f"date without year, {NO_DATE}")
    years = range(setting.today.year - 8, setting.today.year + 9)
    days = [
        day_period(date(year, shape.month, shape.day))
        for year in years
        if exists(year=year, month=shape.month, day=shape.day)
    ]
    period, why = _choose(days, setting.today, setting.tense())
    return _at(period, f"date without year, {why}")


def _tells_of_another_year(setting: Setting) -> bool:
    """A date without a year takes the year just named where that lies well in the past."""
    if setting.told_year is None:
        return False
    return setting.today is None or (
        setting.told_year < setting.today.year - 1 and setting.tense() == "past"
    )


_BARELY_AHEAD = timedelta(days=31)


def _choose(periods: list[Period], today: date, tense: Tense) -> tuple[Period, str]:
    """The nearest period on the side the tense points to; without a tense the nearest of all."""
    behind = [period for period in periods if period.earliest <= today]
    ahead = [period for period in periods if period.latest >= today]
    back, on = behind[-1], ahead[0]
    if tense == "past":
        # A year back but days ahead: "the phone, released on 17 June" before that day.
        if today - back.latest > timedelta(days=330) and on.earliest - today < _BARELY_AHEAD:
            return on, "nearest"
        return back, "past tense"
    if tense == "future":
        return on, "future tense"
    return (on if on.earliest - today < today - back.latest else back), "nearest"


def _place_numeric(shape: Numeric, setting: Setting) -> Placed:
    first, second = shape.first, shape.second
    if first == second or max(first, second) > 12:
        day, month = (first, second) if second <= 12 else (second, first)
        return _at(day_period(date(shape.year, month, day)), "numeric date")
    month_first = setting.month_first()
    if month_first is None:
        return Placed(None, "numeric date, day or month first is unclear")
    month, day = (first, second) if month_first else (second, first)
    rule = "numeric date, month first" if month_first else "numeric date, day first"
    return _at(day_period(date(shape.year, month, day)), rule)


def _place_month(shape: Month, setting: Setting) -> Placed:
    if shape.year is not None:
        return _at(month_period(shape.year, shape.month), "month and year")
    if shape.within is not None:
        outer = place(shape.within, setting)
        if outer.earliest is None:
            return replace(outer, value=None)
        return _at(month_period(outer.earliest.year, shape.month), "month, year in words")
    if not shape.relation and _tells_of_another_year(setting):
        period = month_period(setting.told_year or 1, shape.month)
        return _at(period, "month without year, year told before")
    if setting.today is None:
        return Placed(f"XXXX-{shape.month:02}", f"month without year, {NO_DATE}")
    year = setting.today.year
    months = [month_period(each, shape.month) for each in range(year - 2, year + 3)]
    return _by_relation(months, shape.relation, setting, "month without year")


def _by_relation(periods: list[Period], relation: Relation, setting: Setting, name: str) -> Placed:
    today = setting.today
    assert today is not None
    if relation == "last":
        return _at([each for each in periods if each.latest < today][-1], f"{name}, last")
    if relation == "next":
        return _at([each for each in periods if each.earliest > today][0], f"{name}, next")
    if relation == "this":
        near = min(periods, key=lambda each: (_distance(each, today), today > each.latest))
        return _at(near, f"{name}, this")
    period, why = _choose(periods, today, setting.tense())
    return _at(period, f"{name}, {why}")


def _distance(period: Period, today: date) -> int:
    if period.earliest <= today <= period.latest:
        return 0
    return min(abs((period.earliest - today).days), abs((period.latest - today).days))


def _place_weekday(shape: Weekday, setting: Setting) -> Placed:
    if setting.today is None:
        return Placed(None, f"weekday, {NO_DATE}")
    today = setting.today
    if shape.within is not None:
        week = place(shape.within, setting)
        assert week.earliest is not None
        day = week.earliest + timedelta(days=shape.weekday)
        return _at(day_period(day), "weekday of a named week")
    back = timedelta(days=(today.weekday() - shape.weekday) % 7)
    on = timedelta(days=(shape.weekday - today.weekday()) % 7)
    week = timedelta(days=7)
    if shape.weeks_later:
        return _at(day_period(today + on + week), "weekday of the week after")
    if shape.relation == "last":
        return _at(day_period(today - (back or week)), "weekday, last")
    if shape.relation == "next":
        # Before that day in the same week, "next Thursday" is told apart from "Thursday".
        same_week = shape.weekday > today.weekday()
        return _at(day_period(today + (on or week) + week * same_week), "weekday, next")
    tense = setting.tense()
    if shape.relation == "this":
        past = tense == "past"
        day = today - back if past else today + on
        return _at(day_period(day), "weekday, this")
    if tense == "future":
        return _at(day_period(today + on), "weekday, future tense")
    if tense == "present" and on < back:
        return _at(day_period(today + on), "weekday, present tense")
    rule = "weekday, past tense" if tense == "past" else f"weekday, {tense} tense"
    return _at(day_period(today - back), rule)


def _place_season(shape: Season, setting: Setting) -> Placed:
    if shape.year is not None:
        return _at(season_period(shape.year, shape.season), "season and year")
    if shape.within is not None:
        outer = place(shape.within, setting)
        if outer.earliest is None:
            return replace(outer, value=None)
        return _at(season_period(outer.earliest.year, shape.season), "season, year in words")
    if setting.today is None:
        return Placed(f"XXXX-{shape.season}", f"season without year, {NO_DATE}")
    year = setting.today.year
    seasons = [season_period(each, shape.season) for each in range(year - 2, year + 3)]
    return _by_relation(seasons, shape.relation, setting, "season without year")


def _place_quarter(shape: Quarter, setting: Setting) -> Placed:
    number = shape.number if shape.number > 0 else (2 if shape.halves else 4)
    make = half_period if shape.halves else quarter_period
    name = "half of a year" if shape.halves else "quarter"
    if shape.year is not None:
        return _at(make(shape.year, number), name)
    if shape.within is not None:
        outer = place(shape.within, setting)
        if outer.earliest is None:
            return replace(outer, value=None)
        return _at(make(outer.earliest.year, number), f"{name}, year in words")
    if setting.today is None:
        return Placed(f"XXXX-Q{number}", f"quarter without year, {NO_DATE}")
    periods = [make(each, number) for each in range(setting.today.year - 2, setting.today.year + 3)]
    tense = setting.tense()
    if tense == "future":
        return _at(
            [each for each in periods if each.latest >= setting.today][0], f"{name}, future tense"
        )
    # Results are told of once the quarter is over.
    return _at([each for each in periods if each.latest < setting.today][-1], f"{name}, past tense")


def _place_fiscal(shape: FiscalYear, _: Setting) -> Placed:
    """A pair of years runs from April (Britain, India, Japan); a single one is the US federal year.

    Source: 31 U.S.C. § 1102, October to September, named for the year it ends in.
    """
    value = f"FY{shape.year}"
    if shape.first is not None:
        first, last = date(shape.first, 4, 1), date(shape.year, 3, 31)
        return Placed(value, "financial year, April to March", "year", first, last)
    first, last = date(shape.year - 1, 10, 1), date(shape.year, 9, 30)
    return Placed(value, "fiscal year, October to September", "year", first, last)


def _anchor(setting: Setting, *, from_text: bool, unit: str) -> date | None:
    if from_text and setting.told is not None:
        exact = setting.told.precision in {"day", "week", "weekend"} or unit in {"year", "decade"}
        if exact or (setting.told.precision == "month" and unit in {"month", "quarter"}):
            return setting.told.earliest
    return setting.today


_STEPS = {"last": -1, "this": 0, "next": 1, "": 0}


def _place_near(shape: Near, setting: Setting) -> Placed:
    rule = f"{shape.relation or 'the'} {shape.unit}"
    if shape.from_text:
        rule = f"{shape.unit} of the date told before"
    anchor = _anchor(setting, from_text=shape.from_text, unit=shape.unit)
    if anchor is None:
        return Placed(None, f"{rule}, {NO_DATE}")
    step = _STEPS[shape.relation]
    if shape.unit == "weekend":
        return _place_weekend(shape, anchor, setting, rule)
    return _at(_unit_period(anchor, shape.unit, step), rule)


def _unit_period(anchor: date, unit: str, step: int) -> Period:
    """The calendar unit that lies `step` units from the one that holds `anchor`."""
    if unit == "day":
        return day_period(anchor + timedelta(days=step))
    if unit == "week":
        return week_period(anchor + timedelta(weeks=step))
    if unit == "month":
        return month_period(*shift_months(anchor.year, anchor.month, step))
    if unit == "quarter":
        year, month = shift_months(anchor.year, anchor.month, 3 * step)
        return quarter_period(year, (month + 2) // 3)
    if unit == "decade":
        return decade_period((anchor.year // 10 + step) * 10)
    if unit == "century":
        return century_period(anchor.year // 100 + 1 + step)
    return year_period(anchor.year + step)


def _place_weekend(shape: Near, anchor: date, setting: Setting, rule: str) -> Placed:
    """On Monday to Wednesday a weekend told as past is the one just over."""
    week = timedelta(weeks=1)
    if shape.relation == "last":
        return _at(weekend_period(anchor - week), rule)
    if shape.relation == "next":
        return _at(weekend_period(anchor + week), rule)
    tense = setting.tense()
    over = anchor.weekday() < 5 and (
        tense == "past" or (tense in {"unknown", "present"} and anchor.weekday() < 2)
    )
    return _at(weekend_period(anchor - week if over else anchor), rule)


def _place_shift(shape: Shift, setting: Setting) -> Placed:
    rule = "so long before or after the date told before" if shape.from_text else "so long ago"
    if not shape.from_text and shape.count >= 0:
        rule = "so long from now"
    if shape.unit == "day" and abs(shape.count) <= 2 and not shape.from_text:
        rule = "day from publication"
    anchor = _anchor(setting, from_text=shape.from_text, unit=shape.unit)
    if anchor is None:
        return Placed(None, f"{rule}, {NO_DATE}")
    unit, count = shape.unit, shape.count
    if unit in {"second", "minute", "hour"}:
        hours = count * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[unit]
        unit, count = "day", int(hours / 24)
    if unit in {"night", "weekend"}:
        unit = "day" if unit == "night" else "week"
    if unit == "fortnight":
        unit, count = "week", count * 2
    if count != int(count):
        unit, count = {"year": ("month", count * 12), "week": ("day", count * 7)}.get(
            unit, (unit, count)
        )
    if unit == "decade":
        unit, count = "year", count * 10
    if unit == "century":
        unit, count = "year", count * 100
    return _at(_unit_period(anchor, unit, int(count)), rule)


def _place_nth(shape: Nth, setting: Setting) -> Placed:
    outer = place(shape.of, setting).period
    if outer is None:
        return Placed(None, f"{shape.unit} of a month, {NO_DATE}")
    return _at(nth_of(outer, shape.number, shape.unit), f"{shape.unit} counted in its month")


def _place_occasion(shape: Occasion, setting: Setting) -> Placed:
    rule = f"named day: {shape.name}"
    if shape.name in HISTORIC:
        return _at(day_period(HISTORIC[shape.name]), rule)
    year = shape.year
    if shape.within is not None:
        outer = place(shape.within, setting)
        year = outer.earliest.year if outer.earliest else None
    if year is not None:
        return _at(day_period(occasion_day(shape.name, year)), rule)
    if setting.today is None:
        return Placed(None, f"named day, {NO_DATE}")
    years = range(setting.today.year - 2, setting.today.year + 3)
    days = [day_period(occasion_day(shape.name, each)) for each in years]
    return _by_relation(days, shape.relation, setting, rule)


def _place_length(shape: Length, setting: Setting) -> Placed:
    value = timex_length(shape.count, shape.unit)
    if not shape.toward:
        return Placed(value, "length of time")
    if setting.today is None or shape.count is None:
        return Placed(
            value,
            "length of time up to now" if shape.toward == "last" else "length of time from now",
        )
    span = toward(setting.today, shape.count, shape.unit, back=shape.toward == "last")
    rule = "length of time up to now" if shape.toward == "last" else "length of time from now"
    return Placed(value, rule, span.precision, span.earliest, span.latest)


def _place_repeat(shape: Repeat, _: Setting) -> Placed:
    return Placed(shape.value, "repeated")


def _place_reference(shape: Reference, _: Setting) -> Placed:
    rules = {"PRESENT_REF": "now", "PAST_REF": "vaguely past", "FUTURE_REF": "vaguely to come"}
    return Placed(shape.value, rules[shape.value])


def _place_clock(shape: Clock, setting: Setting) -> Placed:
    if shape.day is not None:
        day = place(shape.day, setting)
    elif setting.told_here is not None and setting.told_here.precision == "day":
        day = _at(setting.told_here, "time of the day told before")
    elif setting.today is not None:
        day = _at(day_period(setting.today), "time on the day of publication")
    else:
        return Placed(f"XXXX-XX-XXT{shape.time}", f"time of day, {NO_DATE}")
    if day.latest is None or day.value is None:
        return replace(day, value=None)
    if isinstance(shape.day, Stretch):
        return replace(day, value=f"{day.latest.isoformat()}T{shape.time}", rule="overnight")
    rule = day.rule if shape.day is None else f"{day.rule}, time of day"
    return replace(day, value=f"{day.value[:10]}T{shape.time}", rule=rule)


def _place_partly(shape: Partly, setting: Setting) -> Placed:
    whole = place(shape.of, setting)
    period = whole.period
    if period is None:
        return whole
    part = narrow(period, shape.part, today=setting.today)
    return replace(
        whole, earliest=part.earliest, latest=part.latest, rule=f"{shape.part} {whole.rule}"
    )


def _place_stretch(shape: Stretch, setting: Setting) -> Placed:
    first, last = place(shape.first, setting), place(shape.last, setting)
    if first.earliest is None or last.latest is None or first.value is None or last.value is None:
        return Placed(None, first.rule if first.earliest is None else last.rule)
    if isinstance(shape.first, Weekday) and isinstance(shape.last, Weekday):
        days = (shape.last.weekday - shape.first.weekday) % 7
        last = _at(day_period(first.earliest + timedelta(days=days)), last.rule)
    if isinstance(shape.first, Day) and isinstance(shape.last, Day):
        first, last = _share_year(shape.first, shape.last, first, last)
    assert first.earliest is not None and last.latest is not None
    if last.latest < first.earliest:
        return Placed(None, "a range that ends before it starts")
    value = f"{first.value}/{last.value}"
    return Placed(value, f"range, {last.rule}", first.precision, first.earliest, last.latest)


def _share_year(
    first_day: Day, last_day: Day, first: Placed, last: Placed
) -> tuple[Placed, Placed]:
    """ "30 December to 2 January 2025": the year printed once is that of the nearest such day."""
    assert first.earliest is not None and last.earliest is not None
    if first_day.year is None and last_day.year is not None:
        year = last_day.year - ((first_day.month, first_day.day) > (last_day.month, last_day.day))
        return _at(day_period(date(year, first_day.month, first_day.day)), first.rule), last
    if (first_day.year is not None and last_day.year is None) or last.earliest < first.earliest:
        year = first.earliest.year + (
            (last_day.month, last_day.day) < (first_day.month, first_day.day)
        )
        return first, _at(day_period(date(year, last_day.month, last_day.day)), first.rule)
    return first, last


def _place_year(shape: Year, _: Setting) -> Placed:
    return _at(year_period(shape.year), "year")


def _place_decade(shape: Decade, _: Setting) -> Placed:
    return _at(decade_period(shape.first_year), "decade")


def _place_century(shape: Century, _: Setting) -> Placed:
    return _at(century_period(shape.number), "century")


_PLACERS: dict[type, Callable[..., Placed]] = {
    Day: _place_day,
    Numeric: _place_numeric,
    Month: _place_month,
    Year: _place_year,
    Decade: _place_decade,
    Century: _place_century,
    Weekday: _place_weekday,
    Season: _place_season,
    Quarter: _place_quarter,
    FiscalYear: _place_fiscal,
    Near: _place_near,
    Shift: _place_shift,
    Nth: _place_nth,
    Occasion: _place_occasion,
    Length: _place_length,
    Repeat: _place_repeat,
    Reference: _place_reference,
    Clock: _place_clock,
    Partly: _place_partly,
    Stretch: _place_stretch,
}
