"""Place a shape on the calendar, from the report's day and from what the text told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from entities.language.dates.calendar import (
    day_period,
    half_period,
    month_period,
    quarter_period,
    week_period,
)
from entities.language.dates.dated import (
    place_century,
    place_day,
    place_decade,
    place_fiscal,
    place_month,
    place_numeric,
    place_occasion,
    place_quarter,
    place_season,
    place_year,
)
from entities.language.dates.lengths import timex_length
from entities.language.dates.narrow import narrow, nth_of, toward
from entities.language.dates.near import place_near, place_shift, place_weekday
from entities.language.dates.setting import NO_DATE, Placed, Setting, at
from entities.language.dates.shapes import (
    Century,
    Clock,
    Day,
    Decade,
    FiscalYear,
    Length,
    Month,
    MonthsOf,
    Near,
    Nth,
    Numeric,
    Occasion,
    Partly,
    Quarter,
    Reference,
    Repeat,
    Season,
    Shape,
    Shift,
    Stretch,
    Weekday,
    WeekOf,
    Year,
)


def place(shape: Shape, setting: Setting) -> Placed:
    """Place a shape. What the calendar cannot hold comes back without days, saying so."""
    try:
        return _place(shape, setting)
    except (ValueError, OverflowError):
        return Placed(None, "no such day in the calendar")


def _place(shape: Shape, setting: Setting) -> Placed:
    if isinstance(shape, Day | Month | Season | Quarter | Occasion) and shape.within is not None:
        outer = place_near(shape.within, setting)
        if outer.earliest is None:
            return Placed(None, outer.rule)
        shape = replace(shape, year=outer.earliest.year, within=None)
    return _PLACERS[type(shape)](shape, setting)


def _place_nth(shape: Nth, setting: Setting) -> Placed:
    outer = place(shape.of, setting).period
    if outer is None:
        return Placed(None, f"{shape.unit} of a month, {NO_DATE}")
    return at(nth_of(outer, shape.number, shape.unit), f"{shape.unit} counted in its month")


def _place_week_of(shape: WeekOf, setting: Setting) -> Placed:
    day = place(shape.day, setting)
    return day if day.earliest is None else at(week_period(day.earliest), "week of a day")


def _place_months_of(shape: MonthsOf, setting: Setting) -> Placed:
    whole = place(shape.of, setting)
    year = whole.period
    if year is None:
        return whole
    number, months = year.earliest.year, abs(shape.count)
    if months in {3, 6}:
        make, last = (quarter_period, 4) if months == 3 else (half_period, 2)
        return at(make(number, 1 if shape.count > 0 else last), "months of a year")
    first = 1 if shape.count > 0 else 13 - months
    start, end = month_period(number, first), month_period(number, first + months - 1)
    return Placed(year.value, "months of a year", "year", start.earliest, end.latest)


_LONGEST_SPAN = timedelta(days=366)
"""Of "the past 20 years" the days say nothing: every happening of that time would match."""


def _place_length(shape: Length, setting: Setting) -> Placed:
    value = timex_length(shape.count, shape.unit)
    if not shape.toward:
        return Placed(value, "length of time")
    rule = "length of time up to now" if shape.toward == "last" else "length of time from now"
    if setting.today is None or shape.count is None:
        return Placed(value, rule)
    span = toward(setting.today, shape.count, shape.unit, back=shape.toward == "last")
    if span.latest - span.earliest > _LONGEST_SPAN:
        return Placed(value, rule)
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
        day = at(setting.told_here, "time of the day told before")
    elif setting.today is not None:
        day = at(day_period(setting.today), "time on the day of publication")
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
        whole, earliest=part.earliest, latest=part.latest, rule=f"{whole.rule}, {shape.part}"
    )


def _place_stretch(shape: Stretch, setting: Setting) -> Placed:
    first, last = _share_year(shape.first, shape.last, setting)
    start, end = first.period, last.period
    if start is None or end is None:
        return Placed(None, first.rule if start is None else last.rule)
    if isinstance(shape.first, Weekday) and isinstance(shape.last, Weekday):
        days = (shape.last.weekday - shape.first.weekday) % 7
        end = day_period(start.earliest + timedelta(days=days))
        if setting.today and end.latest > setting.today and setting.tense() == "past":
            # "Was in Kyiv from Monday to Wednesday", written on a Monday.
            week = timedelta(weeks=1)
            start, end = day_period(start.earliest - week), day_period(end.latest - week)
    if end.latest < start.earliest:
        return Placed(None, "a range that ends before it starts")
    value = f"{start.value}/{end.value}"
    return Placed(value, f"range, {first.rule}", start.precision, start.earliest, end.latest)


def _share_year(first: Shape, last: Shape, setting: Setting) -> tuple[Placed, Placed]:
    """ "30 December to 2 January 2025": a year printed once, or told once, holds for both ends."""
    if isinstance(first, Day) and isinstance(last, Day):
        over_new_year = (first.month, first.day) > (last.month, last.day)
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year - over_new_year)
        elif last.year is None:
            start = place(first, setting)
            if start.earliest is not None:
                last = replace(last, year=start.earliest.year + over_new_year)
    return place(first, setting), place(last, setting)


_PLACERS: dict[type, Callable[..., Placed]] = {
    Day: place_day,
    Numeric: place_numeric,
    Month: place_month,
    Year: place_year,
    Decade: place_decade,
    Century: place_century,
    Weekday: place_weekday,
    Season: place_season,
    Quarter: place_quarter,
    FiscalYear: place_fiscal,
    Near: place_near,
    Shift: place_shift,
    Nth: _place_nth,
    MonthsOf: _place_months_of,
    WeekOf: _place_week_of,
    Occasion: place_occasion,
    Length: _place_length,
    Repeat: _place_repeat,
    Reference: _place_reference,
    Clock: _place_clock,
    Partly: _place_partly,
    Stretch: _place_stretch,
}
