"""Read a text: names, dates, quotations and events in one pass over one spaCy Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from entities.language.dates.estimate import estimate_published
from entities.language.dates.find import find_dates
from entities.language.dates.undated import find_dates_within, told_dates
from entities.language.events import find_events
from entities.language.findings import (
    MAX_CHARACTERS,
    Estimate,
    FoundDate,
    Reading,
    Related,
    ToldDate,
)
from entities.language.model import name_of, parse
from entities.language.names import find_names
from entities.language.names.offices import find_offices
from entities.language.quotes import find_quotes
from entities.language.quotes.sheet import lay_out
from entities.language.rules_version import RULES_VERSION

WORDS_KEPT = 100_000
"""Words a process remembers; about those of 5,000 reports, and 40 MB."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to read, with the day it was published where that is known.

    For an undated one `related` is what dated reports of the same happening tell. `language` is an
    ISO 639-1 code; "" where it is not known, which is read as if the model could.
    """

    text: str
    published: date | None = None
    related: Related | None = None
    language: str = ""


def can_read(nlp: Language, language: str) -> bool:
    """Whether the model reads texts of this language."""
    return language.lower().partition("-")[0] in {"", nlp.lang}


def read(nlp: Language, passages: Iterable[Passage]) -> Iterator[Reading]:
    """Read passages in order; of one in a language the model cannot read nothing is found."""
    held = list(passages)
    docs = parse(nlp, (each.text for each in held if can_read(nlp, each.language)))
    for passage in held:
        if not can_read(nlp, passage.language):
            yield _unread(nlp)
            continue
        doc = next(docs)
        names = find_names(doc)
        dates, told, estimate = _dates(doc, passage)
        sheet = lay_out(doc, names)
        quotes = find_quotes(doc, names=names, sheet=sheet)
        yield Reading(
            names=names,
            dates=dates,
            quotes=quotes,
            events=find_events(doc, names=names, dates=dates, quotes=quotes, sheet=sheet),
            model=name_of(nlp)[0],
            model_version=name_of(nlp)[1],
            rules_version=RULES_VERSION,
            sentences=tuple((sent.start_char, sent.end_char) for sent in doc.sents),
            offices=find_offices(doc, names, sheet=sheet),
            estimate=estimate,
            told=told,
            unread_from=MAX_CHARACTERS if len(passage.text) > MAX_CHARACTERS else None,
        )


def read_one(nlp: Language, passage: Passage) -> Reading:
    """As `read`, of one text, for a process that reads for ever: once the model knows WORDS_KEPT,
    those that it meets for the first time are forgotten with the text. Kept, they would fill the
    memory (spaCy issue 3618); forgotten from the start, the usual ones cost a tenth of the time.
    """
    with nlp.memory_zone() if len(nlp.vocab) >= WORDS_KEPT else nullcontext():
        (reading,) = read(nlp, [passage])
    return reading


def warm_up(nlp: Language) -> None:
    """Have the lists of names, places and offices read now, which takes a second, not by the first
    report; for a process that reads for ever, before it forgets what it has loaded."""
    read_one(
        nlp,
        Passage(
            "Defence Secretary Anna Berg met President Carl Dorn of Norway in Oslo on 6 March. "
            "“We agreed on a treaty last week,” Ms Berg told the BBC."
        ),
    )


def _unread(nlp: Language) -> Reading:
    return Reading(
        names=(),
        dates=(),
        quotes=(),
        model=name_of(nlp)[0],
        model_version=name_of(nlp)[1],
        rules_version=RULES_VERSION,
        sentences=(),
        unread_from=0,
    )


def _dates(
    doc: Doc, passage: Passage
) -> tuple[tuple[FoundDate, ...], tuple[ToldDate, ...], Estimate | None]:
    """An undated text's relative dates are placed as far as the estimate of its own day allows."""
    dates = find_dates(doc, published=passage.published)
    if passage.published is not None:
        return dates, (), None
    told = told_dates(doc, dates)
    estimate = estimate_published(told, related=passage.related)
    if estimate is None:
        return dates, told, None
    within = find_dates_within(doc, earliest=estimate.earliest, latest=estimate.latest)
    return within, told, estimate
