"""Roles: what a report prints somebody to be, whole and exactly as printed.

titles.py looks only as far as it must to know that a name is a person's. Here, once it is known
what every name of the text names, the phrase is taken to its ends: over places, bodies and small
words ("New York Gov.", "White House press secretary"), but never over another person's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entities.language.names.agreement import Decided
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.titles import ending
from entities.language.names.words import WORDS

_LONGEST = 16
"""Tokens. "former Director of the Defense Advanced Research Projects Agency" has nine."""
_LONGEST_AFTER = 24
_MARKS = frozenset('()[]{}"“”«»|/•*…;:?!') | {"``", "''", "...", "--", "—", "–"}
_ENDS = _MARKS | {",", ".", "-", "who", "whom", "whose", "which", "that", "when", "where"}
_LEADING = frozenset({"then", "now", "the", "a", "an", "as", "also", "both", "of", "for", "and"})
_TRAILING = _LEADING | frozenset(
    "or to at in on with by but from under under's 's ’s ' ’ , - later once currently".split()
)
_LINKS = frozenset({"of", "for", "to", "under", "by", "with", "at", "in", "and"})
_COUNTING = frozenset(
    "other many such same own several few both more most last next well as".split()
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
_ADJECTIVES = ("NN", "JJ", "VBN")
_SERVING = frozenset(
    """acting contributing departing founding incoming leading managing outgoing presiding ranking
    retiring serving sitting visiting""".split()
)
_TIMES = WORDS["month"] | WORDS["weekday"]
_WORD = re.compile(r"[^\W\d_][\w.’'&/-]*")
_BARE = frozenset({"mr", "mrs", "ms", "miss", "mx", "rt", "hon", "the"})


@dataclass(frozen=True, slots=True)
class Owners:
    """Which decided name each token belongs to."""

    of: dict[int, Decided]

    @classmethod
    def of_names(cls, decided: list[Decided]) -> Owners:
        """Of names that do not overlap."""
        return cls(
            {
                index: each
                for each in decided
                if each.sort != "nothing"
                for index in range(each.candidate.start, each.candidate.end)
            }
        )

    def person(self, index: int) -> bool:
        """Whether a token is part of a person's name."""
        each = self.of.get(index)
        return each is not None and each.sort == "person"

    def start(self, index: int) -> int | None:
        """Where the place or body begins that a token is part of; None for no such token."""
        each = self.of.get(index)
        return each.candidate.start if each is not None and each.sort != "person" else None


def whole_role(page: Page, candidate: Candidate, owners: Owners) -> str:
    """The role printed with a person's name; empty where there is none, or a bare Mr or Mrs."""
    if candidate.role_at is None:
        return ""
    start, end = candidate.role_at
    if end <= candidate.start:
        start = _extended(page, _cut(page, start, end, owners), end, owners)
    else:
        start, end = _after(page, start, owners)
    while start < end and _leads(page, start):
        start += 1
    end = _without_tail(page, start, end)
    if start >= end or not _says_something(page, start, end):
        return ""
    return page.text(start, end).rstrip(" ,")


def _without_tail(page: Page, start: int, end: int) -> int:
    """Where a role ends without links, and without the "Sheikh" or "of Mr." behind an office."""
    while start < end:
        small = page.lower[end - 1] in _TRAILING
        kinds = [ending(page, index) for index in range(start, end)]
        title = kinds[-1] == "honorific" and not {"office", "noun"}.isdisjoint(kinds)
        linked = kinds[-1] in {"rank", "office"} and page.at(end - 2) in {"of", "for"}
        if not (small or title or (linked and page.lower[end - 1].endswith("."))):
            break
        end -= 1
    return end


def _leads(page: Page, index: int) -> bool:
    """Whether a token at the front is no part of a role; an Under Secretary's is."""
    word = page.lower[index]
    if word == "under":
        return page.at(index + 1) not in {"secretary", "-"}
    if page.joined(index + 1):
        return "".join(page.lower[index : index + 3]) in WORDS["epithet"]
    if page.joined(index - 1) or word in WORDS["epithet"]:
        return True  # What is left of "far-right" once "far" is gone, and "embattled".
    return word in _LEADING or not any(letter.isalnum() for letter in word)


