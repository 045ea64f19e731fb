"""Aliases: where a report says that two names are one person's.

"Jane Doe, also known as Umm Ali", "Umm Ali, whose real name is Jane Doe", "Jane Doe (née Roe)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from entities.language.names.agreement import Decided
from entities.language.names.candidate import Candidate
from entities.language.names.page import Page

_LONGEST = 120
"""Characters between two names; the name in its own script may stand in brackets there."""
_SAYS_SO = re.compile(
    r"""\s*(?:\([^()\n]*\))?[\s,(–—-]*
    (?:(?:who|he|she)\s+)?(?:is\s+|was\s+)?
    (?:(?:also|better|best|formerly|previously|commonly|widely|more\s+commonly)\s+known\s+
        (?:as|by(?:\s+(?:his|her|the)\s+(?:alias|nom\s+de\s+guerre|name))?)
      |known\s+by\s+(?:his|her|the)\s+(?:alias|nom\s+de\s+guerre)
      |a\.?k\.?a\.?|alias|née?|nee
      |whose\s+(?:real|birth|full|given)\s+name\s+(?:is|was)
      |(?:whose\s+)?nom\s+de\s+guerre(?:\s+(?:is|was))?
    )[\s,:“"'‘(]*""",
    re.IGNORECASE | re.VERBOSE,
)

Pair = tuple[Candidate, Candidate]


def aliases(page: Page, people: Iterable[Decided]) -> Iterator[Pair]:
    """The mentions that the text says are one person: the name told of first, then the other."""
    ordered = sorted((each.candidate for each in people), key=lambda each: each.start)
    for left, right in pairwise(ordered):
        start = page.starts[left.start] + left.shift + len(left.text)
        end = page.starts[right.start] + right.shift
        if 0 < end - start <= _LONGEST and _SAYS_SO.fullmatch(page.string, start, end):
            yield left, right
