"""Pronouns: "He" and "She" at the head of a sentence, in a report that names one person only.

With two people in a report a pronoun is a guess, and inside a sentence it may be anybody's of the
clause; quotes/speakers.py resolves those it needs for who spoke.
"""

from __future__ import annotations

from collections.abc import Iterator

from entities.language.quotes.cast import Cast, Gender, Member
from entities.language.quotes.sheet import SUBJECT, Sheet
from entities.language.quotes.words import HUMAN, folded

RULE = "pronoun of the one person in this report"

_GENDER: dict[str, Gender] = {"He": "he", "She": "she"}  # The keys are findings.PRONOUNS.


def _somebody_else(sheet: Sheet, cast: Cast, start: int, end: int) -> bool:
    """Whether tokens have somebody without a name as a subject: "said the spokesman"."""
    return any(
        sheet.deps[index] in SUBJECT
        and index not in cast.at
        and folded(sheet.words[index]) in HUMAN
        for index in range(start, end)
    )


def pronouns(sheet: Sheet, cast: Cast) -> Iterator[tuple[int, Member]]:
    """The tokens that open a sentence with "He" or "She", and whom they mean."""
    people = list(cast.people())
    if len(people) != 1:
        return
    only, previous = people[0], 0
    for sent in sheet.doc.sents:
        first = sent.start
        gender = _GENDER.get(sheet.words[first])
        if (
            gender is not None
            and only.first < first
            and only.gender in {"", gender}
            and not _somebody_else(sheet, cast, previous, first)
        ):
            yield first, only
        previous = first