def _says_something(page: Page, start: int, end: int) -> bool:
    words = {page.lower[index].rstrip(".") for index in range(start, end)}
    verb = end - start == 1 and page.tags[start].startswith(("VBP", "VBD", "VBZ"))
    return not words <= _BARE | {""} and not verb


def _cut(page: Page, start: int, end: int, owners: Owners) -> int:
    """Where a role begins at the earliest: behind marks, other people and sentences."""
    for index in range(end - 1, start - 1, -1):
        word = page.lower[index]
        if word in _MARKS or owners.person(index):
            return index + 1
        if word == "." and ending(page, index - 1) not in {"rank", "honorific"}:
            return index + 1
        if word in {"and", "or"} and (index - 1 in owners.of or index == start):
            return index + 1
        another = page.at(index - 1).startswith("spokes") or page.at(index - 1) in WORDS["kin"]
        if word in {"of", "for"} and another:
            return index + 1
        if word == "as" or (word == "under" and _leads(page, index)):
            return index + 1
        if page.opens[index]:
            return index
    return start


def _extended(page: Page, first: int, end: int, owners: Owners) -> int:
    """Take in the places, bodies and modifiers in front of a role."""
    while 0 < first < end and end - first < _LONGEST and not page.opens[first]:
        step = _one_further(page, first, owners)
        if step is None or page.line[step] != page.line[first]:
            break
        first = step
    return first


def _one_further(page: Page, first: int, owners: Owners) -> int | None:
    """Where the role begins with one more word or name; None where it begins already."""
    before = first - 1
    if owners.person(before):
        return None
    named = owners.start(before)
    if named is not None and named < first:
        return named
    if page.joined(before):
        return None if owners.person(before - 1) else before - 1
    word = page.lower[before]
    if word == "the" and page.at(before - 1) in {"of", "for"}:
        return before - 2 if ending(page, before - 2) == "office" else None
    if word in {"of", "for"}:
        linked = not ending(page, first) and page.capital[before - 1] and before > 0
        return before - 1 if linked and not owners.person(before - 1) else None
    return before if _modifies(page, before) else None


def _modifies(page: Page, index: int) -> bool:
    """Whether a word belongs to the noun behind it: "budget director", "South Korean leader"."""
    word = page.lower[index]
    if word in _COUNTING or word.rstrip(".") in _TIMES or not _WORD.fullmatch(word):
        return False
    relation = page.doc[index].dep_
    if not relation:
        return page.tags[index].startswith("NNP")
    fitting = page.tags[index].startswith(_ADJECTIVES) or word in _SERVING
    return fitting and relation in _MODIFIERS


def _after(page: Page, start: int, owners: Owners) -> tuple[int, int]:
    """The role between commas behind a name, as far as it goes before another person's name."""
    while start < len(page) and page.lower[start] in _LEADING:
        start += 1
    end = start
    while end < min(len(page), start + _LONGEST_AFTER) and page.line[end] == page.line[start]:
        word = page.lower[end]
        if page.joined(end):
            end += 2
            continue
        if owners.person(end):
            owned = page.at(end + 1) in {"'s", "’s"}
            if owned and end == start:
                return _after(page, end + 2, owners)
            last = _before_link(page, start, end)
            # Without a link it is the role of the next in a list: "Berg, Senator Dorn and …".
            return start, last if last < end else start
        verb = page.tags[end].startswith(("VB", "MD")) and end not in owners.of
        if word in _ENDS or (verb and not page.tags[end].startswith("VBN")):
            break
        if word == "and" and page.at(end + 1) in {"then", "now", "later", "is", "was", "has"}:
            break
        end += 1
    else:
        return start, _before_link(page, start, end)
    return start, end


def _before_link(page: Page, start: int, end: int) -> int:
    """The end of the last whole phrase: "spokesman for House Speaker | John Doe" has one word."""
    for index in range(end - 1, start, -1):
        if page.lower[index] in _LINKS:
            return index
    return end
