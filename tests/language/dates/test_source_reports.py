"""Every date of the five source reports that a reader would place, by a reader's eye."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from entities.language.dates.estimate import estimate_published
from entities.language.dates.find import find_dates
from entities.language.dates.undated import find_dates_within, told_dates
from entities.language.findings import Related

MONDAY = date(2025, 3, 10)
MEETING = Related(days=(date(2025, 3, 6),), published=(MONDAY,))


@pytest.fixture(scope="module")
def reports(nlp: Language, source_reports: Path) -> list[Doc]:
    return [nlp(path.read_text("utf-8")) for path in sorted(source_reports.glob("*.txt"))]


@pytest.mark.parametrize("number", [0, 1])
def test_the_reports_of_10_march_tell_of_6_march(reports: list[Doc], number: int) -> None:
    placed = {
        found.text: found.value
        for found in find_dates(reports[number], published=MONDAY)
        if found.precision == "day"
    }
    # "Today" stands in a quotation that was spoken at the meeting.
    assert placed == {
        "2025-03-10": "2025-03-10",
        "last Thursday": "2025-03-06",
        "today": "2025-03-06",
    }


def test_the_report_before_the_meeting_is_placed_only_by_the_others(reports: list[Doc]) -> None:
    doc = reports[2]
    dates = find_dates(doc)
    assert [each.text for each in dates if each.earliest is not None] == []
    assert estimate_published(told_dates(doc, dates)) is None
    estimate = estimate_published(told_dates(doc, dates), related=MEETING)
    assert estimate is not None
    assert (estimate.earliest, estimate.latest) == (date(2025, 3, 3), date(2025, 3, 5))
    assert [each.text for each in estimate.evidence] == ["Thursday"]


def test_its_weekdays_follow_from_the_estimate(reports: list[Doc]) -> None:
    found = find_dates_within(reports[2], earliest=date(2025, 3, 3), latest=date(2025, 3, 5))
    days = {each.text: each.value for each in found if each.precision == "day"}
    assert days == {"Thursday": "2025-03-06", "Wednesday": "2025-03-05"}
    assert all(each.rule.endswith("from an estimated date") for each in found if each.earliest)


def test_the_report_from_parliament_takes_its_year_from_other_reports(reports: list[Doc]) -> None:
    doc = reports[3]
    dates = find_dates(doc)
    days = [(each.text, each.value) for each in dates if (each.value or "").startswith("XXXX")]
    assert days == [("10 February", "XXXX-02-10"), ("31 January", "XXXX-01-31")]
    estimate = estimate_published(told_dates(doc, dates), related=Related(published=(MONDAY,)))
    assert estimate is not None
    assert (estimate.earliest, estimate.latest) == (date(2025, 2, 10), date(2025, 2, 19))


def test_the_report_after_the_meeting_names_its_day(reports: list[Doc]) -> None:
    doc = reports[4]
    dates = find_dates(doc)
    assert [(each.text, each.value) for each in dates if each.earliest is not None] == [
        ("6 March 2025", "2025-03-06"),
        ("March 1946", "1946-03"),
        ("March 5, 1946", "1946-03-05"),
    ]
    estimate = estimate_published(told_dates(doc, dates), related=MEETING)
    assert estimate is not None
    assert estimate.earliest <= date(2025, 3, 7) <= estimate.latest
    assert (estimate.latest - estimate.earliest).days < 10


def test_a_date_set_by_hand_places_everything_anew(reports: list[Doc]) -> None:
    found = find_dates(reports[2], published=date(2025, 3, 4))
    days = {each.text: each.value for each in found if each.precision == "day"}
    assert days == {"Thursday": "2025-03-06", "Wednesday": "2025-03-05"}
