"""What looks like a date and is a name, a count or an address."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from entities.language.dates.pieces import Pieces
from entities.language.dates.shapes import (
    Day,
    Hit,
    Month,
    Occasion,
    Repeat,
    Season,
    Shift,
    Weekday,
    Year,
)
from entities.language.dates.words import (
    DASHES,
    MONTH_WORDS_BEFORE,
    MONTHS_THAT_ARE_NAMES,
    UNITS,
    YEAR_WORDS_BEFORE,
)

_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"})
_COUNTED = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT", "LAW"})

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "professor", "prof", "gen"}
    | {"general", "colonel", "captain", "minister", "president", "operation", "exercise", "project"}
    | {
        "black",
        "bloody",
        "super",
        "manic",
        "arab",
        "prague",
        "silver",
        "hot",
        "sheffield",
        "codenamed",
    }
    | {"uss", "hms", "hmas", "hmcs", "usns", "rfa"}
)
"""Words before a month, weekday or season that make it part of a name."""

_PAPERS = frozenset(
    {"times", "telegraph", "mirror", "mail", "express", "herald", "post", "star", "sun", "people"}
    | {"independent", "tribune", "business", "mercury", "observer", "world", "programme", "live"}
)

_BODIES = frozenset(
    {"club", "group", "review", "society", "movement", "agreement", "massacre", "plot"}
    | {"revolution", "uprising", "war", "manifesto", "declaration", "theses", "accords"}
)
"""Capitalised words after a weekday or month that make it part of a name: the October War."""

_NUMBERED = frozenset(
    {"$", "£", "€", "#", "no", "number", "flight", "route", "room", "section", "article", "page"}
    | {"resolution", "channel", "paragraph", "order", "bill", "type", "model", "chapter", "us"}
    | {"box"}
)

_MEASURES = frozenset(
    {"%", "percent", "million", "billion", "trillion", "km", "kg", "kilometres", "kilometers"}
    | {"miles", "metres", "meters", "m", "ft", "feet", "tonnes", "tons", "mm", "mph", "hp"}
    | {"people", "troops", "soldiers", "men", "women", "jobs", "points", "dollars", "euros"}
    | {"grams", "litres", "liters", "hectares", "acres", "rounds", "shells", "rifles", "guns"}
)

_STRONG_MONTH_WORDS = frozenset(
    {"in", "since", "until", "during", "this", "last", "next", "early", "late", "mid", "each"}
    | {"every", "past", "coming", "previous", "following", "throughout", "till", "end", "start"}
)


def words_of_people(doc: Doc) -> frozenset[str]:
    """First and last words of people's full names in the text, so that "by May" may be hers.

    A month right after a person's name is part of it: the model calls her "Theresa" and "May" a
    date.
    """
    words = set()
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        if len(ent) > 1:
            words |= {ent[0].lower_, ent[-1].lower_}
        if ent.end < len(doc) and doc[ent.end].is_title:
            words |= {doc[ent.end].lower_} & MONTHS_THAT_ARE_NAMES
    return frozenset(words)


def is_trap(doc: Doc, pieces: Pieces, hit: Hit, *, people: frozenset[str]) -> bool:
    """Whether the hit is something else than a date; `people` are words of people's names."""
    shape = hit.shape
    if isinstance(shape, Year):
        return _is_number(doc, pieces, hit)
    if isinstance(shape, Month) and shape.year is None and not shape.relation and not shape.within:
        return _is_month_name(doc, pieces, hit, people)
    if isinstance(shape, Weekday | Repeat):
        return _is_weekday_name(doc, pieces, hit)
    if isinstance(shape, Season) and shape.year is None and not shape.relation:
        if pieces.capital(hit.start) and pieces.capital(hit.end):
            return True
        return pieces.word(hit.start - 1) in _TITLES or _kind(doc, pieces, hit) == "PERSON"
    if isinstance(shape, Shift) and hit.end == hit.start + 1 and pieces.capital(hit.start):
        named = pieces.word(hit.end) in {"programme", "show", "newspaper"}
        return named or _kind(doc, pieces, hit) in {"ORG", "WORK_OF_ART", "PRODUCT"}
    if isinstance(shape, Occasion):
        return _kind(doc, pieces, hit) == "PERSON" and hit.end == hit.start + 1
    if isinstance(shape, Day):
        return shape.year is None and _in_address(doc, pieces, hit)
    return False


def _span(doc: Doc, pieces: Pieces, hit: Hit) -> Span | None:
    return doc.char_span(
        pieces.starts[hit.start], pieces.ends[hit.end - 1], alignment_mode="expand"
    )


def _kind(doc: Doc, pieces: Pieces, hit: Hit) -> str:
    """What kind of name spaCy sees at the hit's first word."""
    span = _span(doc, pieces, hit)
    return span[0].ent_type_ if span is not None and len(span) else ""


def _in_address(doc: Doc, pieces: Pieces, hit: Hit) -> bool:
    span = _span(doc, pieces, hit)
    return span is not None and any(token.like_url or token.like_email for token in span)


