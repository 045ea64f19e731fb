"""When an undated report was written."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from entities.language.dates.estimate import estimate_published
from entities.language.dates.find import find_dates
from entities.language.dates.undated import find_dates_within, told_dates
from entities.language.findings import Estimate, Related

THURSDAY = Related(days=(date(2025, 3, 6),), published=(date(2025, 3, 10),))


def estimate(nlp: Language, text: str, related: Related | None = None) -> Estimate | None:
    doc = nlp(text)
    return estimate_published(told_dates(doc, find_dates(doc)), related=related)


def test_a_past_day_and_this_week_give_ten_days(nlp: Language) -> None:
    found = estimate(nlp, "The ministers met on 6 March 2025. Earlier this week they had talked.")
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 6), date(2025, 3, 15))
    assert [(each.text, each.reason) for each in found.evidence] == [
        ("6 March 2025", "told as past")
    ]


def test_a_day_to_come_closes_the_range(nlp: Language) -> None:
    text = "The ministers met on 6 March 2025. They will meet on 9 March 2025, he said this week."
    found = estimate(nlp, text)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 6), date(2025, 3, 9))


def test_a_weekday_to_come_that_others_date_lies_ahead(nlp: Language) -> None:
    found = estimate(nlp, "He will travel this week. They will meet on Thursday.", THURSDAY)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 3), date(2025, 3, 5))


def test_a_weekday_past_that_others_date_lies_behind(nlp: Language) -> None:
    found = estimate(nlp, "The two ministers met on Thursday.", THURSDAY)
    assert found is not None
    assert (found.earliest, found.latest) == (date(2025, 3, 6), date(2025, 3, 12))


def test_last_thursday_was_not_written_on_that_thursday(nlp: Language) -> None:
    found = estimate(nlp, "The two ministers met last Thursday.", THURSDAY)
    assert found is not None
    assert found.earliest == date(2025, 3, 7)


def test_history_is_no_support(nlp: Language) -> None:
    assert estimate(nlp, "The treaty was signed on 6 June 1944 in the old town hall.") is None


def test_a_year_or_a_month_is_no_support(nlp: Language) -> None:
    assert estimate(nlp, "The treaty was signed in May 2024. He spoke of it this week.") is None


def test_weekdays_without_other_reports_are_no_support(nlp: Language) -> None:
    assert estimate(nlp, "The two ministers will meet on Thursday this week.") is None


def test_a_report_told_by_weekdays_is_not_dated_by_what_lies_further_back(nlp: Language) -> None:
    text = "The two ministers met on Tuesday. They had last met on 6 January 2025, he said."
    assert estimate(nlp, text) is None


def test_no_dates_no_estimate(nlp: Language) -> None:
    assert estimate(nlp, "The two ministers met.", THURSDAY) is None


def test_what_the_range_leaves_open_reaches_over_all_of_it(nlp: Language) -> None:
    doc = nlp("They came yesterday and will meet on Thursday.")
    found = find_dates_within(doc, earliest=date(2025, 3, 3), latest=date(2025, 3, 4))
    assert [(each.value, each.earliest, each.latest) for each in found] == [
        ("2025-03-02/2025-03-03", date(2025, 3, 2), date(2025, 3, 3)),
        ("2025-03-06", date(2025, 3, 6), date(2025, 3, 6)),
    ]
