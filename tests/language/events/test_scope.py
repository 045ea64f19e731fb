"""What is no affair of defence or between states is no event here."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from entities.language.dates.find import find_dates
from entities.language.events import find_events
from entities.language.names import find_names

MEETING = "Joan Talbot met Rita Whitlock in Leeds on Monday."


def kinds(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    names, dates = find_names(doc), find_dates(doc, published=date(2025, 6, 11))
    return [event.kind for event in find_events(doc, names=names, dates=dates)]


def test_a_text_without_a_sign_is_taken_at_its_word(nlp: Language) -> None:
    assert kinds(nlp, MEETING) == ["meeting"]


@pytest.mark.parametrize(
    "after",
    [
        "They planned the party's election campaign.",
        "The court had heard both lawyers before the trial.",
        "The league wants the match to be played in May.",
    ],
)
def test_what_happens_at_home_is_left_out(nlp: Language, after: str) -> None:
    assert kinds(nlp, f"{MEETING} {after}") == []


def test_the_sentence_itself_counts_more_than_its_neighbours(nlp: Language) -> None:
    text = MEETING.replace("met", "met the Dutch defence minister,")
    assert kinds(nlp, f"{text} The election campaign goes on, voters and candidates say.") == [
        "meeting"
    ]


def test_a_country_abroad_makes_it_an_affair_of_states(nlp: Language) -> None:
    assert kinds(nlp, f"{MEETING} The budget was short. They flew on to Norway and Japan.") == [
        "meeting"
    ]


def test_only_towns_of_the_country_it_is_written_in_do_not(nlp: Language) -> None:
    tour = "He had been in Denver and Chicago, and the voters of Boston and Dallas will hear him."
    assert kinds(nlp, f"Carl Munn visited Phoenix on Monday. {tour}") == []
