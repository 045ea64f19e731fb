"""Borders: from what the model marked to the words that are a name, and no others.

The model runs over line ends, keeps possessives, dates and titles, and takes two names joined by a
hyphen or a comma for one. Each rule here moves a border; what the name names is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entities.language.gazetteer import lookup
from entities.language.names.page import Page
from entities.language.names.words import GIVEN, WORDS

_BREAKS = frozenset('--–—―;:()[]{}"“”«»|/•*…') | {"--", "...", "''", "``", '"'}
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_TIMES = WORDS["month"] | WORDS["weekday"]
_NOT_BORNE = {time for time in _TIMES if len(time) > 3} - {"april", "june", "august", "sept"}
"""Times that end no person's name: "Dong Jun" is a whole one."""
_TITLES = WORDS["honorific"] | WORDS["rank"]
_COMPANY = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.", "co", "co.", "plc"})
_YOUNGER = frozenset({"jr", "jr.", "sr", "sr."})
_PARTICLE = WORDS["particle"]
_NOT_SPLIT_AT = frozenset({"people", "mcdonald", "women", "children", "moody", "lloyd", "workers"})
_GREATER = WORDS["direction"] | {"new", "great", "greater", "mainland", "democratic"}
_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "XII", "XIV", "XVI"})
_OPENING, _CLOSING = frozenset({"(", '"', "“", "‘", "'"}), frozenset({")", '"', "”", "’", "'"})
_DIGITS = re.compile(r"[\d.,:+/-]+")
_LEAST_LIST = 6
"""Tokens. Of four, "Maria Jose Garcia Lopez" may be one person."""
_BETWEEN = WORDS["between"]
"""Nouns of what passes between two: "the Berg-Healey talks"."""


def _breaks(
    page: Page, index: int, start: int, end: int, label: str, alone: frozenset[str]
) -> bool:
    """Whether a name cannot run across this token."""
    word = page.words[index]
    if "\n" in word or word.isspace():
        return True
    if word in {"-", "–", "—"}:
        return not page.joined(index)
    if word == ",":
        after = page.at(index + 1)
        firm = label == "ORG" and any(page.words[each] == "&" for each in range(index, end))
        return not (after in _COMPANY or after in _YOUNGER or firm)
    if word in {"and", "or"} and label != "ORG":
        return lookup(page.text(start, end)) is None
    if word in _POSSESSIVE and index < end - 1:
        before = page.at(index - 1)
        return before not in _NOT_SPLIT_AT and (
            label not in {"ORG", "FAC"}
            or page.words[index - 1] in alone
            or lookup(page.words[index - 1]) is not None
        )
    return word in _BREAKS


def _hyphens(page: Page, start: int, end: int, alone: frozenset[str]) -> Iterator[int]:
    """The hyphens that join two names: two countries, or words the text also prints alone.

    One side printed alone is enough before a noun, and none is needed before a noun of what
    passes between two ("the Berg-Healey fall-out"), unless the pair is the surname of one person
    there ("the row over Anna Berg-Healey").
    """
    for index in range(start + 1, end - 1):
        if not page.joined(index) or not page.capital[index - 1] or not page.capital[index + 1]:
            continue
        sides = (page.words[index - 1], page.words[index + 1])
        places = [lookup(side) for side in sides]
        if all(place is not None and place.kind == "country" for place in places):
            yield index
        elif all(side.lower() in GIVEN for side in sides):
            continue
        elif (
            all(side in alone for side in sides)
            or (
                any(side in alone for side in sides)
                and page.tags[end : end + 1] in (["NN"], ["NNS"])
            )
            or (paired(page, index) and not _one_surname(page, sides))
        ):
            yield index


def paired(page: Page, index: int) -> bool:
    """Whether a hyphen joins two words before a noun of what passes between two."""
    return (
        page.joined(index)
        and page.capital[index - 1]
        and page.capital[index + 1]
        and (page.at(index + 2) in _BETWEEN or page.at(index + 3) in _BETWEEN)
        and page.line[index - 1] == page.line[index + 1]
    )


def _one_surname(page: Page, sides: tuple[str, str]) -> bool:
    """Whether the text prints the two behind a given name or a title: "Anna Berg-Healey"."""
    return any(
        page.words[index - 1] == sides[0]
        and page.words[index + 1] == sides[1]
        and page.line[index - 2] == page.line[index]
        and (page.at(index - 2) in GIVEN or page.at(index - 2).rstrip(".") in _TITLES)
        for index in range(2, len(page) - 1)
        if page.joined(index)
    )


def _loose(page: Page, index: int, label: str) -> bool:
    """Whether a token at the edge of a name is not part of it."""
    word, lower = page.words[index], page.lower[index]
    if not any(letter.isalnum() for letter in word) or lower in _POSSESSIVE:
        return True
    times = _NOT_BORNE if label == "PERSON" else _TIMES
    if lower.rstrip(".") in times and lower != "may":
        return True
    return word.islower() and lower not in _PARTICLE


