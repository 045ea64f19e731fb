"""The people, places and organisations of the five source reports, read by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from entities.language.findings import FoundName
from entities.language.model import parse
from entities.language.names import find_names

Reports = dict[str, tuple[FoundName, ...]]


@pytest.fixture(scope="module")
def reports(nlp: Language, source_reports: Path) -> Reports:
    files = sorted(source_reports.glob("*.txt"))
    docs = parse(nlp, [file.read_text(encoding="utf-8") for file in files])
    return {file.name[:3]: find_names(doc) for file, doc in zip(files, docs, strict=True)}


def found(reports: Reports, kind: str) -> set[str]:
    return {name.name for names in reports.values() for name in names if name.kind == kind}


@pytest.mark.parametrize(
    ("report", "people"),
    [
        ("000", {"John Healey", "Pete Hegseth", "Keir Starmer", "Trump", "Zelenskyy"}),
        ("001", {"John Healey", "Pete Hegseth", "Keir Starmer", "Donald Trump"}),
        ("002", {"John Healey", "Pete Hegseth", "Keir Starmer", "Volodymyr Zelensky"}),
        ("003", {"John Healey", "Pete Hegseth", "Wendy Chamberlain", "Chris McDonald"}),
        ("004", {"John Healey", "Winston Churchill", "Harry Truman", "Donald Trump"}),
    ],
)
def test_everybody_is_found(reports: Reports, report: str, people: set[str]) -> None:
    names = {name.name for name in reports[report] if name.kind == "person"}
    assert people <= names


@pytest.mark.parametrize("report", ["000", "001", "002", "004"])
def test_nobody_else_is(reports: Reports, report: str) -> None:
    known = {"Healey", "Hegseth", "Starmer", "Trump", "Zelenskyy", "Zelensky"}
    known |= {"Churchill", "Truman"}
    names = {name.name.split()[-1] for name in reports[report] if name.kind == "person"}
    assert names <= known


def test_the_places_are_found(reports: Reports) -> None:
    places = {"Pentagon", "White House", "Oval Office", "Washington", "Rotherham", "Ukraine"}
    places |= {"Rawmarsh and Conisbrough", "North East Fife", "South Yorkshire", "Russia"}
    places |= {"United Kingdom", "United States", "France", "China", "Australia", "Middle East"}
    assert places <= found(reports, "place")


def test_the_organisations_are_found(reports: Reports) -> None:
    bodies = {"NATO", "Aukus", "US Department of Defense", "Ukraine Defence Contact Group"}
    bodies |= {"United States Marine Corps", "Labour", "House of Commons"}
    assert bodies <= found(reports, "organisation")


def test_figures_of_speech_and_events_are_no_names(reports: Reports) -> None:
    texts = {name.text for names in reports.values() for name in names}
    assert not texts & {"Special Relationship", "Iron Curtain", "Shoulder", "Beyond Ukraine"}
    assert not texts & {"Munich Security Conference", "Defence Secretary", "Secretary of State"}


def test_roles_are_kept_as_printed(reports: Reports) -> None:
    roles = {(name.name, name.role) for names in reports.values() for name in names if name.role}
    assert ("John Healey", "UK Defence Secretary") in roles
    assert ("John Healey", "UK Secretary of State for Defence") in roles
    assert ("Keir Starmer", "Prime Minister") in roles
    assert ("Wendy Chamberlain", "MP for North East Fife") in roles
