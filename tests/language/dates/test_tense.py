"""Which side of the publication day a bare weekday falls on."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from entities.language.dates.find import find_dates
from entities.language.dates.tense import tense_at

MONDAY = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two ministers met on Thursday.", "2025-03-06"),
        ("The two ministers will meet on Thursday.", "2025-03-13"),
        ("The two ministers are to meet on Thursday.", "2025-03-13"),
        ("The two ministers are expected to meet on Thursday.", "2025-03-13"),
        ("The meeting, set to take place on Thursday, matters.", "2025-03-13"),
        ("The talks scheduled for Thursday were welcomed.", "2025-03-13"),
        ("The port has been closed until Thursday.", "2025-03-13"),
        ("The union called a strike for Thursday.", "2025-03-13"),
        ("The two ministers have met since Thursday.", "2025-03-06"),
        ("The frigate sailed on Monday.", "2025-03-10"),
        ("The frigate will sail on Monday.", "2025-03-10"),
    ],
)
def test_a_weekday_falls_where_the_tense_points(nlp: Language, text: str, value: str) -> None:
    assert [found.value for found in find_dates(nlp(text), published=MONDAY)] == [value]


def test_the_rule_names_the_tense(nlp: Language) -> None:
    (found,) = find_dates(nlp("The two ministers met on Thursday."), published=MONDAY)
    assert found.rule == "weekday, past tense"


def test_a_text_without_a_parse_has_no_tense(nlp: Language) -> None:
    doc = nlp.make_doc("They met on Thursday.")
    assert tense_at(doc, 12, 20) == "unknown"
