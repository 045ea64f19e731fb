"""Organisations: how far a name goes that has "of" in it."""

from __future__ import annotations

import re

from entities.language.gazetteer import lookup
from entities.language.names.page import Page
from entities.language.names.words import GIVEN, WORDS

_HEADS = WORDS["org_of"]
_ADJECTIVE = re.compile(r"[a-z]{3}(?:ic|al|ive|ary|ous)$")
_TIMES = WORDS["month"] | WORDS["weekday"]


def _capitals(page: Page, index: int) -> int:
    """Where the run of capitalised words from `index` ends."""
    end = index
    while (
        end < len(page)
        and page.line[end] == page.line[index]
        and (page.capital[end] or page.joined(end) or page.words[end] == "&")
        and page.lower[end].rstrip(".") not in _TIMES
    ):
        end += 1
    return end


def _goes_on(page: Page, end: int) -> int:
    """The end of the name after "and" or "in", only where what follows shows it is one name."""
    word = page.at(end)
    after = end + 2 if page.at(end + 1) == "the" else end + 1
    if word not in {"and", "in"} or page.capital[after : after + 1] != [True]:
        return end
    last = _capitals(page, after)
    if page.at(after) in GIVEN:
        return end
    if page.at(last) == "(" or (word == "and" and page.at(last) in {"of", "for", "in"}):
        return last
    if word == "and" and _ADJECTIVE.search(page.lower[end - 1]) and last - after > 1:
        return last  # "Strategic and International Studies": an adjective ends no name.
    both = lookup(page.words[end - 1]) and lookup(page.words[last - 1])
    return last if word == "and" and both else end


def widen_organisation(page: Page, start: int, end: int) -> int:
    """The end of an organisation's name with "of …" taken in: "Patriotic Union of" Kurdistan."""
    if page.at(end - 1) in {"of", "for"}:
        end -= 1
    if not any(page.lower[index] in _HEADS for index in range(start, end)):
        return end
    for _ in range(3):
        if page.at(end) in {"of", "for"}:
            after = end + 2 if page.at(end + 1) == "the" else end + 1
            last = _capitals(page, after)
            if last == after or page.at(after) in GIVEN:
                return end
        else:
            last = _goes_on(page, end)
            if last == end:
                return end
        end = last
    return end
