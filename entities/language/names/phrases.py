"""Phrases: the capitalised runs of words that may be names, marked by the model or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.acronyms import Acronym, acronyms
from entities.language.names.bodies import body
from entities.language.names.borders import pieces, trim, widen
from entities.language.names.candidate import Candidate
from entities.language.names.keys import formal
from entities.language.names.organisations import widen_organisation
from entities.language.names.page import Page
from entities.language.names.seats import seats
from entities.language.names.titles import (
    ending,
    only_role,
    role_after,
    role_before,
    role_inside,
    role_text,
)
from entities.language.names.words import FAMILY, FIGURES, GIVEN, WORDS

NAMES = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG"})
OTHERS = frozenset({"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_NEVER = WORDS["not_name"] | WORDS["month"] | WORDS["weekday"]
_NATIONALITY = WORDS["nationality"]
_ADDRESS = re.compile(r"[@#_/\\]|\.(?:com|org|net|gov|co\.uk)$")
_PARTIES = frozenset({"D", "R", "I"})
_PARTICLE = WORDS["particle"]


def _starts_run(page: Page, index: int) -> bool:
    word, lower = page.words[index], page.lower[index]
    if not page.capital[index] or not word[0].isalpha() or lower.rstrip(".") in _NEVER:
        return False
    if page.tags[index].startswith("NNP"):
        return True
    if body(word) is not None:
        return True
    known = lower in GIVEN or lower in FAMILY or lookup(word) is not None
    loud = word.isupper() and len(word) > 3
    return known and lower not in page.lowered and (loud or not page.opens[index])


def _runs(page: Page, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Capitalised runs outside what the model marked, in order."""
    index, total = 0, len(page)
    while index < total:
        if taken[index] or page.shouted[index] or not _starts_run(page, index):
            index += 1
            continue
        end = index + 1
        while end < total and not taken[end] and page.line[end] == page.line[index]:
            if page.joined(end) and not taken[end + 1]:
                end += 2
            elif (page.lower[end] in _PARTICLE and end + 1 < total and page.capital[end + 1]) or (
                _starts_run(page, end) and not page.opens[end]
            ):
                end += 1
            else:
                break
        yield index, end
        index = end


def _adjective(page: Page, index: int, end: int) -> bool:
    """Whether a nationality stands before a name and is no given name and no part of a firm's."""
    return (
        page.lower[index] in _NATIONALITY
        and page.lower[index] not in GIVEN
        and lookup(page.text(index, end)) is None
        and page.lower[index + 1] not in {"republic", "arabia", "federation", "union"}
        and page.lower[index + 1] not in WORDS["org_head"] | WORDS["place_head"]
    )


def _body_end(page: Page, start: int, end: int) -> int:
    """Where a well-known body's name ends and its people begin: NATO Defence Ministers."""
    for last in range(start + 1, end):
        if body(page.text(start, last)) is not None and only_role(page, last, end):
            return last
    return end


def _candidate(page: Page, start: int, end: int, label: str) -> Candidate | None:
    """A run without its title; None when it is nothing but a title, a time or a nationality."""
    role = role_inside(page, start, end, person=label == "PERSON")
    if role is not None:
        start = role.end
    while end - start > 1 and page.lower[end - 1].rstrip(".") in WORDS["suffix"]:
        end -= 1
        if page.at(end - 1) == ",":
            end -= 1
    if label != "ORG" or end - start == 2:
        while end - start > 1 and _adjective(page, start, end):
            start += 1
    if label == "PERSON":
        end = _repeated(page, start, end)
    elif label == "ORG":
        end = _body_end(page, start, end)
    elif label == "GPE" and end - start > 1 and ending(page, end - 1) == "office":
        end -= 1
    start, end = trim(page, start, end, label)
    if start >= end or only_role(page, start, end):
        return None
    if role is None:
        role = role_before(page, start)
    text = page.text(start, end)
    if not any("A" <= letter <= "ɏ" for letter in text) or _ADDRESS.search(text):
        return None
    return Candidate(
        start=start,
        end=end,
        label=label,
        role=role_text(page, role) or role_text(page, role_after(page, end)),
        titled=role.kind if role is not None else "",
        words=tuple(fold(text).split()),
        text=text,
    )


