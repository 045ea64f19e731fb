"""How many of our own labelled dates are read right, with a floor under each figure.

A floor is raised when the reading gets better. It is lowered only with a reason in the commit.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from entities.language.dates.find import find_dates
from entities.language.findings import FoundDate

GOLD = Path(__file__).resolve().parents[1] / "gold" / "dates.csv"

VALUE_FLOOR = 98.5
"""Percent of labelled expressions whose value is right."""

PLACE_FLOOR = 98.5
"""Percent whose value, precision and both days are right."""

SPURIOUS_CEILING = 2
"""Expressions found that nobody labelled."""


@dataclass(frozen=True, slots=True)
class Measured:
    labelled: int
    value_right: int
    place_right: int
    spurious: tuple[str, ...]


@pytest.fixture(scope="module")
def measured(nlp: Language) -> Measured:
    return measure(nlp)


def measure(nlp: Language) -> Measured:
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sentences: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        sentences[row["published"], row["sentence"]].append(row)
    labelled = value_right = place_right = 0
    spurious: list[str] = []
    for (published, sentence), labels in sentences.items():
        day = date.fromisoformat(published) if published else None
        left = list(find_dates(nlp(sentence), published=day))
        at = 0
        for label in labels:
            if not label["expression"]:
                continue
            labelled += 1
            start = sentence.index(label["expression"], at)
            at = start + len(label["expression"])
            hits = [found for found in left if found.start < at and start < found.end]
            left = [found for found in left if found not in hits]
            value_right += any((found.value or "") == label["value"] for found in hits)
            place_right += [printed(found) for found in hits] == [label_of(label)]
        spurious += [f"{found.text!r} in {sentence!r}" for found in left]
    return Measured(labelled, value_right, place_right, tuple(spurious))


def printed(found: FoundDate) -> tuple[str, ...]:
    parts = (found.value, found.precision, found.earliest, found.latest)
    return tuple(str(part or "") for part in parts)


def label_of(label: dict[str, str]) -> tuple[str, ...]:
    return label["value"], label["precision"], label["earliest"], label["latest"]


def test_at_least_400_expressions_are_labelled(measured: Measured) -> None:
    assert measured.labelled >= 400


def test_values_do_not_fall_below_their_floor(measured: Measured) -> None:
    assert 100 * measured.value_right / measured.labelled >= VALUE_FLOOR


def test_days_do_not_fall_below_their_floor(measured: Measured) -> None:
    assert 100 * measured.place_right / measured.labelled >= PLACE_FLOOR


def test_little_is_found_that_is_no_date(measured: Measured) -> None:
    assert len(measured.spurious) <= SPURIOUS_CEILING, measured.spurious
