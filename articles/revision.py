"""What a newer version of a text changed, paragraph by paragraph and word by word. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Change = Literal["same", "added", "cut"]

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 100_000
"""Characters compared of each version; a long news report has about 20,000."""

_MOST_PARAGRAPHS = 1_000

_MOST_PAIRS = 3_000_000
"""Words of a paragraph times words of the one it is compared with, over a whole comparison.
Comparing takes time that grows with it, about a second for so many; what is over is shown as cut
and added whole."""

_NEXT = 5
"""Paragraphs looked at, of those still to come, for the one that was rewritten."""

_ALIKE = 0.5
"""Two paragraphs with less in common are one cut and one added: marks at every other word would
be harder to read than both texts."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both versions have, that only the older, or that only the newer has."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either version as the newer one has it, with what was cut kept in place."""

    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        return any(run.change != "same" for run in self.runs)


@dataclass(frozen=True, slots=True)
class Revision:
    """`stretches` are paragraphs that changed and paragraphs that did not, in turns; of texts
    over 100,000 characters the rest is not `whole`."""

    stretches: tuple[tuple[Paragraph, ...], ...]
    whole: bool = True

    @property
    def changed(self) -> int:
        """How many paragraphs were changed, added or cut."""
        return sum(each.changed for stretch in self.stretches for each in stretch)


def revise(before: str, after: str) -> Revision:
    """Compare two clean texts, whose paragraphs are separated by empty lines."""
    older, newer = _paragraphs(before), _paragraphs(after)
    kept = older[:_MOST_PARAGRAPHS], newer[:_MOST_PARAGRAPHS]
    whole = max(len(before), len(after)) <= _LONGEST and kept == (older, newer)
    (older, newer), pairs = kept, _Pairs()
    found: list[Paragraph] = []
    for tag, i, j, k, m in SequenceMatcher(None, older, newer).get_opcodes():
        if tag == "equal":
            found += [Paragraph((Run("same", each),)) for each in newer[k:m]]
        else:
            found += _rewritten(older[i:j], newer[k:m], pairs)
    stretches = tuple(tuple(each) for _, each in groupby(found, key=lambda each: each.changed))
    return Revision(stretches, whole=whole)


def line_changed(before: str, after: str) -> tuple[Run, ...]:
    """As `revise`, of one line, such as a title."""
    runs = _words_changed(before, after, _Pairs())
    return runs or tuple(run for run in (Run("cut", before), Run("added", after)) if run.text)


@dataclass(slots=True)
class _Pairs:
    """How many pairs of words may still be compared."""

    left: int = _MOST_PAIRS

    def spend(self, pairs: int) -> bool:
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text[:_LONGEST].split("\n\n") if each.strip()]


def _rewritten(older: Sequence[str], newer: Sequence[str], pairs: _Pairs) -> list[Paragraph]:
    """Paragraphs that took the place of others: each is set beside the first of those still to
    come that is like it."""
    found: list[Paragraph] = []
    done = 0
    for text in newer:
        for at, each in enumerate(older[done : done + _NEXT], start=done):
            if runs := _words_changed(each, text, pairs):
                found += [Paragraph((Run("cut", gone),)) for gone in older[done:at]]
                found.append(Paragraph(runs))
                done = at + 1
                break
        else:
            found.append(Paragraph((Run("added", text),)))
    return found + [Paragraph((Run("cut", gone),)) for gone in older[done:]]


def _words_changed(before: str, after: str, pairs: _Pairs) -> tuple[Run, ...]:
    """The runs of a paragraph that was rewritten; none where the two are not alike."""
    older, newer = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, older, newer, autojunk=False)
    # Each is an upper bound of the next, which takes longer.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return ()
    if not pairs.spend(len(older) * len(newer)) or matcher.ratio() < _ALIKE:
        return ()
    return tuple(_joined(_bridged(list(_steps(matcher, older, newer)))))


def _steps(matcher: SequenceMatcher[str], older: list[str], newer: list[str]) -> Iterator[Run]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(newer[k:m]))
            continue
        if i < j:
            yield Run("cut", "".join(older[i:j]))
        if k < m:
            yield Run("added", "".join(newer[k:m]))


def _bridged(runs: Sequence[Run]) -> Iterator[Run]:
    """A lone blank between two changes is part of them: one phrase is replaced by another."""
    for at, run in enumerate(runs):
        if run.change == "same" and run.text.isspace() and 0 < at < len(runs) - 1:
            yield Run("cut", run.text)
            yield Run("added", run.text)
        else:
            yield run


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Within a change all that was cut stands before all that was added."""
    for same, some in groupby(runs, key=lambda run: run.change == "same"):
        held = list(some)
        kinds: tuple[Change, ...] = ("same",) if same else ("cut", "added")
        for kind in kinds:
            text = "".join(run.text for run in held if run.change == kind)
            if text:
                yield Run(kind, text)
