"""Joining: which mentions of one report name one place or organisation."""

from __future__ import annotations

from entities.language.bodies import body
from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.acronyms import Acronym
from entities.language.names.agreement import Decided
from entities.language.names.candidate import Candidate
from entities.language.names.keys import organisation_key
from entities.language.names.page import Page
from entities.language.names.words import GENERIC


def join_places(decided: list[Decided]) -> dict[Candidate, str]:
    """The canonical name of each place: the gazetteer's where it knows it, so that US is one."""
    names: dict[Candidate, str] = {}
    printed: dict[str, str] = {}
    for each in decided:
        text = each.candidate.text
        place = lookup(text)
        if place is not None:
            names[each.candidate] = place.name
        else:
            names[each.candidate] = printed.setdefault(fold(text), text)
    return names


def _short_forms(page: Page, known: list[Acronym]) -> dict[str, str]:
    """Full names by the folded acronym that the text ties to them."""
    return {fold(page.words[each.index]): page.text(each.start, each.end) for each in known}


def join_organisations(
    page: Page, decided: list[Decided], known: list[Acronym]
) -> dict[Candidate, str]:
    """The canonical name of each organisation: the fullest form the text gives."""
    tied = _short_forms(page, known)
    texts = {
        each.candidate: tied.get(fold(each.candidate.text), each.candidate.text) for each in decided
    }
    fullest: dict[str, str] = {}
    for text in texts.values():
        key = organisation_key(text)
        fullest[key] = max(fullest.get(key, ""), text, key=_printed_fully)
    if "alliance" in fullest and "nato" in fullest:
        fullest["alliance"] = fullest["nato"]
    return {each: _fuller(text, fullest) for each, text in texts.items()}


def _printed_fully(text: str) -> tuple[int, int]:
    """Longer is fuller, and of "Nato" and "NATO" the one in capitals."""
    return len(text), sum(map(str.isupper, text))


def _fuller(text: str, fullest: dict[str, str]) -> str:
    """The name of an organisation, or the one longer name of the report that begins with it."""
    key = organisation_key(text)
    longer = [other for other in fullest if other.startswith(f"{key} ")]
    known = body(text) is not None or key in GENERIC or lookup(text) is not None
    if len(longer) == 1 and " " not in key and not known and not text.isupper():
        return fullest[longer[0]]
    return fullest[key]
