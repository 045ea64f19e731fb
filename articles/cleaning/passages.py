"""What a cleaning rule hands back: which passage is furniture, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is furniture. `byline` is the author it names, if it does."""

    index: int
    reason: str
    byline: str = ""


Rule = Callable[[Sequence[str]], Iterator[Passage]]
"""A rule gets all paragraphs, with an empty string for each that an earlier rule has taken."""


def matching(
    paragraphs: Sequence[str], pattern: re.Pattern[str], *, reason: str, longest: int
) -> Iterator[Passage]:
    """The paragraphs of at most `longest` characters that match a pattern as a whole."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph and len(paragraph) <= longest and pattern.fullmatch(paragraph):
            yield Passage(index, reason)


def is_quotation(paragraph: str) -> bool:
    """Whether a paragraph opens with spoken words: those belong to the report's body."""
    return paragraph[:1] in "\"“‘'«"
