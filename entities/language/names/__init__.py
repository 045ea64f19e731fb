"""Names: the people, places and organisations of one text.

The model marks runs of words; rules mend their borders, add the capitalised runs it left, decide
each name by what speaks for it anywhere in the report, find its repeats, and join its mentions.
No Django here, and no clock.
"""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from entities.language.findings import FoundName, Kind
from entities.language.names.acronyms import acronyms
from entities.language.names.agreement import Decided, decide
from entities.language.names.aliases import aliases
from entities.language.names.governments import is_government
from entities.language.names.joining import join_organisations, join_places
from entities.language.names.page import Page, lay_out
from entities.language.names.people import join_people
from entities.language.names.phrases import candidates
from entities.language.names.repeats import repeats
from entities.language.names.roles import Owners, whole_role

__all__ = ["find_names"]


def find_names(doc: Doc) -> tuple[FoundName, ...]:
    """The names in a text, in order; mentions with equal (kind, name) are one entity."""
    page = lay_out(doc)
    decided = decide(page, candidates(page))
    decided += repeats(page, decided)
    decided.sort(key=lambda each: each.candidate.start)
    return _found(page, [each for each in decided if each.sort != "nothing"])


def _found(page: Page, decided: list[Decided]) -> tuple[FoundName, ...]:
    """The mentions with their canonical names."""
    of_sort = {
        sort: [each for each in decided if each.sort == sort]
        for sort in ("person", "place", "organisation")
    }
    names = (
        join_people(of_sort["person"], aliases(page, of_sort["person"]))
        | join_places(of_sort["place"])
        | join_organisations(page, of_sort["organisation"], acronyms(page))
    )
    owners = Owners.of_names(decided)
    return tuple(_mention(page, each, names[each.candidate], owners) for each in decided)


def _mention(page: Page, each: Decided, name: str, owners: Owners) -> FoundName:
    candidate = each.candidate
    start = page.starts[candidate.start] + candidate.shift
    return FoundName(
        start=start,
        end=start + len(candidate.text),
        text=candidate.text,
        kind=cast(Kind, each.sort),
        name=name,
        rule=each.rule,
        reason=each.reason,
        sense="government"
        if each.sort == "place" and is_government(page.doc, candidate.start, candidate.end)
        else "",
        role=whole_role(page, candidate, owners) if each.sort == "person" else "",
    )