def _marked(page: Page, alone: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """What the model marked, with its borders mended; of a law or an event that was two names
    ("the Trump-Zelenskyy fall-out") the model's label says nothing about either."""
    for ent in page.doc.ents:
        if ent.label_ in NAMES:
            for start, end in pieces(page, ent.start, ent.end, ent.label_, alone=alone):
                yield start, end, ent.label_
        elif ent.label_ in OTHERS:
            parts = list(pieces(page, ent.start, ent.end, ent.label_, alone=alone))
            for start, end in parts:
                yield start, end, ent.label_ if len(parts) == 1 else ""


def _repeated(page: Page, start: int, end: int) -> int:
    """Where a person's name begins anew, or has a number in it: pages run links into names."""
    for index in range(start + 1, end):
        again = index > start + 1 and formal(page.lower[index]) == formal(page.lower[start])
        signed = index > start + 1 and page.lower[index] in WORDS["byline"]
        if again or signed or any(letter.isdigit() for letter in page.words[index]):
            return index
    return end


def _with_full_names(
    spans: list[tuple[int, int, str]], known: list[Acronym]
) -> list[tuple[int, int, str]]:
    """Put the full names of acronyms in the place of whatever the model marked there."""
    full = [(each.start, each.end) for each in known]
    short = {each.index for each in known}
    kept = [
        span
        for span in spans
        if not any(span[0] < end and start < span[1] for start, end in full)
        and not any(span[0] <= index < span[1] for index in short)
    ]
    labels = {
        (start, end): next((s[2] for s in spans if (s[0], s[1]) == (start, end)), "ORG")
        for start, end in full
    }
    for each in known:
        label = labels[each.start, each.end]
        kept.append((each.start, each.end, label))
        kept.append((each.index, each.index + 1, "ACRONYM" if label == "ORG" else label))
    return sorted(kept)


def _with_seats(
    spans: list[tuple[int, int, str]], known: list[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """Put constituencies in the place of the parts the model marked."""
    kept = [
        span for span in spans if not any(span[0] < end and start < span[1] for start, end in known)
    ]
    return sorted([*kept, *((start, end, "GPE") for start, end in known)])


def _one_name(page: Page, left: tuple[int, int, str], start: int) -> bool:
    """Whether a span right before a person's name is the first half of it."""
    given = left[1] - left[0] == 1 and page.lower[left[0]] in GIVEN
    return page.line[left[0]] == page.line[start] and (left[2] == "PERSON" or given)


def _known_longer(page: Page, start: int, end: int) -> tuple[int, int]:
    """The well-known place or body around a name the model cut short: Strait of Hormuz."""
    for first, last in ((start - 2, end), (start - 1, end), (start, end + 2), (start, end + 1)):
        if first < 0 or last > len(page) or page.line[first] != page.line[last - 1]:
            continue
        text = page.text(first, last)
        place = lookup(text) if page.capital[first] and page.words[first].lower() != "the" else None
        if body(text) is not None or (place is not None and place.kind != "city"):
            return first, last
    return start, end


def _widened(
    page: Page, spans: list[tuple[int, int, str]], taken: list[bool]
) -> list[tuple[int, int, str]]:
    """People's and organisations' names with the words the model left out of them."""
    wide: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        if wide and start < wide[-1][1]:
            continue
        first, last = start, end
        if label == "PERSON":
            first, last = widen(page, start, end, taken)
            if wide and wide[-1][1] == first and _one_name(page, wide[-1], first):
                first = wide.pop()[0]
        else:
            first, last = _known_longer(page, start, end)
            if label == "ORG" and last == end:
                last = widen_organisation(page, start, end)
            while wide and first < wide[-1][1]:
                wide.pop()
        taken[first:last] = [True] * (last - first)
        wide.append((first, last, label))
    return wide


def candidates(page: Page) -> list[Candidate]:
    """Every run of words that may be a name, in order, none overlapping."""
    alone = frozenset(
        word
        for index, word in enumerate(page.words)
        if page.lower[index] in FIGURES
        or (
            page.capital[index]
            and page.tags[index].startswith("NNP")
            and not page.joined(index - 1)
            and not page.joined(index + 1)
            and page.at(index + 1) not in {"'s", "’s"}
        )
    )
    spans = [span for span in _marked(page, alone) if not page.shouted[span[0]]]
    spans = _with_full_names(spans, acronyms(page))
    spans = _with_seats(spans, seats(page))
    taken = [False] * len(page)
    for start, end, _ in spans:
        taken[start:end] = [True] * (end - start)
    wide = _widened(page, spans, taken)
    runs = [
        (start, end, "")
        for first, last in _runs(page, taken)
        for start, end in pieces(page, first, last, "", alone=alone)
    ]
    found = (_candidate(page, *span) for span in sorted((*wide, *runs)))
    return [part for each in found if each is not None and each.words for part in _halves(each)]


def _halves(candidate: Candidate) -> list[Candidate]:
    """Places that the tokenizer leaves in one token: "U.S.-China", "R-Texas"."""
    left, hyphen, right = candidate.text.partition("-")
    if candidate.end - candidate.start > 1 or not hyphen:
        return [candidate]
    if lookup(right) is None or lookup(candidate.text) is not None:
        return [candidate]
    if lookup(left) is None and left not in _PARTIES:
        return [candidate]
    return [
        replace(candidate, label="GPE", text=text, words=tuple(fold(text).split()), shift=shift)
        for text, shift in ((left, 0), (right, len(left) + 1))
        if text not in _PARTIES
    ]
