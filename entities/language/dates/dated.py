"""Place what names its own place on the calendar: days, months, seasons, quarters, named days."""

from __future__ import annotations

from datetime import date, timedelta

from entities.language.dates.calendar import (
    century_period,
    day_period,
    decade_period,
    exists,
    half_period,
    month_period,
    quarter_period,
    season_period,
    year_period,
)
from entities.language.dates.holidays import COMMEMORATED, HISTORIC, occasion_day
from entities.language.dates.setting import NO_DATE, Placed, Setting, at, by_relation, choose
from entities.language.dates.shapes import (
    Century,
    Day,
    Decade,
    FiscalYear,
    Month,
    Numeric,
    Occasion,
    Quarter,
    Season,
    Year,
)


def place_day(shape: Day, setting: Setting) -> Placed:
    if shape.year is not None:
        return at(day_period(date(shape.year, shape.month, shape.day)), "calendar date")
    if not exists(year=2000, month=shape.month, day=shape.day):
        return Placed(None, "no such day in the calendar")
    year = _year_told(setting, shape.month, shape.day)
    if year is not None:
        day = date(year, shape.month, shape.day)
        return at(day_period(day), "date without year, year told before")
    if setting.today is None:
        return Placed(f"XXXX-{shape.month:02}-{shape.day:02}", f"date without year, {NO_DATE}")
    # Eight years each way always hold a 29 February, also around 1900 and 2100.
    days = [
        day_period(date(year, shape.month, shape.day))
        for year in _years_around(setting.today, 8)
        if exists(year=year, month=shape.month, day=shape.day)
    ]
    period, why = choose(days, setting.today, setting.tense())
    return at(period, f"date without year, {why}")


def _years_around(today: date, reach: int) -> range:
    return range(max(today.year - reach, 1), min(today.year + reach, 9998) + 1)


def _year_told(setting: Setting, month: int, day: int | None) -> int | None:
    """The year of a date without one, in a passage that has just named an earlier year.

    A story goes on: the first such date from the one told, unless one lies just before it.
    """
    told, today = setting.told_dated, setting.today
    if told is None or (today is not None and told.year >= today.year):
        return None
    if setting.tense() != "past":
        return None
    after = (month, day or 31) >= (told.month, told.day)
    year = told.year if after or told.month - month in {1, 2} else told.year + 1
    if today is not None and (year, month, day or 1) > (today.year, today.month, today.day):
        return None
    return year if exists(year=year, month=month, day=day or 1) else None


def place_numeric(shape: Numeric, setting: Setting) -> Placed:
    first, second = shape.first, shape.second
    if first == second or max(first, second) > 12:
        day, month = (first, second) if second <= 12 else (second, first)
        return at(day_period(date(shape.year, month, day)), "numeric date")
    month_first = setting.month_first()
    by_month, by_day = date(shape.year, first, second), date(shape.year, second, first)
    if month_first is not None:
        rule = "numeric date, month first" if month_first else "numeric date, day first"
        return at(day_period(by_month if month_first else by_day), rule)
    if setting.today is not None and (by_month > setting.today) != (by_day > setting.today):
        behind, ahead = sorted((by_month, by_day))
        tense = setting.tense()
        if tense in {"past", "future"}:
            told = behind if tense == "past" else ahead
            return at(day_period(told), f"numeric date, {tense} tense")
    return Placed(None, "numeric date, day or month first is unclear")


def place_month(shape: Month, setting: Setting) -> Placed:
    if shape.year is not None:
        return at(month_period(shape.year, shape.month), "month and year")
    year = None if shape.relation else _year_told(setting, shape.month, None)
    if year is not None:
        return at(month_period(year, shape.month), "month without year, year told before")
    if setting.today is None:
        return Placed(f"XXXX-{shape.month:02}", f"month without year, {NO_DATE}")
    months = [month_period(each, shape.month) for each in _years_around(setting.today, 2)]
    return by_relation(months, shape.relation, setting, "month without year")


def place_season(shape: Season, setting: Setting) -> Placed:
    if shape.year is not None:
        return at(season_period(shape.year, shape.season), "season and year")
    if setting.today is None:
        return Placed(f"XXXX-{shape.season}", f"season without year, {NO_DATE}")
    seasons = [season_period(each, shape.season) for each in _years_around(setting.today, 2)]
    if shape.relation == "next" and shape.season != "WI":
        # In March the coming summer is "this summer"; "next summer" is the year after.
        seasons = [each for each in seasons if each.earliest.year > setting.today.year]
    return by_relation(seasons, shape.relation, setting, "season without year")


def place_quarter(shape: Quarter, setting: Setting) -> Placed:
    number = shape.number if shape.number > 0 else (2 if shape.halves else 4)
    make = half_period if shape.halves else quarter_period
    name = "half of a year" if shape.halves else "quarter"
    if shape.year is not None:
        return at(make(shape.year, number), name)
    if setting.today is None:
        return Placed(
            f"XXXX-{'H' if shape.halves else 'Q'}{number}", f"quarter without year, {NO_DATE}"
        )
    periods = [make(each, number) for each in _years_around(setting.today, 2)]
    over = [each for each in periods if each.latest < setting.today][-1]
    to_come = next(each for each in periods if each.latest >= setting.today)
    if setting.tense() == "future":
        return at(to_come, f"{name}, future tense")
    # Results are told of once a quarter is over, and soon: half a year on, the next is meant.
    if setting.today - over.latest > timedelta(days=183):
        return at(to_come, f"{name}, nearest")
    return at(over, f"{name}, past tense")


def place_fiscal(shape: FiscalYear, _: Setting) -> Placed:
    """A pair of years runs from April (Britain, India, Japan); a single one is the US federal year.

    Source: 31 U.S.C. § 1102, October to September, named for the year it ends in.
    """
    value = f"FY{shape.year}"
    if shape.first is not None:
        first, last = date(shape.first, 4, 1), date(shape.year, 3, 31)
        return Placed(value, "financial year, April to March", "year", first, last)
    first, last = date(shape.year - 1, 10, 1), date(shape.year, 9, 30)
    return Placed(value, "fiscal year, October to September", "year", first, last)


def place_occasion(shape: Occasion, setting: Setting) -> Placed:
    rule = f"named day: {shape.name}"
    if shape.name in HISTORIC and shape.year is None:
        if shape.name in COMMEMORATED and setting.today and setting.tense() == "future":
            month, day = COMMEMORATED[shape.name]
            kept = [day_period(date(year, month, day)) for year in _years_around(setting.today, 2)]
            return by_relation(kept, "", setting, rule)
        return at(day_period(HISTORIC[shape.name]), rule)
    if shape.year is not None:
        return at(day_period(occasion_day(shape.name, shape.year)), rule)
    if setting.today is None:
        return Placed(None, f"named day, {NO_DATE}")
    years = _years_around(setting.today, 2)
    days = [day_period(occasion_day(shape.name, each)) for each in years]
    return by_relation(days, shape.relation, setting, rule)


def place_year(shape: Year, _: Setting) -> Placed:
    return at(year_period(shape.year), "year")


def place_decade(shape: Decade, _: Setting) -> Placed:
    return at(decade_period(shape.first_year), "decade")


def place_century(shape: Century, _: Setting) -> Placed:
    return at(century_period(shape.number), "century")
