"""Trimming: from a run of tokens to a candidate, with its title told apart from the name."""

from __future__ import annotations

import re
from dataclasses import replace

from entities.language.gazetteer import lookup
from entities.language.gazetteer.folding import fold
from entities.language.names.borders import trim
from entities.language.names.candidate import Candidate
from entities.language.names.keys import formal
from entities.language.names.known import known, known_body, known_place
from entities.language.names.page import Page
from entities.language.names.titles import (
    ending,
    only_role,
    role_after,
    role_before,
    role_inside,
    role_text,
    role_tokens,
)
from entities.language.names.words import BORNE, GIVEN, WORDS

_NATIONALITY = WORDS["nationality"]
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ADDRESS = re.compile(r"[@#_/\\]|\.(?:com|org|net|gov|co\.uk)$")
_PARTIES = frozenset({"D", "R", "I"})
_PARTY = re.compile(r"(?:D|R|I|DFL|GOP)[-‑–](?=[A-Z])")
"""A senator's party before the state: "D-N.Y."."""


def _adjective(page: Page, index: int, end: int) -> bool:
    """Whether a nationality stands before a name and is no given name and no part of a firm's."""
    return (
        page.lower[index] in _NATIONALITY
        and page.lower[index] not in GIVEN
        and not known(page, index, end)
        and page.lower[index + 1] not in {"republic", "arabia", "federation", "union"}
        and page.lower[index + 1] not in WORDS["org_head"] | WORDS["place_head"]
    )


def _body_end(page: Page, start: int, end: int) -> int:
    """Where a well-known body's name ends and its people begin: NATO Defence Ministers."""
    for last in range(start + 1, end):
        if known_body(page, start, last) and only_role(page, last, end):
            return last
    return end


def _repeated(page: Page, start: int, end: int) -> int:
    """Where a person's name begins anew, or has a number in it: pages run links into names."""
    for index in range(start + 1, end):
        again = index > start + 1 and formal(page.lower[index]) == formal(page.lower[start])
        signed = index > start + 1 and page.lower[index] in WORDS["byline"]
        if again or signed or any(letter.isdigit() for letter in page.words[index]):
            return index
    return end


def _foreign(page: Page, start: int, end: int) -> int:
    """Where a person's name begins behind a place, or behind the verb of a question.

    Pages run links together ("Eurasia Obama"); "Will Anna Berg resign?" is no Will.
    """
    if end - start < 2 or page.joined(start + 1):
        return start
    place = known_place(page, start, start + 1)
    wide = place is not None and place.kind in {"country", "region"}
    if wide and page.lower[start] not in BORNE and known_place(page, start, end) is None:
        return start + 1
    question = page.opens[start] and page.lower[start] in WORDS["not_name"]
    return start + (question and end - start > 2 and page.lower[start + 1] in GIVEN)


def _trimmed(page: Page, start: int, end: int, label: str) -> tuple[int, int]:
    """The run without suffixes, nationalities, offices and marks that are no part of the name."""
    while end - start > 1 and page.lower[end - 1].rstrip(".") in WORDS["suffix"]:
        end -= 1
        if page.at(end - 1) == ",":
            end -= 1
    if label != "ORG" or end - start == 2:
        while end - start > 1 and _adjective(page, start, end):
            start += 1
    while end - start > 2 and page.words[start] in _PARTIES and page.joined(start + 1):
        start += 2
    if label == "PERSON":
        start = _foreign(page, start, end)
        end = _repeated(page, start, end)
    elif label == "ORG":
        end = _body_end(page, start, end)
    elif label == "GPE" and end - start > 1 and ending(page, end - 1) == "office":
        end -= 1
    return (start, end) if known(page, start, end) else trim(page, start, end, label)


def candidate(page: Page, start: int, end: int, label: str) -> Candidate | None:
    """A run without its title; None when it is nothing but a title, a time or a nationality."""
    role = role_inside(page, start, end, person=label == "PERSON")
    start, end = _trimmed(page, role.end if role is not None else start, end, label)
    if start >= end or (only_role(page, start, end) and not known_body(page, start, end)):
        return None
    text = page.text(start, end)
    if text in _PARTIES and page.words[end : end + 1] in (["-"], ["–"], ["‑"]):
        return None
    words = tuple(fold(text).split())
    if not words or not _LATIN.search(text) or _ADDRESS.search(text):
        return None
    role = role or role_before(page, start)
    printed = role if role_text(page, role) else role_after(page, end)
    return Candidate(
        start=start,
        end=end,
        label=label,
        role=role_text(page, printed),
        role_at=role_tokens(page, printed),
        titled=role.kind if role is not None else "",
        words=words,
        text=text,
    )


def halves(whole: Candidate) -> list[Candidate]:
    """Places that the tokenizer leaves in one token: "U.S.-China", "R-Texas"."""
    party = _PARTY.match(whole.text)
    if party is not None and whole.end - whole.start == 1:
        text = whole.text[party.end() :]
        words = tuple(fold(text).split())
        return [replace(whole, label="GPE", text=text, words=words, shift=party.end())]
    left, hyphen, right = whole.text.partition("-")
    if whole.end - whole.start > 1 or not hyphen:
        return [whole]
    if lookup(right) is None or lookup(whole.text) is not None:
        return [whole]
    if lookup(left) is None and left not in _PARTIES:
        return [whole]
    return [
        replace(whole, label="GPE", text=text, words=tuple(fold(text).split()), shift=shift)
        for text, shift in ((left, 0), (right, len(left) + 1))
        if text not in _PARTIES
    ]
