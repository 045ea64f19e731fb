"""Read a text: names, dates and quotations in one pass over one spaCy Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.language import Language

from entities.language.dates import find_dates
from entities.language.findings import Reading
from entities.language.model import MAX_CHARACTERS, parse
from entities.language.names import find_names
from entities.language.quotes import find_quotes

RULES_VERSION = "1"
"""Raised whenever a rule changes what is found, so that `retag` knows which articles are stale."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to read, with the day it was published where that is known."""

    text: str
    published: date | None = None


def read(nlp: Language, passages: Iterable[Passage]) -> Iterator[Reading]:
    """Read passages in order."""
    held = list(passages)
    for passage, doc in zip(held, parse(nlp, (each.text for each in held)), strict=True):
        names = find_names(doc)
        yield Reading(
            names=names,
            dates=find_dates(doc, published=passage.published),
            quotes=find_quotes(doc, names=names),
            model=str(nlp.meta["name"]),
            model_version=str(nlp.meta["version"]),
            rules_version=RULES_VERSION,
            sentences=tuple((sent.start_char, sent.end_char) for sent in doc.sents),
            unread_from=MAX_CHARACTERS if len(passage.text) > MAX_CHARACTERS else None,
        )
