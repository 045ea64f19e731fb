"""What rulings change of a reading's dates and quotations. Pure: no Django, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from entities.language.findings import FoundDate, FoundName, FoundQuote, Reading

Span = tuple[int, int]


def overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def rule_date(reading: Reading, span: Span, payload: Mapping[str, Any], signed: str) -> Reading:
    """A date corrected or rejected, and the days of the events that rest on its words with it."""
    before = next((each for each in reading.dates if overlap((each.start, each.end), span)), None)
    kept = [each for each in reading.dates if not overlap((each.start, each.end), span)]
    new = None
    if not payload.get("reject"):
        new = FoundDate(
            start=span[0],
            end=span[1],
            text=payload["words"],
            value=payload["value"],
            precision=payload["precision"],
            earliest=day(payload["earliest"]),
            latest=day(payload["latest"]),
            rule=signed,
        )
        kept.append(new)
    kept.sort(key=lambda each: each.start)
    events = tuple(
        replace(
            each,
            earliest=new.earliest if new else None,
            latest=new.latest if new else None,
            precision=new.precision if new else None,
        )
        if before and "date" not in each.ruled and _rests_on(each.evidence, span)
        else each
        for each in reading.events
    )
    return replace(reading, dates=tuple(kept), events=events)


def _rests_on(evidence: tuple[Any, ...], span: Span) -> bool:
    return any(each.field == "date" and overlap((each.start, each.end), span) for each in evidence)


def rule_quote(
    reading: Reading, span: Span, payload: Mapping[str, Any], *, signed: str, why: str
) -> Reading:
    """A quotation's speaker set (`to` None: nobody can tell), or the quotation rejected."""
    quotes = []
    for each in reading.quotes:
        if each.start != span[0]:
            quotes.append(each)
        elif not payload.get("reject"):
            to = payload["to"]
            quotes.append(
                replace(
                    each,
                    speaker=to["name"] if to else None,
                    pin=to["key"] if to else "",
                    rule=signed,
                    reason=why,
                )
            )
    return replace(reading, quotes=tuple(quotes))


def say_in_quotes(reading: Reading, span: Span, new: FoundName | None, do: str) -> Reading:
    """Let the words that name a speaker mean there, too, whom an editor says they mean."""
    if not any(_names_speaker(each, span) for each in reading.quotes):
        return reading
    quotes = tuple(
        replace(each, speaker=new.name if new else None, pin=new.pin if new else "")
        if _names_speaker(each, span) and do not in ("kind", "borders")
        else each
        for each in reading.quotes
    )
    return replace(reading, quotes=quotes)


def _names_speaker(quote: FoundQuote, span: Span) -> bool:
    if quote.speaker_start is None or quote.speaker_end is None:
        return False
    return overlap((quote.speaker_start, quote.speaker_end), span)