def _is_number(doc: Doc, pieces: Pieces, hit: Hit) -> bool:
    before, after = pieces.word(hit.start - 1), pieces.word(hit.end)
    year = hit.shape.year if isinstance(hit.shape, Year) else 0
    if before == "." and pieces.word(hit.start - 2) in _NUMBERED:
        return True
    if before in _NUMBERED or after in _MEASURES or (after in UNITS and after != "season"):
        return True
    if _glued(pieces, hit) or _in_address(doc, pieces, hit):
        return True
    span = _span(doc, pieces, hit)
    if span is None or not len(span):
        return False
    token = span[0]
    dated = token.ent_type_ == "DATE"
    if token.dep_ == "nummod" and token.head.tag_ == "NNS" and not dated and before != "the":
        return True
    # "The 2024 election": the model takes the year for a count of elections.
    names_one = before == "the" and token.dep_ == "nummod" and token.head.tag_ == "NN"
    vouched = before in YEAR_WORDS_BEFORE or dated or names_one
    if not pieces.word(hit.start).isdecimal():
        return before not in YEAR_WORDS_BEFORE
    if not 1900 <= year <= 2100:
        return not (dated and (before in YEAR_WORDS_BEFORE or before in {"the", "("}))
    if vouched:
        return False
    # "WWDC 2005" is dated by its year, the "Russell 2000 Index" is not.
    inside_name = pieces.capital(hit.end) and (
        token.ent_type_ in _NAMED or pieces.capital(hit.start - 1)
    )
    return token.ent_type_ in _COUNTED or inside_name


def _glued(pieces: Pieces, hit: Hit) -> bool:
    """Whether more letters, digits or marks touch the number: "F-2000", "1990-based"."""
    before, after = pieces.word(hit.start - 1), pieces.word(hit.end)
    if pieces.joined(hit.start) and before in DASHES | {"/", "_", "@", "#", ".", ":", "+"}:
        far = pieces.word(hit.start - 2)
        if pieces.joined(hit.start - 1) and far not in {"mid", "pre", "post", "early", "late"}:
            return True
    if pieces.joined(hit.start) and (before.isalnum() or before == "_"):
        return True
    digits_follow = pieces.joined(hit.end + 1) and pieces.word(hit.end + 1).isalnum()
    return pieces.joined(hit.end) and after in {"/", "_", "@", ":", "+", "-"} and digits_follow


def _is_month_name(doc: Doc, pieces: Pieces, hit: Hit, people: frozenset[str]) -> bool:
    word, before = pieces.word(hit.start), pieces.word(hit.start - 1)
    if before in _TITLES or (pieces.word(hit.end) in _BODIES and pieces.capital(hit.end)):
        return True
    kind = _kind(doc, pieces, hit)
    if word not in MONTHS_THAT_ARE_NAMES:
        return kind in _NAMED and before not in MONTH_WORDS_BEFORE
    if before in _STRONG_MONTH_WORDS:
        return kind == "PERSON" and pieces.capital(hit.end)
    if pieces.capital(hit.end) or (before == "." and len(pieces.word(hit.start - 2)) == 1):
        return True
    if before == "s" and pieces.capital(hit.start - 3):
        # The Women's March marches; Britain's March figures are of a month.
        span = _span(doc, pieces, hit)
        return span is None or span.root.dep_ not in {"compound", "nmod", "amod", "npadvmod"}
    if kind == "PERSON" or (pieces.capital(hit.start - 1) and before not in MONTH_WORDS_BEFORE):
        return True
    return kind != "DATE" or word in people


def _is_weekday_name(doc: Doc, pieces: Pieces, hit: Hit) -> bool:
    before, after = pieces.word(hit.start - 1), pieces.word(hit.end)
    if before in _TITLES and pieces.capital(hit.start - 1):
        return True
    if after in _PAPERS | _BODIES and pieces.capital(hit.end):
        return True
    if before == "on" and pieces.word(hit.start - 2) == "mail" and pieces.capital(hit.start - 2):
        return True
    if isinstance(hit.shape, Repeat) and hit.shape.value.startswith("XXXX-WXX"):
        return after == "for" and pieces.capital(hit.end + 1)
    return isinstance(hit.shape, Weekday) and _kind(doc, pieces, hit) == "WORK_OF_ART"


def month_before_count(doc: Doc, pieces: Pieces, hit: Hit) -> Hit | None:
    """The month alone where the number after it counts something: "In May 12 soldiers died"."""
    shape = hit.shape
    if not isinstance(shape, Day) or shape.year is not None or shape.within is not None:
        return None
    if hit.end != hit.start + 2 or not pieces.word(hit.start + 1).isdecimal():
        return None
    number = doc.char_span(
        pieces.starts[hit.start + 1], pieces.ends[hit.start + 1], alignment_mode="expand"
    )
    if number is None or not len(number):
        return None
    token = number[0]
    counts = token.dep_ == "nummod" and token.head.i == token.i + 1 and token.head.tag_ == "NNS"
    within_month = pieces.word(hit.start - 1) == "in"
    if not counts or (token.ent_type_ == "DATE" and not within_month):
        return None
    return Hit(Month(shape.month), hit.start, hit.start + 1)
