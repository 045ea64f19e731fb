"""Whole texts: what is found, what is left alone, and what a date is placed from."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from entities.language.dates.find import find_dates
from entities.language.findings import FoundDate

MONDAY = date(2025, 3, 10)
BLANK = spacy.blank("en")


def read(text: str, *, published: date | None = MONDAY) -> tuple[FoundDate, ...]:
    return find_dates(BLANK.make_doc(text), published=published)


def values(text: str, *, published: date | None = MONDAY) -> list[str | None]:
    return [found.value for found in read(text, published=published)]


def test_offsets_lead_back_to_the_words() -> None:
    text = "It began on 6 March 2025, not on 7 March 2025."
    assert [text[found.start : found.end] for found in read(text)] == [
        "6 March 2025",
        "7 March 2025",
    ]


def test_expressions_do_not_overlap() -> None:
    found = read("On Friday, 7 March 2025 at 18:00 GMT, two days after last week's third quarter.")
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_day_has_equal_ends_and_a_month_has_its_own() -> None:
    day, month = read("From 6 March 2025 until April 2026.")
    assert (day.precision, day.earliest, day.latest) == ("day", date(2025, 3, 6), date(2025, 3, 6))
    assert (month.precision, month.earliest) == ("month", date(2026, 4, 1))
    assert month.latest == date(2026, 4, 30)


@pytest.mark.parametrize(
    "text",
    [
        "the 250th anniversary of the corps",
        "a 55-year-old pilot, aged 55, 55 years old",
        "the Sunday Times and The Sun",
        "Operation June was led by April Jones",
        "some 2,000 troops and $1990",
        "he may march on",
        "flight 1948 and resolution 1973",
        "a score of 3-2",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert read(text) == ()


def test_an_undated_report_places_only_what_stands_alone() -> None:
    fixed, day, weekday = read("On 6 March 2025 and 10 February and Thursday", published=None)
    assert fixed.earliest == date(2025, 3, 6)
    assert (day.value, day.earliest) == ("XXXX-02-10", None)
    assert (weekday.value, weekday.rule) == (None, "weekday, no publication date")


def test_a_publication_time_counts_as_its_day() -> None:
    hour = datetime(2025, 3, 10, 9, 30, tzinfo=UTC)
    assert values("They met yesterday.", published=hour) == ["2025-03-09"]


def test_a_dateline_serves_an_undated_report() -> None:
    text = "Ministers meet\nMarch 10, 2025\nThey also met yesterday."
    assert values(text, published=None) == ["2025-03-10", "2025-03-09"]


def test_the_day_told_before_anchors_what_follows() -> None:
    text = "He fell ill on 3 May 2024. Two days later he was back. The next day he left."
    assert values(text) == ["2024-05-03", "2024-05-05", "2024-05-06"]


def test_without_a_day_told_before_nothing_follows_from_it() -> None:
    (found,) = read("Two days later he was back.")
    assert (found.value, found.earliest) == (None, None)
    assert found.rule == "so long before or after, no date told before"


def test_today_in_a_quotation_is_the_day_it_was_spoken() -> None:
    text = "They met on 6 March 2025. “I am here today,” he said. The report is out today."
    found = read(text)
    assert [each.value for each in found] == ["2025-03-06", "2025-03-06", "2025-03-10"]
    assert found[1].rule == "day from the day spoken, in a quotation"


def test_a_quotation_with_two_days_to_choose_from_keeps_the_publication_day() -> None:
    text = "They met on 5 March 2025 and 6 March 2025. “I am here today,” he said."
    assert values(text)[-1] == "2025-03-10"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("“We met yesterday,” he told reporters on 5 March 2025.", "2025-03-04"),
        ("He said on 5 March 2025: “We leave tomorrow.”", "2025-03-06"),
        ("“We met yesterday,” he said.", "2025-03-09"),
        ("“We met yesterday.” The talks opened on 5 March 2025.", "2025-03-09"),
        ("He spoke on 5 March 1946: “We leave tomorrow.”", "2025-03-11"),
    ],
)
def test_the_day_of_a_quotation_is_the_one_its_sentence_tells(text: str, value: str) -> None:
    assert value in values(text)


def test_numerals_are_read_in_the_order_the_text_prints_its_dates() -> None:
    assert values("On March 6, 2025 and 04/05/2025")[-1] == "2025-04-05"
    assert values("On 6 March 2025 and 04/05/2025")[-1] == "2025-05-04"


def test_numerals_that_could_be_two_days_are_not_guessed() -> None:
    (found,) = read("Stamped 04/05/2024.", published=None)
    assert (found.value, found.earliest) == (None, None)
    assert found.rule == "numeric date, day or month first is unclear"


@pytest.mark.parametrize("text", ["31 June 2025", "2025-02-30", "February 30", "29 February 2023"])
def test_a_day_the_calendar_lacks_is_found_but_not_placed(text: str) -> None:
    (found,) = read(text)
    assert (found.value, found.earliest, found.rule) == (None, None, "no such day in the calendar")


def test_a_story_carries_its_year_on() -> None:
    words = "On 6 June 1944 they landed ; on 25 August it fell".split()
    tags = "IN CD NNP CD PRP VBD : IN CD NNP PRP VBD".split()
    heads = [5, 2, 0, 2, 5, 5, 5, 11, 9, 7, 11, 5]
    verbs = ["VERB" if tag == "VBD" else "X" for tag in tags]
    doc = Doc(BLANK.vocab, words=words, tags=tags, pos=verbs, heads=heads, deps=["dep"] * 12)
    assert [found.value for found in find_dates(doc, published=MONDAY)][-1] == "1944-08-25"


def test_a_month_does_not_swallow_what_it_counts(nlp: Language) -> None:
    found = find_dates(nlp("In March 12 soldiers died."), published=MONDAY)
    assert [(each.text, each.value) for each in found] == [("March", "2025-03")]


def test_months_that_name_a_person_in_the_text_are_hers(nlp: Language) -> None:
    text = "Theresa May spoke first. The reply by May was short. The vote is in May."
    found = find_dates(nlp(text), published=MONDAY)
    assert [each.start for each in found] == [text.rindex("May")]
