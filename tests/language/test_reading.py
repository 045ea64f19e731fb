"""One text read by a process that reads for ever."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from entities.language import reading
from entities.language.reading import Passage, read, read_one


def test_words_met_for_the_first_time_are_forgotten_once_enough_are_known(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "WORDS_KEPT", 0)
    read_one(nlp, Passage("Anna Berg met Carl Lund in Oslo."))
    known = {word.orth for word in nlp.vocab}, len(nlp.vocab.strings)
    for number in range(3):
        read_one(nlp, Passage(f"Colonel Brzevnik{number} met Ivo Zharkon{number} in Oslo."))
    assert ({word.orth for word in nlp.vocab}, len(nlp.vocab.strings)) == known


def test_nothing_is_read_otherwise_because_of_it(nlp: Language, own_reports: Path) -> None:
    lines = (own_reports / "reports.jsonl").read_text().splitlines()[:4]
    passages = [Passage(json.loads(line)["text"], date(2025, 3, 10)) for line in lines]
    alone = [read_one(nlp, each) for each in passages]
    assert alone == list(read(nlp, passages))
    assert alone[0].names
