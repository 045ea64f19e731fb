"""Lines that mark where an advertisement stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, matching

_MARK = (
    r"(?:advertisements?|adverts?|sponsored(?: content| post| links?)?|promoted(?: content)?|ads?"
    r"|paid (?:content|post))"
)
_LINE = re.compile(
    rf"""[\W_]*+(?:
        (?:{_MARK}[\W_]*+(?:(?:hide|close|skip|report)\s(?:this\s)?ad)?[\W_]*+)+
        |(?:{_MARK}\W+)?(?:(?:story|article|report)\s)?(?:continues?d?|scroll)\b
            (?:\s(?:reading|below|after|to|the|this|main|story|article|content|continue|for|more
            |with|advertisement|ad|sponsor|message|keep))*
        |article\scontinues\safter\s(?:sponsor\smessage|this\sad\w*|advertisement)
        |(?:remove|hide|skip|close)\s(?:this\s)?ad(?:vertisement|s)?
    )[\W_]*+""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 120


def advertisements(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find lines such as "Advertisement Hide Ad" and "Story continues below"."""
    yield from matching(paragraphs, _LINE, reason="advertisement line", longest=_LONGEST)
