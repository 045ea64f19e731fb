"""The readers' comments below a report."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage

_REASON = "readers' comments"

_HEADING = re.compile(
    r"""[\W_]*+(?:\d[\d,.]*\s(?:reader\s)?(?:comments?|replies|responses|thoughts)(?:\son\b.*)?
    |(?:readers?(?:'|’)?s?(?:'|’)?\s)?comments?(?:\ssection)?(?:\s?\(\d+\))?
    |(?:view|show|read|see|load|hide|post|add|write)\s(?:all\s|more\s|a\s|your\s)?(?:\d+\s)?comments?
    |(?:leave|post|write)\sa\s(?:reply|comment)|join\sthe\s(?:discussion|conversation|debate)
    |have\syour\ssay)[\W_]*+""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSED = re.compile(
    r"[\W_]*+(?:comments?|commenting|discussion)"
    r"(?: (?:on|for|to) this (?:story|article|post|page))? (?:is|are|ha(?:s|ve) been) (?:now )?"
    r"(?:closed|disabled|turned off|off|moderated)\b.{0,80}",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:\d{1,4}[.)]|[•◦▪‣·*↳>–-])\s")
_SIGN = re.compile(
    r"""(?:reply|report|like|upvote|share)(?:\s(?:reply|report|like|share|\d+))*\W*
    |.{1,40}\ssays:?
    |(?:.{1,40}\s)?\d+\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago\b.{0,20}
    |.{1,40}\bat\s\d{1,2}:\d\d\s?(?:am|pm)?""",
    re.IGNORECASE | re.VERBOSE,
)
_SEARCHED = 12
_LONGEST = 200
_BODY_FIRST = 200


def comments(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find comment headings, closing lines, and the whole thread below a heading.

    A thread is what follows a heading and shows signs of being one: list marks, "says:",
    "2 hours ago", "Reply", a closing line. It runs to that closing line, or to the end, since
    no report goes on below its comments. A heading without such signs goes alone.
    """
    closings = [index for index, line in enumerate(paragraphs) if _is(_CLOSED, line)]
    body = index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        if _is(_CLOSED, paragraph):
            yield Passage(index, _REASON)
        elif _is(_HEADING, paragraph):
            end = index + 1
            if body >= _BODY_FIRST:
                end = _thread_end(paragraphs, index, closings)
            yield from (Passage(taken, _REASON) for taken in range(index, end) if paragraphs[taken])
            index = end - 1
        body += len(paragraph)
        index += 1


def _thread_end(paragraphs: Sequence[str], heading: int, closings: list[int]) -> int:
    """The index behind the thread, or behind the heading where there is no thread."""
    following = bisect(closings, heading)
    if following < len(closings):
        return closings[following] + 1
    near = paragraphs[heading + 1 : heading + 1 + _SEARCHED]
    listed = bool(near) and bool(_LISTED.match(near[0]))
    signs = sum(_is(_SIGN, paragraph) for paragraph in near)
    return len(paragraphs) if listed or signs >= 2 else heading + 1


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return 0 < len(line) <= _LONGEST and pattern.fullmatch(line) is not None
