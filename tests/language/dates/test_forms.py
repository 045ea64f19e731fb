"""Every way a date is printed, read without a parse and placed from Monday 10 March 2025."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from entities.language.dates.find import find_dates

MONDAY = date(2025, 3, 10)
BLANK = spacy.blank("en")


def placed(text: str) -> tuple[str | None, str, str]:
    (found,) = find_dates(BLANK.make_doc(text), published=MONDAY)
    return found.value, str(found.earliest), str(found.latest)


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("15–19 May 2025", "2025-05-15/2025-05-19", "2025-05-15", "2025-05-19"),
        ("between 3 and 5 June 2024", "2024-06-03/2024-06-05", "2024-06-03", "2024-06-05"),
        ("May 3-5, 2024", "2024-05-03/2024-05-05", "2024-05-03", "2024-05-05"),
        ("30 December to 2 January 2025", "2024-12-30/2025-01-02", "2024-12-30", "2025-01-02"),
        ("from Monday to Wednesday", "2025-03-10/2025-03-12", "2025-03-10", "2025-03-12"),
        ("early 2024", "2024", "2024-01-01", "2024-04-30"),
        ("the end of 2026", "2026", "2026-11-01", "2026-12-31"),
        ("mid-March 2024", "2024-03", "2024-03-11", "2024-03-21"),
        ("the third week of May 2024", "2024-W20", "2024-05-13", "2024-05-21"),
        ("the last week of March 2009", "2009-W13", "2009-03-23", "2009-03-31"),
        ("the first Monday of May 2025", "2025-05-05", "2025-05-05", "2025-05-05"),
        ("the last day of April 2025", "2025-04-30", "2025-04-30", "2025-04-30"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the late 1990s", "199", "1996-01-01", "1999-12-31"),
        ("the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("spring 2025", "2025-SP", "2025-03-01", "2025-05-31"),
        ("the winter of 1944", "1944-WI", "1944-12-01", "1945-02-28"),
        ("Q3 2025", "2025-Q3", "2025-07-01", "2025-09-30"),
        ("the second half of 2025", "2025-H2", "2025-07-01", "2025-12-31"),
        ("fiscal 2027", "FY2027", "2026-10-01", "2027-09-30"),
        ("financial year 2024/25", "FY2025", "2024-04-01", "2025-03-31"),
        ("last Thursday", "2025-03-06", "2025-03-06", "2025-03-06"),
        ("next Thursday", "2025-03-20", "2025-03-20", "2025-03-20"),
        ("this week", "2025-W11", "2025-03-10", "2025-03-16"),
        ("earlier this month", "2025-03", "2025-03-01", "2025-03-10"),
        ("later this year", "2025", "2025-03-10", "2025-12-31"),
        ("last weekend", "2025-W10-WE", "2025-03-08", "2025-03-09"),
        ("two weeks ago", "2025-W09", "2025-02-24", "2025-03-02"),
        ("the past three months", "P3M", "2024-12-10", "2025-03-10"),
        ("this morning", "2025-03-10TMO", "2025-03-10", "2025-03-10"),
        ("overnight", "2025-03-10TNI", "2025-03-09", "2025-03-10"),
        ("at 18:00 GMT on 6 March 2025", "2025-03-06T18:00Z", "2025-03-06", "2025-03-06"),
        ("D-Day", "1944-06-06", "1944-06-06", "1944-06-06"),
        ("the September 11 attacks", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("Good Friday 2025", "2025-04-18", "2025-04-18", "2025-04-18"),
    ],
)
def test_a_printed_form_is_placed(text: str, value: str, earliest: str, latest: str) -> None:
    assert placed(text) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for three years", "P3Y"),
        ("a 27-year contract", "P27Y"),
        ("two and a half years", "P2.5Y"),
        ("half an hour", "PT30M"),
        ("for several weeks", "PXW"),
        ("in decades", "PXY"),
        ("every year", "P1Y"),
        ("15 a year", "P1Y"),
        ("every Thursday", "XXXX-WXX-4"),
        ("the annual fair", "P1Y"),
        ("currently", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("in the near future", "FUTURE_REF"),
    ],
)
def test_lengths_repeats_and_vague_words_have_a_value_and_no_days(text: str, value: str) -> None:
    assert placed(text) == (value, "None", "None")
