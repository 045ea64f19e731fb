"""Where a text quotes, by its quotation marks alone: what is told there has its own day."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_QUOTATION = re.compile(r"“[^”\n]{1,2000}|\"[^\"\n]{1,2000}\"")
"""A quotation within its paragraph; one left open runs to the paragraph's end."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """Start and end of each quotation, in order."""

    spans: tuple[tuple[int, int], ...]

    def around(self, at: int) -> tuple[int, int] | None:
        """The quotation that the character at `at` stands in."""
        nearest = bisect_left(self.spans, (at, at)) - 1
        if nearest < 0 or at >= self.spans[nearest][1]:
            return None
        return self.spans[nearest]


def quotations(text: str) -> Quotations:
    """The quotations of a text."""
    return Quotations(tuple(match.span() for match in _QUOTATION.finditer(text)))
