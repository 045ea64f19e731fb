"""One printing of a quotation beside the fullest one, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Literal

Change = Literal["same", "added", "cut", "between"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BLANKS = re.compile(r"\s+")
LONGEST_CUT = 14
"""Words. A longer cut is only counted: the fullest printing stands on the same page."""
_MOST_WORDS = 600
"""Comparing takes time that grows with the square of the words; this many take up to 0.1 s."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, that only this printing has, that it lacks, or that the report puts
    between two parts of the quotation. `left_out` counts the words of a cut too long to show.
    """

    text: str
    change: Change
    space: str = " "
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its punctuation, the blanks after it, and the part of the printing it is in."""

    text: str
    space: str
    key: str
    part: int = 0


def compare(whole: str, parts: Sequence[str], between: Sequence[str] = ()) -> list[Piece]:
    """This printing's `parts` with what differs from the `whole`, leaving case and punctuation.

    `between` has the report's words after each part but the last.
    """
    ours = list(_tokens(whole, 0))
    theirs = [token for number, part in enumerate(parts) for token in _tokens(part, number)]
    pieces: list[Piece] = []
    reached = 0
    for change, mine, yours in _steps(ours, theirs):
        if mine and change != "same":
            if pieces and pieces[-1].change != "between":
                pieces[-1] = replace(pieces[-1], space=" ")
            pieces.append(_cut(mine))
        for part, tokens in groupby(yours, key=lambda token: token.part):
            pieces += [Piece(words, "between", "") for words in between[reached:part]]
            reached = part
            pieces.append(_joined(list(tokens), change))
    return pieces


def _steps(
    ours: Sequence[Token], theirs: Sequence[Token]
) -> Iterator[tuple[Change, Sequence[Token], Sequence[Token]]]:
    """Runs of words that both have, and runs that only the one or the other has, in order."""
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        yield "same", (), theirs
        return
    keys = [token.key for token in ours], [token.key for token in theirs]
    for tag, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        yield "same" if tag == "equal" else "added", ours[i:j], theirs[k:m]


def _tokens(text: str, part: int) -> Iterator[Token]:
    """Every word with the marks around it; all of the text, so that joining gives it back."""
    words = list(_WORD.finditer(text))
    start = 0
    for word, following in zip_longest(words, words[1:]):
        stop = following.start() if following else len(text)
        blanks = list(_BLANKS.finditer(text, word.end(), stop))
        # An opening mark belongs to the word that follows it.
        end = blanks[-1].end() if blanks and following else stop
        own = text[start:end]
        space = " " if own[-1:].isspace() else ""
        yield Token(_BLANKS.sub(" ", own).strip(), space, _folded(word.group()), part)
        start = end


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).replace("’", "'").casefold()


def _joined(tokens: Sequence[Token], change: Change) -> Piece:
    text = "".join(token.text + token.space for token in tokens)
    return Piece(text.strip(), change, tokens[-1].space)


def _cut(tokens: Sequence[Token]) -> Piece:
    if len(tokens) > LONGEST_CUT:
        return Piece("", "cut", left_out=len(tokens))
    return _joined([*tokens[:-1], replace(tokens[-1], space=" ")], "cut")
