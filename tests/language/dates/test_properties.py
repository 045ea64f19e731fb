"""What holds for every date, every publication day and every text."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from entities.language.dates.find import find_dates
from entities.language.dates.holidays import easter

BLANK = spacy.blank("en")
MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct."]
SHORT += ["Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

PRINTED = [
    "{day} {month} {year}",
    "{day} {month}, {year}",
    "{nth} {month} {year}",
    "{nth} of {month} {year}",
    "the {nth} of {month}, {year}",
    "{day} {short} {year}",
    "{day}-{abbreviated}-{year}",
    "{month} {day}, {year}",
    "{month} {day} {year}",
    "{month} {nth}, {year}",
    "{short} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday} the {nth} of {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{brief}, {day} {abbreviated} {year}",
    "{MONTH} {day}, {year}",
    "{iso}",
    "{iso}T18:30:00Z",
    "{year}/{mm}/{dd}",
]
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def printed(form: str, day: date) -> str:
    month = MONTHS[day.month - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    weekday = WEEKDAYS[day.weekday()]
    return form.format(
        day=day.day,
        month=month,
        MONTH=month.upper(),
        short=SHORT[day.month - 1],
        abbreviated=month[:3],
        year=day.year,
        nth=f"{day.day}{'th' if 10 < day.day < 14 else ending}",
        weekday=weekday,
        brief=weekday[:3],
        iso=day.isoformat(),
        mm=f"{day.month:02}",
        dd=f"{day.day:02}",
    )


@pytest.mark.parametrize("form", PRINTED)
@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_every_day_printed_reads_back_as_itself(form: str, day: date) -> None:
    text = f"It was agreed on {printed(form, day)} in the capital."
    (found,) = find_dates(BLANK.make_doc(text))
    assert (found.value, found.earliest, found.latest) == (day.isoformat(), day, day)


@given(day=DAYS, mark=st.sampled_from("/.-"))
@settings(max_examples=100, deadline=None)
def test_numerals_read_back_where_only_one_order_is_possible(day: date, mark: str) -> None:
    day_first = f"{day.day:02}{mark}{day.month:02}{mark}{day.year}"
    (found,) = find_dates(BLANK.make_doc(f"Stamped {day_first} here."))
    unclear = day.day <= 12 and day.day != day.month
    assert found.value == (None if unclear else day.isoformat())


RELATIVE = [
    "They met on Thursday.",
    "They will meet on Thursday.",
    "They met last Tuesday.",
    "They meet next Friday.",
    "They met yesterday and the day before yesterday.",
    "They meet tomorrow night.",
    "They met last week.",
    "They meet next weekend.",
    "They met over the weekend.",
    "They met three days ago.",
    "They met two weeks ago.",
    "They met from Monday to Wednesday.",
    "They met this morning at 6:40 a.m.",
    "They met over the past week.",
    "They meet on Friday of next week.",
    "It rained overnight.",
]


@pytest.mark.parametrize("text", RELATIVE)
@given(published=DAYS, weeks=st.integers(min_value=-200, max_value=200))
@settings(max_examples=25, deadline=None)
def test_a_week_later_every_relative_date_is_a_week_later(
    nlp: Language, text: str, published: date, weeks: int
) -> None:
    doc = nlp(text)
    shift = timedelta(weeks=weeks)
    before = find_dates(doc, published=published)
    after = find_dates(doc, published=published + shift)
    assert before
    for one, other in zip(before, after, strict=True):
        assert one.earliest is not None
        assert one.latest is not None
        assert (one.earliest + shift, one.latest + shift) == (other.earliest, other.latest)
        assert one.rule == other.rule


WORDS = """
the last next this past of in on May March Sept. 31 30 29 12 1 0 2025 1999 9999 0000 25:61 6:40
p.m. early late mid - – / : , . ' ’ s th st Thursday Sun Fri weekend week day year century decade
ago later before after first second third 21st and to from between until noon Easter Christmas Eve
9/11 Q3 H1 FY24 fiscal today tomorrow year's 1990s '90s “ ” quarter half a every annual now few
several dozen hundred thousand twenty-one two and-a-half 1,000,000 2.5 99999999999999 spring fall
2025-02-30 31/12/1999 T18 24:00 same previous following ٣ ½ 𝟚
""".split()
WORDS.append("\n")


@given(
    words=st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30),
    published=st.none() | st.dates(),
)
@settings(max_examples=600, deadline=None)
def test_no_text_raises_and_what_is_found_is_sound(
    words: list[str], published: date | None
) -> None:
    text = " ".join(words)
    end = 0
    for found in find_dates(BLANK.make_doc(text), published=published):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert (found.earliest is None) == (found.latest is None) == (found.precision is None)
        if found.earliest is not None and found.latest is not None:
            assert found.earliest <= found.latest
        assert found.rule
        end = found.end


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "early ",
        "the ",
        "6 ",
        "2025-",
        "2025 ",
        "and a half ",
        "“today ",
        "to Monday ",
        "a ",
    ],
)
def test_a_long_run_of_one_word_takes_no_long_time(unit: str) -> None:
    doc = BLANK.make_doc("On 6 March 2025 " + unit * (20_000 // len(unit)))
    started = time.process_time()
    find_dates(doc, published=date(2025, 3, 10))
    assert time.process_time() - started < 3


@given(year=st.integers(min_value=1583, max_value=4099))
@settings(max_examples=200, deadline=None)
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize("day", [(2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20)])
def test_easter_falls_where_almanacs_have_it(day: tuple[int, int, int]) -> None:
    assert easter(day[0]) == date(*day)
