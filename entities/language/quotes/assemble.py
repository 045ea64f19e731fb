"""From spans between marks to quotations: which spans are one, and what introduces each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from entities.language.quotes.cues import (
    Cue,
    Frame,
    after,
    before,
    is_signature,
    sentence_before,
    signed,
)
from entities.language.quotes.marks import Span, find_spans, paragraphs
from entities.language.quotes.sheet import Sheet

_TERMINAL = frozenset({".", "?", "!", ";"})
_LONGEST_INSET = 3
"""Words. Longer phrases in marks stand for themselves."""
_LONGEST_SENTENCE = 100
"""Tokens looked at on either side of a quotation; a text without full stops is no sentence."""
_LONGEST_ATTRIBUTION = 12
"""Tokens behind a question or an exclamation within which its speech verb stands."""


@dataclass(slots=True)
class Quotation:
    """Spans that are one quotation, the cue that introduces it, and how they stand in the text."""

    spans: list[Span]
    cue: Cue | None
    rule: str
    alone: bool
    """Whether nothing but quotation marks stands before it in its sentence."""
    adjacent: bool
    """Whether a comma, a colon or the speech verb touches it."""
    continues: Quotation | None = None
    """The quotation in the paragraph before whose speaker goes on."""


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    spans: list[Span]
    solid: list[Span] = field(default_factory=list)
    """The spans but for insets."""
    quotations: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class Assembler:
    """Walks the paragraphs of one text in order."""

    sheet: Sheet
    quoted: list[bool] = field(default_factory=list)
    done: list[Quotation] = field(default_factory=list)

    def run(self) -> list[Quotation]:
        """The quotations of the text, in order."""
        text = self.sheet.text
        pages = [
            _Paragraph(low, high, find_spans(text, low, high)) for low, high in paragraphs(text)
        ]
        self.quoted = [False] * len(self.sheet)
        for page in pages:
            page.solid = [span for span in page.spans if not self._inset(page, span)]
            for span in page.solid:
                low = self.sheet.at_or_after(span.outer_start)
                for index in range(low, self.sheet.at_or_after(span.outer_end)):
                    self.quoted[index] = True
        previous: _Paragraph | None = None
        for page in pages:
            for span in page.spans:
                self._place(page, span, previous)
            previous = page
        return self.done

    def _inset(self, page: _Paragraph, span: Span) -> bool:
        """Whether a few words in marks are part of the sentence around them: the "No" campaign.

        Such words do not part the sentence: what stands before and behind them is one frame.
        """
        words = self.sheet.text[span.start : span.end]
        return (
            len(words.split()) <= _LONGEST_INSET
            and words[-1] not in ",.?!…"
            and self.sheet.text[span.outer_start - 1 : span.outer_start].isspace()
            and span.outer_start > page.start
            and not self._touching(span)
        )

    def _frame(self, start: int, end: int) -> Frame:
        return Frame(self.sheet.at_or_after(start), self.sheet.at_or_after(end))

    def _near(self, frame: Frame, *, behind: bool) -> Frame:
        """The part of a frame nearest to the quotation, as no sentence is longer."""
        if behind:
            return Frame(frame.low, min(frame.high, frame.low + _LONGEST_SENTENCE))
        return Frame(max(frame.low, frame.high - _LONGEST_SENTENCE), frame.high)

    def _last_sentence(self, frame: Frame) -> Frame:
        """The part of a frame behind its last full stop."""
        for index in range(frame.high - 1, frame.low - 1, -1):
            if self.sheet.words[index] in _TERMINAL or "\n" in self.sheet.words[index]:
                return Frame(index + 1, frame.high)
        return frame

    def _first_sentence(self, frame: Frame) -> Frame:
        """The part of a frame up to its first full stop."""
        for index in range(frame.low, frame.high):
            if self.sheet.words[index] in _TERMINAL or "\n" in self.sheet.words[index]:
                return Frame(frame.low, index)
        return frame

    def _empty(self, frame: Frame) -> bool:
        return not any(self.sheet.words[i][0].isalnum() for i in range(frame.low, frame.high))

    def _place(self, page: _Paragraph, span: Span, previous: _Paragraph | None) -> None:
        at = bisect_left(page.solid, span.start, key=lambda solid: solid.start)
        inset = at == len(page.solid) or page.solid[at] is not span
        following = at if inset else at + 1
        earlier = page.solid[at - 1] if at else None
        later = page.solid[following] if following < len(page.solid) else None
        gap = self._frame(earlier.outer_end if earlier else page.start, span.outer_start)
        between = self._near(gap, behind=False)
        lead = self._last_sentence(between)
        behind = self._first_sentence(
            self._near(
                self._frame(span.outer_end, later.outer_start if later else page.end), behind=True
            )
        )
        if earlier is None and previous is not None and self._goes_on(previous, page, span):
            self._append(page, previous.quotations[-1], span, behind)
            return
        alone = self._empty(lead)
        touch = self._touching(span)
        cue = self._own_cue(span, lead, behind, alone=alone, touch=touch)
        last = page.quotations[-1] if page.quotations and not inset else None
        if last is not None and self._one_with(last, cue, between, alone=alone):
            self._append(page, last, span, behind)
            return
        found = Quotation([span], cue, cue.rule if cue else "", alone, touch in {",", ":", "verb"})
        if cue is None:
            self._borrow(found, page, previous, between, lead)
        self.done.append(found)
        if not inset:
            page.quotations.append(found)

    def _append(self, page: _Paragraph, last: Quotation, span: Span, behind: Frame) -> None:
        """Add a part to a quotation; an attribution behind the last part is that of all."""
        last.spans.append(span)
        page.quotations.append(last)
        if last.cue is None and last.continues is None:
            last.cue = self._own_cue(span, Frame(0, 0), behind, alone=True, touch="")
            last.rule = last.cue.rule if last.cue else last.rule

    def _goes_on(self, previous: _Paragraph, page: _Paragraph, span: Span) -> bool:
        """Whether a paragraph goes on with what the one before left without a closing mark."""
        return bool(
            previous.solid
            and not previous.solid[-1].closed
            and span.outer_start == page.start
            and self._mark(span) == self._mark(previous.solid[-1])
            and previous.quotations
        )

    def _mark(self, span: Span) -> str:
        return self.sheet.text[span.outer_start : span.start]

    def _touching(self, span: Span) -> str:
        """What stands directly before a span: a comma, a colon, a verb, or nothing of note."""
        index = self.sheet.at_or_after(span.outer_start) - 1
        while index >= 0 and self.sheet.words[index].isspace():
            index -= 1
        if index < 0:
            return ""
        word = self.sheet.words[index]
        if word in {",", ":"} or word.endswith(":"):
            return word[-1]
        return "verb" if self.sheet.tags[index][:2] == "VB" else ""

    def _own_cue(
        self, span: Span, lead: Frame, behind: Frame, *, alone: bool, touch: str
    ) -> Cue | None:
        """The cue in the sentence of the quotation itself, before or behind it."""
        text = self.sheet.text
        ending = text[span.end - 1]
        comma = ending == "," or text[span.outer_end : span.outer_end + 1] == ","
        ahead = None if alone else before(self.sheet, lead, self.quoted, colon=touch == ":")
        if not self._follows(span, behind, ending):
            return ahead
        if is_signature(self.sheet, behind, span.outer_end):
            return signed(self.sheet, behind)
        if ahead is not None and not (ending == "," and self._attribution(behind)):
            return ahead
        trailing = after(self.sheet, behind, self.quoted, comma=comma and ahead is None)
        if trailing is not None and (ahead is None or trailing.subject in behind):
            return trailing
        return ahead

    def _attribution(self, behind: Frame) -> bool:
        """Whether words behind a comma begin as "X said" or "said X", not as a further clause."""
        for index in range(behind.low, behind.high):
            if self.sheet.words[index][0].isalnum():
                return self.sheet.tags[index] not in {"CC", "IN", "VBG", "WDT", "WP", "WRB", "TO"}
        return False

    def _follows(self, span: Span, behind: Frame, ending: str) -> bool:
        """Whether the words behind a quotation are of the same sentence."""
        if self._empty(behind):
            return False
        if is_signature(self.sheet, behind, span.outer_end):
            return True
        first = next(
            self.sheet.words[i]
            for i in range(behind.low, behind.high)
            if self.sheet.words[i][0].isalnum()
        )
        if ending == ".":
            return first[0].islower()
        if ending in "?!":
            return first[0].islower() or behind.high - behind.low <= _LONGEST_ATTRIBUTION
        return True

    def _one_with(self, last: Quotation, cue: Cue | None, between: Frame, *, alone: bool) -> bool:
        """Whether a span is a further part of the quotation before it in the paragraph."""
        if self._empty(between):
            return cue is None or last.cue is None
        if last.cue is None or last.cue.verb is None or last.cue.verb not in between:
            return False
        if cue is not None:
            return cue.verb == last.cue.verb
        return alone and last.rule != "sentence-before" and self._sentences(between) <= 1

    def _sentences(self, frame: Frame) -> int:
        """How many sentences a frame ends."""
        return sum(self.sheet.words[i] in _TERMINAL for i in range(frame.low, frame.high))

    def _borrow(
        self,
        found: Quotation,
        page: _Paragraph,
        previous: _Paragraph | None,
        between: Frame,
        lead: Frame,
    ) -> None:
        """Give a quotation without a cue of its own the one that its neighbours lend it."""
        last = page.quotations[-1] if page.quotations else None
        if last is not None and not self._sentences(between) and last.cue is not None:
            found.cue, found.rule = last.cue, "same-sentence"
            return
        if not found.alone:
            return
        if between and not self._empty(between):
            whole = Frame(between.low, lead.low - 1)
            found.cue = sentence_before(self.sheet, self._last_sentence(whole), self.quoted)
            found.rule = "sentence-before" if found.cue else ""
        elif last is None and previous is not None:
            self._from_paragraph_before(found, previous)

    def _from_paragraph_before(self, found: Quotation, previous: _Paragraph) -> None:
        text = self.sheet.text
        tail = self._frame(
            previous.solid[-1].outer_end if previous.solid else previous.start, previous.end
        )
        if text[previous.end - 1] in ":,":
            lead = self._last_sentence(tail)
            found.cue = before(self.sheet, lead, self.quoted, colon=True)
            found.rule = "line-before" if found.cue else ""
            found.adjacent = found.cue is not None
        elif (
            previous.quotations
            and previous.quotations[-1].alone
            and self._mark(found.spans[0]) == self._mark(previous.solid[-1])
            and self._only_quotes(previous)
        ):
            found.continues = previous.quotations[-1]
            found.rule = "continues"

    def _only_quotes(self, page: _Paragraph) -> bool:
        """Whether a paragraph holds speech and its attribution, and no other sentence."""
        last = page.solid[-1]
        tail = self._frame(last.outer_end, page.end)
        if self._empty(tail):
            return True
        cue = page.quotations[-1].cue
        return (
            cue is not None
            and cue.verb is not None
            and cue.verb in tail
            and self._sentences(tail) <= 1
        )
