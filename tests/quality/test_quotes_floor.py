"""Floors under the speakers of quotations, on the cases written for this project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language

from entities.language.findings import FoundQuote
from entities.language.model import parse
from entities.language.names import find_names
from entities.language.quotes import find_quotes

CASES = Path(__file__).parents[1] / "gold" / "quotes.jsonl"
RIGHT_PERSON = 0.96
"""Share of the quotations whose speaker is the right name, or rightly nobody."""
WRONG_PERSON = 0.02
"""Share of the quotations given to somebody who did not say them: worse than giving nobody."""
FEWEST_CASES = 150


@dataclass(frozen=True)
class Outcome:
    """One labelled quotation and what was found in its place."""

    case: str
    expected: str | None
    found: FoundQuote | None

    @property
    def right(self) -> bool:
        return self.found is not None and self.found.speaker == self.expected

    @property
    def given_wrongly(self) -> bool:
        return self.found is not None and self.found.speaker not in {None, self.expected}


@pytest.fixture(scope="module")
def outcomes(nlp: Language) -> list[Outcome]:
    return measure(nlp)


def measure(nlp: Language) -> list[Outcome]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    out = []
    for row, doc in zip(rows, parse(nlp, [row["text"] for row in rows]), strict=True):
        quotes = find_quotes(doc, names=find_names(doc))
        for label in row["quotes"]:
            at = row["text"].index(label["begins"])
            hits = [q for q in quotes if any(p.start <= at < p.end for p in q.parts)]
            case = f"{row['id']} {label['begins']}"
            out.append(Outcome(case, label["speaker"], hits[0] if hits else None))
    return out


def test_there_are_enough_cases(outcomes: list[Outcome]) -> None:
    assert len(outcomes) >= FEWEST_CASES


def test_every_labelled_quotation_is_found(outcomes: list[Outcome]) -> None:
    assert [each.case for each in outcomes if each.found is None] == []


def test_the_speaker_is_the_right_person(outcomes: list[Outcome]) -> None:
    wrong = [each.case for each in outcomes if not each.right]
    assert 1 - len(wrong) / len(outcomes) >= RIGHT_PERSON, wrong


def test_hardly_a_quotation_is_given_to_somebody_else(outcomes: list[Outcome]) -> None:
    wrong = [each.case for each in outcomes if each.given_wrongly]
    assert len(wrong) / len(outcomes) <= WRONG_PERSON, wrong
