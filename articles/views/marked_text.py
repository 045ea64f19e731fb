"""A report's text as HTML: its paragraphs, with every name and date a link, quotations around.

Everything is escaped; the only markup is what this module adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.utils.safestring import SafeString

_OPENING = "\"'“‘«„‚‹"
_OF_A_QUOTATION = 40
"""Characters of a quotation that its pen is called by."""

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that links somewhere; `css` says what kind of thing it names."""

    start: int
    end: int
    css: str
    url: str
    anchor: str = ""
    """The id it has on the page, for links from elsewhere to these words."""
    title: str = ""
    """What the link is about, where its words do not say it themselves."""
    said: str = ""
    """What a screen reader adds to the words: the kind of thing, and its name where they differ."""
    rule: str = ""
    """Where an editor decides what the words mean."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words between two marks of a quotation. The first of each carries an `anchor`, and a sign
    in the margin that says `label` and `sign` and leads to `url`; the others have none of them."""

    start: int
    end: int
    anchor: str = ""
    url: str = ""
    label: str = ""
    sign: str = ""
    rule: str = ""
    """Where an editor decides who said them."""


def paragraphs(
    text: str, marks: Iterable[Mark], quotations: Iterable[QuotedWords] = ()
) -> list[SafeString]:
    """The paragraphs of the text in HTML, without their <p>.

    Offsets that reach beyond the text or over a paragraph's end are cut there, and of two marks
    that overlap the longer stands: a text changed by hand must not break its page. A quotation
    goes around the links in it, and a link over its border is cut in two.
    """
    links, quoted = _Slices(_apart(marks)), _Slices(_apart(quotations))
    return [_joined(_paragraph(text, start, end, links, quoted)) for start, end in _stretches(text)]


Stretch = TypeVar("Stretch", Mark, QuotedWords)


class _Slices(Generic[Stretch]):
    """Stretches in order that do not overlap, so that those of a place are a slice."""

    def __init__(self, apart: list[Stretch]) -> None:
        self._all: list[Stretch] = apart
        self._starts: list[int] = [each.start for each in apart]
        self._ends: list[int] = [each.end for each in apart]

    def between(self, start: int, end: int) -> Sequence[Stretch]:
        return self._all[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that holds more than blanks."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _apart(marks: Iterable[Stretch]) -> list[Stretch]:
    """Marks in order, none overlapping: of two that do, the longer, then the earlier."""
    taken: list[Stretch] = []
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start >= mark.end:
            continue
        if not taken or taken[-1].end <= mark.start:
            taken.append(mark)
        elif mark.end - mark.start > taken[-1].end - taken[-1].start:
            taken[-1] = mark
    return taken


def _paragraph(
    text: str, start: int, end: int, links: _Slices[Mark], quoted: _Slices[QuotedWords]
) -> Iterator[SafeString]:
    reached = start
    for each in quoted.between(start, end):
        first, last = max(each.start, start), min(each.end, end)
        opening = reached
        if first == each.start and each.url:
            # The sign stands before the opening mark, not between it and the first word.
            opening = first - 1 if first > reached and text[first - 1] in _OPENING else first
            yield _linked(text, reached, opening, links.between(reached, opening))
            yield _sign(each)
            if each.rule:
                yield _pen(each.rule, text[each.start : each.end][:_OF_A_QUOTATION])
        yield _linked(text, opening, first, links.between(opening, first))
        inside = _linked(text, first, last, links.between(first, last))
        anchor = format_html(' id="{}"', each.anchor) if each.anchor and each.start == first else ""
        yield format_html('<span class="quote"{}>{}</span>', anchor, inside)
        reached = last
    yield _linked(text, reached, end, links.between(reached, end))


def _sign(words: QuotedWords) -> SafeString:
    return format_html(
        '<a class="quote-sign" href="{}" aria-label="{}">{}</a>', words.url, words.label, words.sign
    )


def _linked(text: str, start: int, end: int, marks: Sequence[Mark]) -> SafeString:
    pieces: list[str] = []  # plain ones are escaped when they are joined, links already are
    reached = start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        pieces.append(text[reached:first])
        more = format_html(' id="{}"', mark.anchor) if mark.anchor and first == mark.start else ""
        if mark.title:
            more = format_html('{} title="{}"', more, mark.title)
        if mark.said:
            more = format_html('{} aria-description="{}"', more, mark.said)
        pieces.append(
            format_html(
                '<a class="e {}"{} href="{}">{}</a>', mark.css, more, mark.url, text[first:last]
            )
        )
        if mark.rule and last == mark.end:
            pieces.append(_pen(mark.rule, text[first:last]))
        reached = last
    pieces.append(text[reached:end])
    return _joined(pieces)


def _pen(rule: str, words: str) -> SafeString:
    """An editor's way to decide about the words: a page, or its form beside the text."""
    label = _("Decide about “%(words)s”") % {"words": words}
    return format_html(
        '<a class="pen" href="{}" hx-get="{}" hx-select="#ruling-form" hx-target="#desk"'
        ' aria-label="{}">✎</a>',
        rule,
        rule,
        label,
    )


def _joined(pieces: Iterable[str]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
