"""Acronyms: "Ukraine Defence Contact Group (UDCG)" ties the short form to the full name."""

from __future__ import annotations

from dataclasses import dataclass

from entities.language.names.page import Page

_LONGEST_NAME = 12
"""Tokens looked back from the bracket."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "&", "-"})


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form in brackets at token `index`, and the tokens start..end of its full name."""

    index: int
    start: int
    end: int


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return 1 < len(letters) < 9 and letters.isalpha() and sum(map(str.isupper, letters)) > 1


def _full_start(page: Page, end: int, letters: str) -> int | None:
    """Where the words before `end` whose initials are the letters begin; None when they differ.

    Small words may or may not have a letter (MoD, UDCG), and the full name must be capitalised.
    """
    index, left = end - 1, len(letters)
    while left > 0 and index >= 0 and end - index <= _LONGEST_NAME:
        word = page.lower[index]
        if word[0] == letters[left - 1] and (page.capital[index] or word in _SMALL):
            left -= 1
        elif word not in _SMALL:
            return None
        index -= 1
    start = index + 1
    return start if left == 0 and page.capital[start] and end - start > 1 else None


def acronyms(page: Page) -> list[Acronym]:
    """The short forms a text gives in brackets right after the full name, in order."""
    found = []
    for index in range(2, len(page) - 1):
        if page.words[index - 1] != "(" or page.words[index + 1] != ")":
            continue
        if not _is_acronym(page.words[index]):
            continue
        letters = page.lower[index].replace(".", "")
        start = _full_start(page, index - 1, letters)
        if start is not None:
            found.append(Acronym(index=index, start=start, end=index - 1))
    return found
