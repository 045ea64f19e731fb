"""A text cut into runs of letters, runs of digits and single marks.

The grammar reads these instead of spaCy's tokens because a tokenizer trained on names cuts dates
by chance: "15–19" is one token and "2025-03-06" is five. Offsets lead back to the Doc.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(r"[^\W\d_]+|[0-9]+|\n|[^\w\s]|[\w]")

BREAK = "\n"
"""The piece that stands for a line break, which no date runs across."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parallel lists: the piece in lower case, and its start and end in `text`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The piece at `index` in lower case; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def printed(self, index: int) -> str:
        """The piece at `index` as printed; empty outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self) else ""

    def joined(self, index: int) -> bool:
        """Whether the piece at `index` touches the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether the piece at `index` starts with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()


def cut(text: str) -> Pieces:
    """Cut a text into pieces."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(text):
        words.append(match.group().lower())
        starts.append(match.start())
        ends.append(match.end())
    return Pieces(text=text, words=words, starts=starts, ends=ends)
