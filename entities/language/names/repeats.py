"""Repeats: a name the report has printed clearly is that name wherever it is printed again."""

from __future__ import annotations

from collections.abc import Iterator

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.agreement import Decided
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.titles import ending
from entities.language.names.weights import Sort
from entities.language.names.words import GIVEN, WORDS

_LONGEST = 6
_REASON = "the report prints the name elsewhere"
_SHOUTED = "a place known from the gazetteer, in a line of capitals"
_LEAST_PEOPLE = 100
"""Thousands. Smaller towns are not looked for in capitals: "READING", "NICE", "MOBILE"."""
_NEVER = WORDS["not_name"] | WORDS["month"] | WORDS["weekday"] | WORDS["nationality"]
Known = dict[tuple[str, ...], Sort]


def _known(decided: list[Decided]) -> Known:
    """The names to look for, in lower-case tokens: full names, and the surnames of people."""
    known: Known = {}
    for each in decided:
        words = tuple(each.candidate.words)
        if each.sort != "nothing":
            known[words] = each.sort
    for each in decided:
        words = tuple(each.candidate.words)
        if each.sort == "person" and len(words) > 1 and len(words[-1]) > 2:
            known.setdefault(words[-1:], "person")
        if each.sort == "person" and len(words) > 1 and len(words[0]) > 3 and words[0] in GIVEN:
            known.setdefault(words[:1], "person")
    return known


def _acceptable(page: Page, start: int, end: int) -> bool:
    """Whether capitals here say anything, and the words are not common ones."""
    if not page.capital[start] or not page.capital[end - 1]:
        return False
    if end - start > 1:
        return True
    lower = page.lower[start]
    if page.at(start - 1) in {"of", "for"} and ending(page, start - 2) == "office":
        return False  # Of "Secretary of State" no part is a name.
    if lower in _NEVER or len(lower) < 3 or page.joined(start + 1) or page.joined(start - 1):
        return False
    return page.tags[start].startswith("NNP") or lower not in page.lowered


def _match(page: Page, start: int, taken: list[bool], known: Known) -> tuple[int, Sort] | None:
    """The end and the sort of the longest known name that starts here."""
    for end in range(min(start + _LONGEST, len(page)), start, -1):
        if any(taken[start:end]) or page.line[end - 1] != page.line[start]:
            continue
        sort = known.get(tuple(fold(page.text(start, end)).split()))
        if sort is not None and _acceptable(page, start, end):
            return end, sort
    return None


def _shouted_place(page: Page, start: int, taken: list[bool]) -> int | None:
    """The end of a country or a large city in a line of capitals; None for none."""
    for end in range(min(start + 3, len(page)), start, -1):
        if any(taken[start:end]) or page.line[end - 1] != page.line[start]:
            continue
        place = lookup(page.text(start, end))
        if place is None or page.lower[start] in page.lowered:
            continue
        same = place.name.casefold() == page.text(start, end).casefold()
        if place.kind != "city" or (same and place.people >= _LEAST_PEOPLE):
            return end
    return None


def repeats(page: Page, decided: list[Decided]) -> Iterator[Decided]:
    """Mentions of names already decided that nothing marked, as in headlines of capitals."""
    known = _known(decided)
    taken = [False] * len(page)
    for each in decided:
        taken[each.candidate.start : each.candidate.end] = [True] * (
            each.candidate.end - each.candidate.start
        )
    firsts = {words[0] for words in known}
    for start in range(len(page)):
        if taken[start] or not page.capital[start]:
            continue
        found = None
        if fold(page.words[start]).split()[:1] and fold(page.words[start]).split()[0] in firsts:
            found = _match(page, start, taken, known)
        reason = _REASON
        if found is None and page.shouted[start]:
            end = _shouted_place(page, start, taken)
            found, reason = ((end, "place"), _SHOUTED) if end is not None else (None, "")
        if found is None:
            continue
        end, sort = found
        taken[start:end] = [True] * (end - start)
        text = page.text(start, end)
        candidate = Candidate(
            start=start, end=end, label="", words=tuple(fold(text).split()), text=text
        )
        yield Decided(candidate=candidate, sort=sort, rule="repeat", reason=reason)
