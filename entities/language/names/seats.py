"""Seats: the constituencies that members of parliament sit for, which often have "and" in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.page import Page
from entities.language.names.titles import ending
from entities.language.names.words import GIVEN, SEATS, WORDS

_MEMBER = frozenset({"mp", "msp", "mep", "mps"})
_SMALL = frozenset({"and", "of", "upon", "on", "the", "-"})
_COMPASS = WORDS["direction"] | {"mid", "central"}
_LONGEST = 7


def _forward(page: Page, start: int) -> int:
    """The end of the capitalised words from `start`, with "and" and "upon" between them."""
    end = start
    while end < min(len(page), start + _LONGEST):
        joins = page.lower[end] in _SMALL and page.capital[end + 1 : end + 2] == [True]
        name = page.at(end + 1) in GIVEN
        if page.line[end] != page.line[start] or not (page.capital[end] or (joins and not name)):
            break
        end += 1
    return end


def _backward(page: Page, end: int) -> int:
    """The beginning of the capitalised words before `end`, with "and" between them."""
    start = end
    while start > max(0, end - _LONGEST) and page.line[start - 1] == page.line[end]:
        joins = page.lower[start - 1] in _SMALL - {"the"} and page.capital[start - 2]
        if not (page.capital[start - 1] or (joins and start - 1 < end)):
            break
        start -= 1
    while start < end and page.opens[start] and page.lower[start] in {"the", "a"}:
        start += 1
    return start


def _sits_for(page: Page, index: int) -> int | None:
    """Where a constituency begins that is said to be sat or stood for; None without such words.

    "MP for", "MP representing", "member (of parliament) for", "in the Commons for", "Labour's
    candidate in", "the by-election in".
    """
    word, link = page.at(index), page.at(index + 1)
    if not (
        (word in _MEMBER and link in {"for", "representing"})
        or (word in {"member", "parliament", "commons"} and link == "for")
        or ((word == "candidate" or _by_election(page, index - 2)) and link == "in")
        or (word == "constituency" and link == "of")
    ):
        return None
    start = index + 2 + (page.at(index + 2) == "the")
    return start if start < len(page) and not ending(page, start) else None


def _by_election(page: Page, index: int) -> bool:
    """Whether "by-election", which is three tokens, begins here."""
    return page.at(index) == "by" and page.joined(index + 1) and page.at(index + 2) == "election"


def _whole(page: Page, start: int, end: int) -> bool:
    """Whether words in front of "MP" are a constituency, not a party, a nation or a person."""
    if end - start < 2:
        return False
    place = lookup(page.text(start, end))
    known = place is not None and place.kind == "constituency"
    compass = {page.lower[start], page.lower[end - 1]} & _COMPASS and page.at(start) not in GIVEN
    return "and" in page.lower[start:end] or known or bool(compass)


def _listed(page: Page, starts: Iterable[int], ends: Iterable[int]) -> tuple[int, int] | None:
    """The longest run of tokens, of those that begin and end there, that is a seat known by name:
    some have commas in them."""
    runs = sorted(product(starts, ends), key=lambda run: run[0] - run[1])
    return next(
        (
            (start, end)
            for start, end in runs
            if 0 <= start < end <= len(page)
            and page.line[start] == page.line[end - 1]
            and page.capital[start]
            and page.words[end - 1][-1].isalnum()
            and fold(page.text(start, end)) in SEATS
        ),
        None,
    )


def seats(page: Page) -> list[tuple[int, int]]:
    """The tokens of constituencies of several words: "Rawmarsh and Conisbrough MP", "MP for …"."""
    found: list[tuple[int, int]] = []
    for index, word in enumerate(page.lower):
        start = _sits_for(page, index)
        if start is not None:
            ends = range(start + 1, start + _LONGEST + 2)
            run = _listed(page, [start], ends) or (start, _forward(page, start))
            if run[1] - run[0] > 1:
                found.append(run)
        elif (
            (word in _MEMBER and page.capital[index])
            or word == "constituency"
            or _by_election(page, index)
        ):
            listed = _listed(page, range(index - _LONGEST - 1, index - 1), [index])
            start, end = listed or (_backward(page, index), index)
            if listed or _whole(page, start, end):
                found.append((start, end))
    return [each for each in found if not _overlaps(each, found)]


def _overlaps(seat: tuple[int, int], found: list[tuple[int, int]]) -> bool:
    """Whether a longer seat has some of the same words."""
    start, end = seat
    return any(
        other != seat and other[0] < end and start < other[1] and other[1] - other[0] > end - start
        for other in found
    )
