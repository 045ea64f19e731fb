"""Find the quotations of a text, with their speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from entities.language.findings import FoundName, FoundQuote, QuotePart
from entities.language.quotes.assemble import Assembler, Quotation
from entities.language.quotes.cast import gather
from entities.language.quotes.sheet import Sheet, lay_out
from entities.language.quotes.sort import sort_of
from entities.language.quotes.speakers import Resolver, Speaker


def find_quotes(
    doc: Doc, *, names: Sequence[FoundName], sheet: Sheet | None = None
) -> tuple[FoundQuote, ...]:
    """The quotations of a text in order; `names` are those that find_names gives of it,
    and `sheet` is what `lay_out` made of both, where that is known.

    A quotation interrupted by its attribution, or going on in the next paragraph without a
    closing mark, is one with several parts. A speaker is always one of `names`, or None.
    """
    sheet = sheet or lay_out(doc, names)
    assembler = Assembler(sheet)
    quotations = assembler.run()
    if not quotations:
        return ()
    resolver = Resolver(sheet, gather(sheet, names), assembler.quoted)
    spoken_of = sorted((name for name in names if name.kind != "place"), key=lambda n: n.start)
    speakers: dict[int, Speaker | None] = {}
    found = []
    for quotation in quotations:
        speaker = _speaker(resolver, quotation, speakers)
        speakers[id(quotation)] = speaker
        found.append(_finding(sheet, quotation, speaker, spoken_of))
    return tuple(found)


def spoken(quote: FoundQuote) -> str:
    """The words of a quotation alone, its parts joined by a space, the attribution left out."""
    return " ".join(
        quote.text[part.start - quote.start : part.end - quote.start] for part in quote.parts
    )


def _speaker(
    resolver: Resolver, quotation: Quotation, known: dict[int, Speaker | None]
) -> Speaker | None:
    if quotation.cue is not None:
        return resolver.resolve(quotation.cue)
    return known.get(id(quotation.continues)) if quotation.continues is not None else None


def _finding(
    sheet: Sheet, quotation: Quotation, speaker: Speaker | None, spoken_of: Sequence[FoundName]
) -> FoundQuote:
    start, end = quotation.spans[0].start, quotation.spans[-1].end
    parts = tuple(QuotePart(span.start, span.end) for span in quotation.spans)
    cue, sort = quotation.cue, sort_of(sheet.text, quotation)
    if sort == "scare":
        cue = speaker = None
    return FoundQuote(
        start=start,
        end=end,
        text=sheet.text[start:end],
        speaker=speaker.name if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue=sheet.words[cue.verb] if cue is not None and cue.verb is not None else "",
        parts=parts,
        sort=sort,
        rule="no cue" if cue is None and quotation.continues is None else quotation.rule,
        reason=speaker.rule if speaker else "",
        about=_about(sheet, quotation, parts, spoken_of),
    )


def _about(
    sheet: Sheet,
    quotation: Quotation,
    parts: tuple[QuotePart, ...],
    spoken_of: Sequence[FoundName],
) -> tuple[str, ...]:
    """The names inside the quoted words, and whom a label is put on: called Doe "a coward"."""
    stretches = [(part.start, part.end) for part in parts]
    if quotation.rule == "label" and quotation.cue is not None and quotation.cue.verb is not None:
        stretches.insert(0, (sheet.end(quotation.cue.verb), parts[0].start))
    out: dict[str, None] = {}
    for low, high in stretches:
        first = bisect_left(spoken_of, low, key=lambda name: name.start)
        last = bisect_left(spoken_of, high, key=lambda name: name.start)
        out |= dict.fromkeys(name.name for name in spoken_of[first:last])
    return tuple(out)
