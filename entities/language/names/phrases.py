"""Phrases: the capitalised runs of words that may be names, marked by the model or not."""

from __future__ import annotations

from collections.abc import Iterator

from entities.language.bodies import body
from entities.language.gazetteer import lookup
from entities.language.names.acronyms import acronyms
from entities.language.names.borders import pieces
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page
from entities.language.names.seats import seats
from entities.language.names.spans import widened, with_full_names, with_seats
from entities.language.names.trimming import candidate, halves
from entities.language.names.words import FAMILY, GIVEN, WORDS

NAMES = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG"})
OTHERS = frozenset({"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_NEVER = WORDS["not_name"] | WORDS["month"] | WORDS["weekday"]
_PARTICLE = WORDS["particle"] - {"as"}


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


def candidates(page: Page) -> list[Candidate]:
    """Every run of words that may be a name, in order, none overlapping."""
    alone = frozenset(
        word
        for index, word in enumerate(page.words)
        if page.capital[index]
        and page.tags[index].startswith("NNP")
        and not page.joined(index - 1)
        and not page.joined(index + 1)
        and page.at(index + 1) not in {"'s", "’s"}
    )
    spans = [span for span in _marked(page, alone) if not page.shouted[span[0]]]
    spans = with_full_names(spans, acronyms(page))
    spans = with_seats(spans, seats(page))
    taken = [False] * len(page)
    for start, end, _ in spans:
        taken[start:end] = [True] * (end - start)
    wide = widened(page, spans, taken)
    runs = [
        (start, end, "")
        for first, last in _runs(page, taken)
        for start, end in pieces(page, first, last, "", alone=alone)
    ]
    found = (candidate(page, *span) for span in sorted((*wide, *runs)))
    return [part for each in found if each is not None for part in halves(each)]