def trim(page: Page, start: int, end: int, label: str) -> tuple[int, int]:
    """Cut articles, dates, possessives, lower-case words and marks off both ends."""
    while start < end:
        number = _DIGITS.fullmatch(page.words[start]) and label not in {"ORG", "FAC"}
        if not (number or page.lower[start] in _ARTICLES or _loose(page, start, label)):
            break
        start += 1
    while start < end:
        last = end - 1
        if last - 2 >= start and page.joined(last - 1) and label == "PERSON":
            break
        particle = page.lower[last] in _PARTICLE and page.words[last].islower()
        if not (_loose(page, last, label) or particle or _DIGITS.fullmatch(page.words[last])):
            break
        end -= 1
    return start, end


def _same_case(page: Page, start: int, end: int) -> int:
    """Where a person's name ends: at the first lower-case word that is no particle."""
    for index in range(start, end):
        word = page.words[index]
        particle = page.lower[index] in _PARTICLE - {"as"} or page.joined(index + 1)
        part = particle or page.joined(index) or page.joined(index - 1)
        if word.islower() and not part:
            return index
    return end


def pieces(
    page: Page, start: int, end: int, label: str, *, alone: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The names inside one run of tokens, each trimmed; `alone` are words also printed alone."""
    cuts = [
        (index, index + 1)
        for index in range(start, end)
        if _breaks(page, index, start, end, label, alone)
    ]
    cuts += [(index, index + 1) for index in _hyphens(page, start, end, alone)]
    cuts += [(index, index) for index in _seams(page, start, end, label)]
    left = start
    for cut, resumed in (*sorted(cuts), (end, end)):
        first, last = trim(page, left, cut, label)
        if label == "PERSON":
            first, last = trim(page, first, _same_case(page, first, last), label)
        if first < last:
            yield first, last
        left = resumed


def _seams(page: Page, start: int, end: int, label: str) -> Iterator[int]:
    """Where names run into each other: "Lebed Chechnya", links of a page without a mark between."""
    if end - start < 2 or lookup(page.text(start, end)) is not None:
        return
    if label == "PERSON" and end - start >= _LEAST_LIST and (end - start) % 2 == 0:
        firsts = range(start, end, 2)
        if all(page.lower[index] in GIVEN and page.words[index].isalpha() for index in firsts):
            yield from firsts[1:]
        return
    last = page.words[end - 1]
    if label == "GPE" and page.at(start) not in _GREATER:
        place = lookup(last)
        if place is not None and place.kind in {"country", "region"} and not page.glued[end - 1]:
            yield end - 1
        return
    acronym = label == "ORG" and len(last) > 2 and last.isupper() and last.isalpha()
    if acronym and not page.shouted[start] and lookup(page.text(start, end - 1)) is not None:
        yield end - 1


def _free_name(page: Page, index: int, taken: list[bool]) -> bool:
    """Whether a token next to a name is a capitalised word nobody else claimed."""
    return (
        0 <= index < len(page)
        and not taken[index]
        and page.capital[index]
        and page.tags[index].startswith("NNP")
        and page.lower[index].rstrip(".") not in _TIMES
    )


def _nickname(page: Page, end: int) -> bool:
    """Whether a nickname in brackets or quotation marks goes on with the name: (Leo) Nichols."""
    return (
        end + 3 < len(page)
        and page.words[end] in _OPENING
        and page.capital[end + 1]
        and page.words[end + 2] in _CLOSING
        and page.capital[end + 3]
        and page.line[end + 3] == page.line[end]
        and page.tags[end + 3].startswith("NNP")
    )


def _further(page: Page, end: int, *, single: bool, taken: list[bool]) -> int:
    """How many more tokens belong to a person's name that ends at `end`; 0 for none."""
    if end >= len(page) or page.line[end] != page.line[end - 1]:
        return 0
    if page.words[end] in _NUMERALS and not page.opens[end] and not taken[end]:
        return 1
    if page.joined(end) and not taken[end + 1] and (not single or page.capital[end + 1]):
        return 2
    if _nickname(page, end):
        return 4
    particle = page.lower[end] in _PARTICLE - {"as"}  # "Bush as Hitler" is no name
    if particle and page.capital[end + 1 : end + 2] == [True]:
        return 0 if page.capital[end] and taken[end] else 2
    return int(_free_name(page, end, taken) and not page.opens[end])


def widen(page: Page, start: int, end: int, taken: list[bool]) -> tuple[int, int]:
    """Take in words of a person's name the model left out: "wa Dondo", or "-so" of "Kim In-so"."""
    while (
        start > 0
        and not taken[start - 1]
        and page.capital[start - 1]
        and page.line[start - 1] == page.line[start]
        and page.lower[start - 1] in GIVEN
        and not page.opens[start]
    ):
        start -= 1
    while step := _further(page, end, single=end - start == 1, taken=taken):
        end = min(end + step, len(page))
    return start, end
