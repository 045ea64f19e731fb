"""What a copy cut and what it added, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reprints.spelling import words

_RUN_WORDS = 4
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Differences:
    """Paragraphs of the copy that the original lacks, and of the original that the copy lacks."""

    added: tuple[str, ...]
    cut: tuple[str, ...]


def differences(original: str, copy: str) -> Differences:
    """Compare two clean texts, whose paragraphs are separated by empty lines.

    A paragraph counts as carried over when half its runs of four words stand anywhere in the other
    text, so that paragraphs joined, split, moved or lightly edited are no differences.
    """
    return Differences(added=_missing(copy, original), cut=_missing(original, copy))


def _missing(text: str, other: str) -> tuple[str, ...]:
    listed = words(other)
    known = {size: _runs(listed, size) for size in range(1, _RUN_WORDS + 1)}
    paragraphs = (paragraph.strip() for paragraph in text.split("\n\n"))
    return tuple(
        paragraph for paragraph in paragraphs if paragraph and not _stands(paragraph, known)
    )


def _stands(paragraph: str, known: dict[int, set[tuple[str, ...]]]) -> bool:
    listed = words(paragraph)
    if not listed:
        return True
    runs = _runs(listed, min(_RUN_WORDS, len(listed)))
    found = sum(run in known[len(run)] for run in runs)
    return found >= _HALF * len(runs)


def _runs(listed: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(listed[start : start + size]) for start in range(len(listed) - size + 1)}
