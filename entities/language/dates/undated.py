"""The dates of a report that does not say when it was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from entities.language.dates.find import find_dates
from entities.language.dates.quotations import quotations
from entities.language.dates.tense import tense_at
from entities.language.findings import FoundDate, ToldDate


def told_dates(doc: Doc, dates: Iterable[FoundDate]) -> tuple[ToldDate, ...]:
    """What `find_dates` gives for this Doc without a publication date, as its words tell it."""
    quoted = quotations(doc.text)
    return tuple(
        ToldDate(
            each,
            tense_at(doc, each.start, each.end),
            quoted=quoted.around(each.start) is not None,
        )
        for each in dates
    )


def find_dates_within(doc: Doc, *, earliest: date, latest: date) -> tuple[FoundDate, ...]:
    """Dates of a report known only to lie between two days, no sharper than that allows.

    What every possible day places alike is placed; the rest reaches over all it could be.
    """
    days = [earliest + timedelta(days=step) for step in range((latest - earliest).days + 1)]
    readings = [find_dates(doc, published=day) for day in days]
    undated = find_dates(doc)
    return tuple(_merge(plain, each) for plain, *each in zip(undated, *readings, strict=True))


def _merge(plain: FoundDate, readings: Sequence[FoundDate]) -> FoundDate:
    first = readings[0]
    if all(each == plain for each in readings):
        return plain
    rule = f"{first.rule}, from an estimated date"
    if all((each.value, each.earliest) == (first.value, first.earliest) for each in readings):
        return replace(first, rule=rule)
    starts = [each.earliest for each in readings if each.earliest is not None]
    ends = [each.latest for each in readings if each.latest is not None]
    if len(starts) < len(readings):
        return plain
    value = f"{min(starts).isoformat()}/{max(ends).isoformat()}"
    return replace(first, value=value, earliest=min(starts), latest=max(ends), rule=rule)
