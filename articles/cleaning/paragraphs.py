"""A text into its paragraphs, however its lines are laid out."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ud800-\udfff]"
)
_SENTENCE_END = re.compile(r"""[.!?:;…]["'”’)\]]*$""")
_LIST_MARK = re.compile(r"(?:\d{1,3}[.)]|[•◦▪‣·*–—-])\s")

_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_WRAPPED = 4


def split(text: str) -> list[str]:
    """The paragraphs of a text, none of them empty, with single spaces and nothing invisible.

    One line is one paragraph, whether or not empty lines stand between; text broken into lines
    of about one width is joined again first.
    """
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if _is_wrapped(lines):
        lines = _join(lines)
    return [line for line in lines if line]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether sentences run on from line to line: most inner lines end without a full stop."""
    inner = [
        line
        for line, following in pairwise(lines)
        if line and following and not _LIST_MARK.match(following)
    ]
    if len(inner) < _FEWEST_WRAPPED or max(map(len, lines)) > _WIDEST_WRAP:
        return False
    running = [line for line in inner if not _SENTENCE_END.search(line)]
    return len(running) >= 0.6 * len(inner) and median(map(len, inner)) >= _NARROWEST_WRAP


def _join(lines: list[str]) -> list[str]:
    """Join lines into paragraphs at empty lines, list marks, and lines that end early."""
    width = max(map(len, lines))
    joined = [""]
    for line in lines:
        last = joined[-1].rpartition("\n")[2]
        ends = _SENTENCE_END.search(last) and len(last) < 0.75 * width
        if not line or ends or _LIST_MARK.match(line):
            joined.append("")
        if line:
            # The line break stays until all is joined: the last line's length decides.
            joined[-1] = f"{joined[-1]}\n{line}" if joined[-1] else line
    return [paragraph.replace("\n", " ") for paragraph in joined]
