"""Reports of happenings that never were, cut and varied from real ones, as many as are wanted."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entities.language.findings import FoundDate, FoundName, Kind, Reading

_FIRST_DAY = date(2012, 1, 1)
_DAYS = 4_383
_FEWEST_WORDS = 12
_CHANGED = 7
"""One word in so many is put in by the telling, or six tellings would be copies of one another."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a real report with the names that reading found in it."""

    text: str
    names: tuple[tuple[Kind, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of a happening, and what a reading of it would have found."""

    text: str
    title: str
    day: date
    reading: Reading


class Varied:
    """Tells happenings by number: each from paragraphs of three real reports, with every name and
    number replaced, alike in all its tellings.

    `reports` are the paragraphs of the real ones, of which `words` come into a telling.
    """

    def __init__(self, reports: Sequence[Sequence[Passage]], *, words: int) -> None:
        self._reports = reports
        self._words = words
        passages = [passage for report in reports for passage in report]
        self._names = sorted(
            {word for each in passages for _, name in each.names for word in _WORD.findall(name)}
        )
        self._common = [word for each in passages for word in each.text.split() if word.islower()]

    def told(self, happening: int, telling: int) -> Telling:
        """The telling of that number; the same numbers tell the same."""
        chance = random.Random(happening)
        own = random.Random(f"{happening} {telling}")
        passages = [each for report in chance.sample(self._reports, 3) for each in report]
        chance.shuffle(passages)
        # One happening a day of twelve years, so that a month is as full at every size as in life.
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS) + own.randrange(3))
        renamed: dict[str, str] = {}
        texts: list[str] = []
        names: list[tuple[Kind, str]] = []
        left = self._words
        for each in passages:
            if left <= 0:
                break
            left -= len(each.text.split())
            varied = self._varied(each, renamed, happening)
            if own.random() < 0.8:
                texts.append(self._reworded(varied.text, own))
                names += varied.names
        text = "\n\n".join(texts)
        title = " ".join(text.split()[:9])
        return Telling(text, title, day, _reading(text, names, day - timedelta(days=1)))

    def _varied(self, passage: Passage, renamed: dict[str, str], happening: int) -> Passage:
        """The passage with other names and numbers, the same in the whole happening."""

        def other(word: str) -> str:
            if word not in renamed:
                chance = random.Random(f"{happening} {word}")
                renamed[word] = (
                    str(chance.randrange(2, 2_000))
                    if word[0].isdigit()
                    else chance.choice(self._names)
                )
            return renamed[word]

        named = {word for _, name in passage.names for word in _WORD.findall(name)}
        text = _WORD.sub(
            lambda word: other(word[0]) if word[0] in named or word[0][0].isdigit() else word[0],
            passage.text,
        )
        names = tuple(
            (kind, _WORD.sub(lambda word: other(word[0]), name)) for kind, name in passage.names
        )
        return Passage(text, names)

    def _reworded(self, text: str, own: random.Random) -> str:
        words = text.split(" ")
        for at in range(own.randrange(_CHANGED), len(words), _CHANGED):
            if words[at].islower():
                words[at] = own.choice(self._common)
        return " ".join(words)


def passages(text: str, reading: Reading) -> list[Passage]:
    """The paragraphs of a report that has been read, headings and captions left out."""
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        names = tuple(
            (each.kind, each.text) for each in reading.names if at <= each.start and each.end <= end
        )
        if len(paragraph.split()) >= _FEWEST_WORDS:
            found.append(Passage(paragraph, names))
        at = end + 2
    return found


def _reading(text: str, names: Sequence[tuple[Kind, str]], happened: date) -> Reading:
    """What reading would have found: the names where they stand, and one day."""
    found = [
        FoundName(at, at + len(name), name, kind, name, "made")
        for kind, name in names
        if (at := text.find(name)) >= 0
    ]
    day = FoundDate(0, 1, "x", happened.isoformat(), "day", happened, happened, "made")
    return Reading(
        tuple(found), (day,), (), model="made", model_version="1", rules_version="1", sentences=()
    )
