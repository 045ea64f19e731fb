"""Place what is told from now, or from the last date told of."""

from __future__ import annotations

from datetime import date, timedelta

from entities.language.dates.calendar import (
    Period,
    century_period,
    day_period,
    decade_period,
    month_period,
    quarter_period,
    shift_months,
    week_period,
    weekend_period,
    year_period,
)
from entities.language.dates.setting import NO_DATE, Placed, Setting, at
from entities.language.dates.shapes import Near, Shift, Weekday


def _anchor(setting: Setting, *, from_text: bool, unit: str) -> date | None:
    if not from_text or setting.told is None:
        return setting.today
    if unit in {"year", "decade", "century"}:
        return setting.told.earliest
    if unit in {"month", "quarter"} and setting.told.precision == "month":
        return setting.told.earliest
    return setting.told_day or setting.today


_STEPS = {"last": -1, "this": 0, "next": 1, "": 0}


def place_near(shape: Near, setting: Setting) -> Placed:
    rule = f"{shape.relation or 'the'} {shape.unit}"
    if shape.from_text:
        rule = f"{shape.unit} of the date told before"
    untold = shape.from_text and setting.told_day is None and shape.unit == "day"
    if untold and shape.relation != "this":
        return Placed(None, "day before or after, no date told before")
    anchor = _anchor(setting, from_text=shape.from_text, unit=shape.unit)
    if anchor is None:
        return Placed(None, f"{rule}, {NO_DATE}")
    step = _STEPS[shape.relation]
    if shape.unit == "same":
        return _place_same(setting)
    if shape.unit == "weekend":
        return _place_weekend(shape, anchor, setting, rule)
    return at(_unit_period(anchor, shape.unit, step), rule)


def _place_same(setting: Setting) -> Placed:
    """The period told in this sentence, a year earlier; the year alone where none was told."""
    told = setting.told_here
    if told is not None and told.precision in {"month", "quarter"}:
        year, month = told.earliest.year - 1, told.earliest.month
        if told.precision == "month":
            return at(month_period(year, month), "same month a year earlier")
        return at(quarter_period(year, (month + 2) // 3), "same quarter a year earlier")
    if setting.today is None:
        return Placed(None, f"same period a year earlier, {NO_DATE}")
    return at(year_period(setting.today.year - 1), "same period a year earlier")


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
        return at(weekend_period(anchor - week), rule)
    if shape.relation == "next":
        return at(weekend_period(anchor + week), rule)
    tense = setting.tense()
    over = anchor.weekday() < 5 and (
        tense == "past" or (tense in {"unknown", "present"} and anchor.weekday() < 2)
    )
    return at(weekend_period(anchor - week if over else anchor), rule)


def _told_something(setting: Setting, unit: str) -> bool:
    if unit in {"year", "decade", "century"}:
        return setting.told is not None
    return setting.told_day is not None or (unit == "month" and setting.told is not None)


def place_shift(shape: Shift, setting: Setting) -> Placed:
    rule = "so long before or after the date told before" if shape.from_text else "so long ago"
    if not shape.from_text and shape.count >= 0:
        rule = "so long from now"
    if shape.unit == "day" and abs(shape.count) <= 2 and not shape.from_text:
        rule = (
            "day from the day spoken, in a quotation" if setting.spoken else "day from publication"
        )
    if shape.from_text and not _told_something(setting, shape.unit):
        return Placed(None, "so long before or after, no date told before")
    anchor = _anchor(setting, from_text=shape.from_text, unit=shape.unit)
    if anchor is None:
        return Placed(None, f"{rule}, {NO_DATE}")
    unit, count = shape.unit, shape.count
    if shape.to_the_day:
        return at(day_period(_same_day(anchor, unit, count)), "so long ago, to the day")
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
    return at(_unit_period(anchor, unit, int(count)), rule)


def _same_day(anchor: date, unit: str, count: float) -> date:
    """The same day of the week, month or year, so many of them away; the last where there is none
    (29 February)."""
    if unit == "week":
        return anchor + timedelta(weeks=count)
    months = round(count * (12 if unit == "year" else 1))
    year, month = shift_months(anchor.year, anchor.month, months)
    return month_period(year, month).earliest.replace(
        day=min(anchor.day, month_period(year, month).latest.day)
    )


def place_weekday(shape: Weekday, setting: Setting) -> Placed:
    if setting.today is None:
        return Placed(None, f"weekday, {NO_DATE}")
    today = setting.today
    if shape.within is not None:
        monday = _unit_period(today, "week", _STEPS[shape.within.relation]).earliest
        return at(day_period(monday + timedelta(days=shape.weekday)), "weekday of a named week")
    back = timedelta(days=(today.weekday() - shape.weekday) % 7)
    on = timedelta(days=(shape.weekday - today.weekday()) % 7)
    week = timedelta(days=7)
    if shape.weeks_later:
        return at(day_period(today + on + week), "weekday of the week after")
    if shape.relation == "last":
        return at(day_period(today - (back or week)), "weekday, last")
    if shape.relation == "next":
        # Before that day in the same week, "next Thursday" is told apart from "Thursday".
        same_week = shape.weekday > today.weekday()
        return at(day_period(today + (on or week) + week * same_week), "weekday, next")
    tense = setting.tense()
    if shape.relation == "this":
        past = tense == "past"
        day = today - back if past else today + on
        return at(day_period(day), "weekday, this")
    if tense == "future":
        return at(day_period(today + on), "weekday, future tense")
    if tense == "present" and on < back:
        return at(day_period(today + on), "weekday, present tense")
    rule = "weekday, past tense" if tense == "past" else f"weekday, {tense} tense"
    return at(day_period(today - back), rule)
