"""Lists of links that a page set into its sentences, behind the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

REASON = "links within a sentence"

# Where two words ran together when the page's links lost their line breaks: "PenceTop adviser".
# Two small letters first, so that McLean and DeWitt are no such place.
_SEAM = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_END = re.compile(r"\sMORE\b")
_PART = r"(?:[A-Z][\w.'’-]*|\([A-Z][\w.'’-]*\)|(?:de|van|von|al|bin))"
_NAME_BEFORE = re.compile(rf"{_PART}(?:\s{_PART})+$")
_LONGEST = 700
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a paragraph, as offsets into it."""

    start: int
    end: int


def link_lists(paragraph: str) -> Iterator[Span]:
    """Find a person's full name, run together with headlines, up to the word MORE.

    The sentence has just named the person, so the repeated name goes with the list: of "Ada Brook
    Ada Jane BrookFleet grows Brook resigns MORE said" stays "Ada Brook said".
    """
    taken = 0
    for end in _END.finditer(paragraph):
        first = max(taken, end.start() - _LONGEST)
        for seam in _SEAM.finditer(paragraph, first, end.start()):
            before = paragraph[max(taken, seam.start() - _LONGEST_NAME) : seam.start()]
            name = _NAME_BEFORE.search(before)
            repeated = name and _repeated_from(before, name)
            if repeated:
                yield Span(seam.start() - len(before) + repeated, end.end())
                break
        # Whether or not a list was found: each seam is looked at once, however many MOREs follow.
        taken = end.end()


def _repeated_from(before: str, name: re.Match[str]) -> int | None:
    """Where the full name that ends `before` begins: behind the earlier use of its surname."""
    surname = re.escape(name.group().rpartition(" ")[2])
    earlier = re.search(rf"\b{surname}\b\W*?\s(?:[JS]r\.\s)?", before)
    return max(earlier.end(), name.start()) if earlier else None
