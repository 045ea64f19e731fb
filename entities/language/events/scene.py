"""A scene: one Doc laid out for finding events, with who, where and when by token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from entities.language.findings import FoundDate, FoundName, FoundQuote, Kind
from entities.language.quotes.cast import Cast, gather
from entities.language.quotes.sheet import Sheet, lay_out
from entities.language.quotes.speakers import Resolver

_MOST = 60
"""Words tied to one word that are looked at; more hang on a word in lists and broken parses only,
and would make the time quadratic."""
_HIGHEST = 40
"""Steps up the parse. A chain this long is a broken parse, not a sentence."""


@dataclass(slots=True)
class Scene:
    """What the rules look at: the parse as lists, and the findings at each token."""

    sheet: Sheet
    cast: Cast
    resolver: Resolver
    lemmas: list[str]
    sentence: list[int]
    """The number of each token's sentence."""
    bounds: list[tuple[int, int]]
    """First token of each sentence, and the one behind its last."""
    name_at: dict[int, FoundName]
    kind_of: dict[str, Kind]
    date_at: dict[int, FoundDate]
    """Dates by the token that the rest of the date hangs on."""
    speech_at: dict[int, FoundQuote]
    """Quotations by each token inside."""
    report_from: int = 0
    """The first token behind the dateline ("GEELONG, Australia – "), which takes no part."""
    triggers: set[int] = field(default_factory=set)

    def above(self, index: int) -> list[int]:
        """The token and those it hangs on, up to the root."""
        out = [index]
        heads = self.sheet.heads
        while heads[index] != index and len(out) < _HIGHEST:
            index = heads[index]
            out.append(index)
        return out

    def kids(self, index: int, *deps: str) -> list[int]:
        """The tokens that hang on one by these relations."""
        tied = self.sheet.deps
        return [child for child in self.sheet.children[index][:_MOST] if tied[child] in deps]

    def objects(self, index: int, *prepositions: str) -> list[int]:
        """What stands behind these prepositions of a token."""
        out = []
        for child in self.sheet.children[index][:_MOST]:
            if self.sheet.deps[child] in {"prep", "agent", "dative"} and (
                self.sheet.lower[child] in prepositions
            ):
                out += self.kids(child, "pobj", "pcomp")
        return out

    def verb_over(self, index: int) -> int | None:
        """The nearest verb that a token hangs on."""
        for at in self.above(index)[1:]:
            if self.sheet.tags[at].startswith("VB") or self.sheet.deps[at] == "ROOT":
                return at
        return None

    def words_before(self, index: int) -> set[str]:
        """The lower-case words of a noun phrase in front of its head, nested clauses left out."""
        near = self.kids(
            index, "det", "amod", "compound", "poss", "nummod", "nmod", "neg", "quantmod"
        )
        out = {self.sheet.lower[child] for child in near}
        for child in near:
            out |= {
                self.sheet.lower[each] for each in self.kids(child, "compound", "amod", "advmod")
            }
        return out


def stage(
    doc: Doc,
    *,
    names: Sequence[FoundName],
    dates: Sequence[FoundDate],
    quotes: Sequence[FoundQuote],
    sheet: Sheet | None = None,
) -> Scene:
    """Lay out a Doc with its findings."""
    sheet = sheet or lay_out(doc, names)
    cast = gather(sheet, names)
    quoted = [False] * len(sheet)
    speech: dict[int, FoundQuote] = {}
    for quote in quotes:
        for part in quote.parts:
            for index in range(sheet.at_or_after(part.start), sheet.at_or_after(part.end)):
                if quote.sort == "speech":
                    speech[index] = quote
                quoted[index] = quote.sort != "scare"
    bounds, sentence = _sentences(sheet)
    strings = doc.vocab.strings
    known: dict[int, str] = {}
    lemmas = []
    for code in doc.to_array("LEMMA").tolist():
        if code not in known:
            known[code] = strings[code].lower()
        lemmas.append(known[code])
    return Scene(
        sheet=sheet,
        cast=cast,
        resolver=Resolver(sheet, cast, quoted),
        lemmas=lemmas,
        sentence=sentence,
        bounds=bounds,
        name_at={
            index: name
            for name in names
            for index in range(sheet.at_or_after(name.start), sheet.at_or_after(name.end))
        },
        kind_of={name.name: name.kind for name in reversed(names)},
        date_at={head: date for date in dates if (head := _head_of(sheet, date)) is not None},
        speech_at=speech,
        report_from=_behind_dateline(sheet),
    )


_LONGEST_DATELINE = 10
"""Tokens."""


def _behind_dateline(sheet: Sheet) -> int:
    """The first token behind a dateline; a dash after capitals opens a report."""
    for index in range(1, min(_LONGEST_DATELINE, len(sheet))):
        if sheet.words[index] in {"–", "—", "--", "-"} and sheet.words[0].isupper():
            return index + 1
    return 0


def _head_of(sheet: Sheet, date: FoundDate) -> int | None:
    """The token of a date that hangs on a word outside it."""
    low, high = sheet.at_or_after(date.start), sheet.at_or_after(date.end)
    return next((i for i in range(low, high) if not low <= sheet.heads[i] < high), low)


def _sentences(sheet: Sheet) -> tuple[list[tuple[int, int]], list[int]]:
    bounds = [(sent.start, sent.end) for sent in sheet.doc.sents] if sheet.parsed() else []
    number = [0] * len(sheet)
    for at, (low, high) in enumerate(bounds):
        number[low:high] = [at] * (high - low)
    return bounds, number
