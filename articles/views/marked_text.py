"""A report's text as HTML: its paragraphs, with every name and date a link.

Everything is escaped; the only markup is what this module adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.utils.safestring import SafeString

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that links somewhere; `css` says what kind of thing it names."""

    start: int
    end: int
    css: str
    url: str


def paragraphs(text: str, marks: Iterable[Mark]) -> list[SafeString]:
    """The paragraphs of the text in HTML, without their <p>.

    Offsets that reach beyond the text or over a paragraph's end are cut there, and of two marks
    that overlap the longer stands: a text changed by hand must not break its page.
    """
    apart = _apart(marks)
    starts = [mark.start for mark in apart]
    ends = [mark.end for mark in apart]
    return [
        # Marks do not overlap, so both lists ascend: those that touch the paragraph are a slice.
        _paragraph(text, start, end, apart[bisect_right(ends, start) : bisect_left(starts, end)])
        for start, end in _stretches(text)
    ]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that holds more than blanks."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, none overlapping: of two that do, the longer, then the earlier."""
    taken: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start >= mark.end:
            continue
        if not taken or taken[-1].end <= mark.start:
            taken.append(mark)
        elif mark.end - mark.start > taken[-1].end - taken[-1].start:
            taken[-1] = mark
    return taken


def _paragraph(text: str, start: int, end: int, marks: Sequence[Mark]) -> SafeString:
    pieces: list[str] = []  # plain ones are escaped when they are joined, links already are
    reached = start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        pieces.append(text[reached:first])
        pieces.append(
            format_html('<a class="e {}" href="{}">{}</a>', mark.css, mark.url, text[first:last])
        )
        reached = last
    pieces.append(text[reached:end])
    return format_html_join("", "{}", ((piece,) for piece in pieces))
