"""A page: one Doc laid out as plain lists, so that rules look at tokens cheaply.

A spaCy token is built anew at every access; the rules look at each token some thirty times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.attrs import ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

_GLUED_ON = re.compile(
    r"(?<=\w)(?:[.,;:]*[\[(].*|[‘`´]s?|[\u200b\u200e\u200f\ufeff]+|(?<=[a-z]{3})[A-Z]{4,})$"
)
"""A footnote, bracket, odd apostrophe, mark of direction or word of a link that spaCy keeps in one
token: "Haidar,[1", "Obama‘s", "SmithMORE"."""


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of one Doc by index: words, lower-case words, tags, and where lines begin."""

    doc: Doc
    string: str
    """The text. A Doc makes its own anew whenever it is asked, which takes as long as a rule."""
    starts: list[int]
    """The offset of each token in the text."""
    words: list[str]
    lower: list[str]
    tags: list[str]
    capital: list[bool]
    """Whether the token's first letter is a capital."""
    glued: list[bool]
    """Whether the token follows the one before it without a space."""
    opens: list[bool]
    """Whether the token opens a sentence or a line, quotation marks before it not counted."""
    line: list[int]
    shouted: list[bool]
    """Whether the token's line is printed in capitals."""
    lowered: frozenset[str]
    """The words the text prints in lower case somewhere."""

    def __len__(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        """The lower-case word at an index, empty beyond the ends of the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def text(self, start: int, end: int) -> str:
        """The printed text of the tokens from start to end."""
        last = end - 1
        return self.string[self.starts[start] : self.starts[last] + len(self.words[last])]

    def joined(self, index: int) -> bool:
        """Whether the token is a hyphen written into a word, as in al-Rubaie."""
        return (
            0 < index < len(self.words) - 1
            and self.words[index] in {"-", "‑", "–"}
            and self.glued[index]
            and self.glued[index + 1]
            and self.words[index + 1][0].isalnum()
        )


def _shouted(words: list[str], line: list[int]) -> list[bool]:
    """Mark the tokens of lines with at least three words of capitals and hardly any other."""
    upper: dict[int, int] = {}
    lower: dict[int, int] = {}
    for word, number in zip(words, line, strict=True):
        if word.isalpha() and len(word) > 1:
            count = upper if word.isupper() else lower
            count[number] = count.get(number, 0) + 1
    loud = {n for n, count in upper.items() if count >= 3 and lower.get(n, 0) * 8 <= count}
    return [number in loud for number in line]


def _opens(words: list[str], sentence_starts: list[bool]) -> list[bool]:
    """Whether each token is the first word of a sentence or a line."""
    opens, fresh = [], True
    for word, start in zip(words, sentence_starts, strict=True):
        fresh = fresh or start or "\n" in word
        opens.append(fresh)
        if word[0].isalnum():
            fresh = False
    return opens


def lay_out(doc: Doc) -> Page:
    """Read a Doc once into lists."""
    columns = doc.to_array([ORTH, TAG, SPACY, SENT_START]).tolist()
    strings = doc.vocab.strings
    printed = [strings[row[0]] for row in columns]
    spaces = [bool(row[2]) for row in columns]
    starts, offset = [], 0
    for word, space in zip(printed, spaces, strict=True):
        starts.append(offset)
        offset += len(word) + space
    words = [_GLUED_ON.sub("", word) for word in printed]
    line, number = [], 0
    for word in words:
        if "\n" in word:
            number += 1
        line.append(number)
    return Page(
        doc=doc,
        string=doc.text,
        starts=starts,
        words=words,
        lower=[word.lower() for word in words],
        tags=[strings[row[1]] for row in columns],
        capital=[word[0].isupper() for word in words],
        glued=[False, *(not space for space in spaces)][: len(words)],
        opens=_opens(words, [row[3] == 1 for row in columns]),
        line=line,
        shouted=_shouted(words, line),
        lowered=frozenset(word for word in words if word.islower()),
    )
