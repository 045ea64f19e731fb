"""The quotations of the five source reports, each with the right person."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from entities.language.findings import FoundQuote
from entities.language.names import find_names
from entities.language.quotes import find_quotes, same_quote


@pytest.fixture(scope="module")
def quotes(nlp: Language, source_reports: Path) -> dict[str, tuple[FoundQuote, ...]]:
    found = {}
    for path in sorted(source_reports.glob("*.txt")):
        doc = nlp(path.read_text(encoding="utf-8"))
        found[path.name[:3]] = find_quotes(doc, names=find_names(doc))
    return found


@pytest.mark.parametrize(
    ("report", "words", "speaker"),
    [
        ("000", "in full agreement", "John Healey"),
        ("001", "in full agreement", "John Healey"),
        ("004", "in full agreement", "John Healey"),
        ("000", "dynamic security environment", "Pete Hegseth"),
        ("001", "dynamic security environment", "Pete Hegseth"),
        ("000", "You challenged us", "John Healey"),
        ("000", "here today to strengthen", "John Healey"),
        ("002", "Amid a period", "John Healey"),
        ("002", "We will advance that work", "John Healey"),
        ("002", "cementing our ties", "John Healey"),
        ("003", "I held the first call", "John Healey"),
        ("003", "The two leaders committed", "US Department of Defense"),
        ("003", "Can the Secretary of State", "Wendy Chamberlain"),
        ("003", "spending his third full week", "John Healey"),
        ("003", "Everyone in NATO", "John Healey"),
        ("003", "In the face of wider", "Chris McDonald"),
        ("004", "As global threats increase", "John Healey"),
    ],
)
def test_a_quotation_has_its_person(
    quotes: dict[str, tuple[FoundQuote, ...]], report: str, words: str, speaker: str
) -> None:
    (quote,) = [quote for quote in quotes[report] if words in quote.text]
    assert quote.speaker == speaker


def test_the_special_relationship_is_nobody_s_quotation(
    quotes: dict[str, tuple[FoundQuote, ...]],
) -> None:
    sorts = {q.sort for found in quotes.values() for q in found if "pecial" in q.text[:3]}
    assert sorts <= {"scare"}


def test_one_quotation_in_three_reports_is_one(
    quotes: dict[str, tuple[FoundQuote, ...]],
) -> None:
    printings = [
        next(q for q in quotes[report] if "in full agreement" in q.text).text
        for report in ("000", "001", "004")
    ]
    assert all(same_quote(printings[0], other).same for other in printings)
