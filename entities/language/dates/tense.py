"""Which way the words around a date point: told as past, as present, or as still to come."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from entities.language.findings import Tense

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_MAY = frozenset({"may", "might", "could", "should", "must", "can"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_WAS = frozenset({"was", "were"})
_PLANNED = frozenset(
    {"schedule", "plan", "expect", "due", "set", "slate", "intend", "hope", "aim", "propose"}
    | {"pledge", "vow", "postpone", "delay", "reschedule", "prepare", "upcoming", "deadline"}
    | {"want", "expected", "scheduled", "planned", "poised", "await", "ahead"}
)
"""Lemmas that turn even a past participle toward what is still to come."""

_CALLED = frozenset({"call", "book", "order", "schedule", "set", "plan", "convene", "summon"})
"""Verbs that, with "for", put a day ahead even in the past tense ("called a strike for Monday")."""

_CLIMB = 12
"""Heads looked at above a date; more only in broken parses, where they say nothing."""


def tense_at(doc: Doc, start: int, end: int) -> Tense:
    """The tense of the words that govern the characters from `start` to `end`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return "unknown"
    token = span.root
    opening = doc[span.start - 1].lower_ if span.start > 0 else ""
    possessive = span.end < len(doc) and doc[span.end].lower_ in {"'s", "’s"}
    if opening == "since" or (opening == "from" and possessive):
        # "Rose to 51.9 from July's 51.2" looks back even where the rise is a forecast.
        return "past"
    until = opening in {"until", "till", "by"}
    for _ in range(_CLIMB):
        if opening == "for" and token.lemma_ in _CALLED:
            return "future"
        tense = _tense_of(token, until=until, date=span)
        if tense is not None:
            return tense
        if token.head is token or token.dep_ == "ROOT":
            break
        token = token.head
    return "future" if until else "unknown"


def _tense_of(token: Token, *, until: bool, date: Span) -> Tense | None:
    if token.pos_ not in {"VERB", "AUX"}:
        return "future" if token.lemma_.lower() in _PLANNED else None
    # "The exercise of 15–19 May drew ten navies": parsed as if the month were the verb.
    helpers = {
        child.lower_
        for child in token.children
        if child.dep_ in {"aux", "auxpass"} and not date.start <= child.i < date.end
    }
    if helpers & _WILL:
        return "future"
    perfect = bool(helpers & _HAVE)
    if helpers & _MAY:
        return "past" if perfect else "future"
    if token.lemma_.lower() in _PLANNED and token.tag_ in {"VBN", "VBZ", "VBP", "VBG", "VB"}:
        return "future"
    if "to" in helpers:
        return _tense_of_infinitive(token)
    if until and token.tag_ != "VBD" and "had" not in helpers:
        return "future"
    return _tense_of_form(token, helpers)


def _tense_of_infinitive(token: Token) -> Tense | None:
    """ "to meet on Thursday": to come, unless what it depends on is itself past."""
    head = token.head
    if head is token:
        return "future"
    if token.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() in _PLANNED | {"be"}:
        return "future"
    return None


def _tense_of_form(token: Token, helpers: set[str]) -> Tense | None:
    tag = token.tag_
    if tag in {"VBD", "VBN"}:
        present_passive = helpers & {"is", "are", "'s", "’s"} and not helpers & {"been"}
        return "present" if tag == "VBN" and present_passive else "past"
    if tag == "VBG":
        if helpers & _WAS or helpers & _HAVE:
            return "past"
        return "future" if helpers & {"is", "are", "'s", "’s", "be", "'re", "’re", "am"} else None
    if tag in {"VBZ", "VBP", "VB", "MD"}:
        return "future" if token.lower_ in _WILL else "present"
    return None
