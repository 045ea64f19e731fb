"""A sheet: one Doc laid out as plain lists, so that rules look at tokens cheaply.

A spaCy token is built anew at every access; the rules look at most tokens several times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from entities.language.findings import FoundName

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tokens of one Doc by index: words, tags, and the parse where there is one."""

    doc: Doc
    text: str
    """`doc.text`, which spaCy joins anew at every access."""
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    children: list[list[int]]
    named: frozenset[int]
    """The tokens of the names of people and organisations."""

    def __len__(self) -> int:
        return len(self.words)

    def at_or_after(self, offset: int) -> int:
        """The index of the first token that starts at a character offset or later."""
        return bisect_left(self.starts, offset)

    def end(self, index: int) -> int:
        """The character offset behind a token."""
        return self.starts[index] + len(self.words[index])

    def parsed(self) -> bool:
        """Whether the Doc has a dependency parse."""
        return bool(self.deps) and any(self.deps[:50])

    def subject(self, verb: int) -> int | None:
        """The token that heads the subject of a verb."""
        found = [child for child in self.children[verb] if self.deps[child] in SUBJECT]
        return found[0] if found else None


def lay_out(doc: Doc, names: Sequence[FoundName]) -> Sheet:
    """Read a Doc, and the names found in it, once into lists."""
    columns = doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "IDX"]).tolist()
    strings = {code: doc.vocab.strings[code] for code in {c for row in columns for c in row[:3]}}
    words = [strings[row[0]] for row in columns]
    tags = [strings[row[1]] for row in columns]
    deps = [strings[row[2]] for row in columns]
    # spaCy keeps heads as signed distances in an unsigned array.
    heads = [i + (row[3] - 2**64 if row[3] >= 2**63 else row[3]) for i, row in enumerate(columns)]
    starts = [row[4] for row in columns]
    children: list[list[int]] = [[] for _ in words]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    return Sheet(
        doc=doc,
        text=doc.text,
        words=words,
        lower=[word.lower() for word in words],
        tags=tags,
        deps=deps,
        heads=heads,
        starts=starts,
        children=children,
        named=frozenset(
            index
            for name in names
            if name.kind != "place"
            for index in range(bisect_left(starts, name.start), bisect_left(starts, name.end))
        ),
    )
