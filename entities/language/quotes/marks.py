"""Which marks open and close a quotation: straight, typographic, mixed, missing, nested.

Works on characters, because tokenizers split quotation marks in several ways.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from entities.language.quotes.words import SPEECH

_DOUBLE = re.compile(r"[“”„‟«»\"]")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-/'‘\u2009\u200a…")
_SINGLE = re.compile(r"(?<!')['‘’‛](?!')")
"""Two straight single marks side by side are no mark: reports are cleaned of them before."""
_ELISION = re.compile(
    r"(?:\d0s?\b|\d\ds?\b|em\b|til\b|cause\b|tis\b|twas\b|n\b|bout\b|round\b)", re.I
)
_LONGEST_SINGLE = 1_500
"""Characters. A single mark without its partner would else reach across a whole report."""

_MOST_INSIDE = 40
"""Single marks looked at for one partner, so that a text of nothing but marks takes no longer."""


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between two marks: start and end are those of the words, not of the marks.

    `opened` and `closed` say whether the mark is printed; a quotation that goes on in the next
    paragraph has no closing mark. `single` marks may be scare quotes or the house style.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool = True
    closed: bool = True
    single: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph; a line that goes on in lower case is not ended."""
    out, start = [], 0
    for gap in _BREAK.finditer(text):
        following = text[gap.end() : gap.end() + 1]
        if following.islower() and gap.group().count("\n") == 1:
            continue
        if gap.start() > start:
            out.append((start, gap.start()))
        start = gap.end()
    if start < len(text.rstrip()):
        out.append((start, len(text.rstrip())))
    return out


def _opening(text: str, mark: re.Match[str], *, inside: bool) -> bool:
    """Whether a mark opens: by its shape, and by the characters beside it where that misleads."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    spaced_before = not before or before in _BEFORE_OPENING
    spaced_after = not after or after.isspace() or after in ".,;:!?)]}—–"
    if mark.group() in {"“", "„", "«", "‟"}:
        return not (spaced_after and not spaced_before)
    if mark.group() in {"”", "»"}:
        return spaced_before and not spaced_after and not inside
    if spaced_before == spaced_after:
        return not inside
    return spaced_before


def _doubles(text: str, start: int, end: int) -> Iterator[Span]:
    """The outermost spans between double marks in one paragraph."""
    stack: list[re.Match[str]] = []
    last_end = start
    marks = list(_DOUBLE.finditer(text, start, end))
    last_closing = max((m.start() for m in marks if m.group() == "”"), default=start)
    for number, mark in enumerate(marks):
        if _opening(text, mark, inside=bool(stack)):
            if not stack and text[mark.start() - 1 : mark.start()].isdigit():
                continue
            stack.append(mark)
        elif len(stack) > 1:
            # An inner mark that is never closed must not swallow the outer one's partner.
            alike = stack[-1].group() == stack[0].group() == "“"
            if number + 1 == len(marks) or (alike and last_closing <= mark.start()):
                opened = stack[0]
                stack.clear()
                yield Span(opened.end(), mark.start(), opened.start(), mark.end())
                last_end = mark.end()
            else:
                stack.pop()
        elif stack:
            opened = stack.pop()
            yield Span(opened.end(), mark.start(), opened.start(), mark.end())
            last_end = mark.end()
        elif last_end == start and _attributed(text, mark, end):
            yield Span(start, mark.start(), start, mark.end(), opened=False)
            last_end = mark.end()
    if stack:
        yield Span(stack[0].end(), end, stack[0].start(), end, closed=False)


def _attributed(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a closing mark without an opening one ends speech: "…," and who said it follows."""
    if text[mark.start() - 1 : mark.start()] not in {",", "?", "!"}:
        return False
    words = re.findall(r"\w+|[.?!]", text[mark.end() : min(end, mark.end() + 80)])[:6]
    head = words[: next((i for i, word in enumerate(words) if word in ".?!"), len(words))]
    return any(word.lower() in SPEECH for word in head)


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum()


def _singles(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans between single marks in a stretch without double ones."""
    at = start
    while (mark := _SINGLE.search(text, at, end)) is not None:
        at = mark.end()
        before = text[mark.start() - 1 : mark.start()]
        if (before and before not in _BEFORE_OPENING) or mark.group() == "’":
            continue
        if not text[at : at + 1].isalnum() and text[at : at + 1] not in {"[", "…", "“", '"'}:
            continue
        if _ELISION.match(text, at):
            continue
        close = _partner(text, at, end)
        if close is not None:
            yield Span(at, close, mark.start(), close + 1, single=True)
            at = close + 1


def _partner(text: str, start: int, end: int) -> int | None:
    """Where the single mark closes that opens before `start`.

    After a full stop or a comma it surely closes; after a letter it may be the apostrophe of
    "allies' budgets", so a later sure one in the same stretch is preferred when the first
    follows an s.
    """
    doubtful = None
    marks = _SINGLE.finditer(text, start, min(end, start + _LONGEST_SINGLE))
    for mark in islice(marks, _MOST_INSIDE):
        at = mark.start()
        if _is_apostrophe(text, at) or mark.group() == "‘":
            continue
        before = text[at - 1 : at]
        if before.isspace() or not (at + 1 >= end or not text[at + 1].isalnum()):
            continue
        if before in ".,?!…—":
            return at
        if before != "s":
            return doubtful if doubtful is not None else at
        doubtful = doubtful if doubtful is not None else at
    return doubtful


def _join_gaps(start: int, end: int, found: list[Span]) -> Iterator[tuple[int, int]]:
    at = start
    for span in found:
        if span.outer_start > at:
            yield at, span.outer_start
        at = span.outer_end
    if at < end:
        yield at, end


def find_spans(text: str, start: int, end: int) -> list[Span]:
    """The quoted spans of one paragraph, in order, nested ones left inside their outer one."""
    doubles = [span for span in _doubles(text, start, end) if span.end > span.start]
    starts = [span.start for span in doubles]
    found, kept = [], 0
    for single in _singles(text, start, end) if doubles else ():
        # Spans before this one may still close inside it.
        low = max(0, bisect_left(starts, single.start) - 1)
        touching = [
            d for d in doubles[low : bisect_left(starts, single.end)] if d.end > single.start
        ]
        if touching and _holds(text, single, touching):
            first = bisect_left(starts, single.start)
            found += [*doubles[kept:first], single]
            kept = first + len(touching)
    found += doubles[kept:]
    for low, high in list(_join_gaps(start, end, found)):
        found += _singles(text, low, high)
    found.sort(key=lambda span: span.start)
    return [_trimmed(text, span) for span in found if text[span.start : span.end].strip()]


def _holds(text: str, single: Span, touching: list[Span]) -> bool:
    """Whether single marks are the outer ones: the double spans they touch stand inside them."""
    return text[single.end - 1] in ".,?!" and all(
        single.start <= d.outer_start and d.outer_end <= single.end and d.closed and d.opened
        for d in touching
    )


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return replace(
        span,
        start=span.start + len(words) - len(words.lstrip()),
        end=span.end - (len(words) - len(words.rstrip())),
    )
