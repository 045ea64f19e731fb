"""What sort of thing stands between marks: speech, a fragment, or words held at a distance."""

from __future__ import annotations

import re

from entities.language.findings import QuoteSort
from entities.language.quotes.assemble import Quotation

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset("a an and as at by for from in of on or the to with vs".split())
_SCARE_LEAD = re.compile(
    r"\b(?:called|titled|entitled|named|known as|dubbed|the|this|that|its|their|our|an?|"
    r"album|book|film|song|movie|show|series|magazine|novel|play|poem|painting)\W*$",
    re.I,
)
_SO_CALLED = re.compile(r"\bso-called\W*$", re.I)
_WORK_LEAD = re.compile(
    r"\b(?:read|reads|wrote|written|watched|titled|entitled|published|directed|edited|sang)\W*$",
    re.I,
)
"""Verbs whose object in capitals is a work: wrote "The Long Peace"."""
_LONGEST_SCARE = 3
"""Words. Longer phrases in marks within reported speech are nearly always the speaker's own."""


def sort_of(text: str, quotation: Quotation) -> QuoteSort:
    """The sort of a quotation: a sentence of speech, a fragment of one, or "scare" marks.

    Titles of works and words held at a distance ('Special Relationship') are "scare".
    """
    span = quotation.spans[0]
    words = [w for part in quotation.spans for w in _WORD.findall(text[part.start : part.end])]
    last = text[quotation.spans[-1].end - 1]
    lead = text[max(0, span.outer_start - 40) : span.outer_start]
    if len(quotation.spans) > 1:
        return "speech"
    if _SO_CALLED.search(lead) or (_title(words) and _WORK_LEAD.search(lead)):
        return "scare"
    said = quotation.cue is not None or quotation.continues is not None
    if (
        _title(words)
        and not quotation.adjacent
        and not (said and quotation.alone and last in ".!?,")
    ):
        return "scare"
    if quotation.cue is None:
        return _without_cue(words, last, alone=quotation.alone)
    if quotation.rule == "label":
        return "fragment"
    if len(words) <= _LONGEST_SCARE and _SCARE_LEAD.search(lead) and not quotation.adjacent:
        return "scare"
    if quotation.alone or (quotation.adjacent and text[span.start].isupper()):
        return "speech"
    return "fragment"


def _title(words: list[str]) -> bool:
    """Whether words are capitalised as in a title: "Collapse: How Societies Choose"."""
    large = [word for word in words if word.lower() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in large)


def _without_cue(words: list[str], last: str, *, alone: bool) -> QuoteSort:
    """A whole sentence may be somebody's speech though nothing says whose; other words are not."""
    if alone and len(words) > _LONGEST_SCARE and last in ".!?…,—-":
        return "speech"
    return "fragment" if len(words) > 2 * _LONGEST_SCARE else "scare"
