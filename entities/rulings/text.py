"""Lay the rulings on a report over what the machine read in it. Pure: no Django, no database.

The result is a reading like any other; saving it gives what the pages show. A ruling on one mention
beats one on a whole report, which beats one on an outlet, which beats one made for always; of two
as wide the later holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from entities.language.findings import FoundName, Reading
from entities.rulings.identities import NOBODY
from entities.rulings.in_events import rule_event, say_in_events
from entities.rulings.in_findings import rule_date, rule_quote, say_in_quotes
from entities.rulings.place import Anchor, place

WIDTHS = ("always", "outlet", "report", "here")
"""How far a ruling on a mention reaches, the widest first."""


@dataclass(frozen=True, slots=True)
class TextRuling:
    """A ruling as laying it over a reading needs it; `signed` says who decided and when."""

    id: int
    about: str
    payload: Mapping[str, Any]
    signed: str = "editor"
    why: str = ""

    @property
    def width(self) -> int:
        return WIDTHS.index(self.payload.get("scope", "here"))


def obey(reading: Reading, text: str, rulings: Sequence[TextRuling]) -> Reading:
    """The reading as the editors have it; `rulings` are those on this report, oldest first."""
    for each in sorted(rulings, key=lambda ruling: ruling.width):
        reading = _STEPS[each.about](reading, text, each)
    return reading


def anchored(payload: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    """Where the ruling's words stand in this text, None where they are gone."""
    wanted = Anchor(payload["words"], payload.get("before", ""), payload.get("after", ""))
    start = place(wanted, text)
    return None if start is None else (start, start + len(wanted.words))


def _mention(reading: Reading, text: str, ruling: TextRuling) -> Reading:
    payload = ruling.payload
    if payload.get("scope", "here") == "here":
        span = anchored(payload, text)
        spans = [span] if span else []
    else:
        spans = [
            (each.start, each.end)
            for each in (*reading.names, *reading.offices)
            if each.text == payload["words"] and each.kind == payload["kind"]
        ]
    for start, end in spans:
        reading = _say(reading, text, ruling, start, end)
    return reading


def _say(reading: Reading, text: str, ruling: TextRuling, start: int, end: int) -> Reading:
    """Put what the ruling says at this place, instead of whatever overlaps it."""
    same = next((each for each in reading.names if (each.start, each.end) == (start, end)), None)
    new = _DOES[ruling.payload["do"]](reading, text, ruling, same, (start, end))
    low, high = min(start, new.start if new else start), max(end, new.end if new else end)
    names = [each for each in reading.names if each.end <= low or high <= each.start]
    offices = tuple(each for each in reading.offices if each.end <= low or high <= each.start)
    if new:
        names.append(new)
        names.sort(key=lambda each: each.start)
    reading = replace(reading, names=tuple(names), offices=offices)
    reading = say_in_quotes(reading, (low, high), new, ruling.payload["do"])
    return say_in_events(reading, (low, high), new, ruling.payload["do"])


def _is_entity(
    _reading: Reading, text: str, ruling: TextRuling, same: FoundName | None, span: tuple[int, int]
) -> FoundName:
    to = ruling.payload["to"]
    return FoundName(
        start=span[0],
        end=span[1],
        text=text[slice(*span)],
        kind=to["kind"],
        name=to["name"],
        rule=ruling.signed,
        reason=ruling.why,
        # The title stands in print beside these words, whoever they name.
        role=same.role if same else "",
        pin=to["key"],
        ruling=ruling.id,
    )


def _is_nobody(
    _reading: Reading, text: str, ruling: TextRuling, same: FoundName | None, span: tuple[int, int]
) -> FoundName:
    words = text[slice(*span)]
    return FoundName(
        start=span[0],
        end=span[1],
        text=words,
        kind=ruling.payload["kind"],
        name=words,
        rule=ruling.signed,
        reason=ruling.why,
        role=same.role if same else "",
        pin=NOBODY,
        ruling=ruling.id,
    )


def _is_no_name(*_asked: object) -> None:
    return None


def _has_kind(
    _reading: Reading, text: str, ruling: TextRuling, same: FoundName | None, span: tuple[int, int]
) -> FoundName:
    words = text[slice(*span)]
    return FoundName(
        start=span[0],
        end=span[1],
        text=words,
        kind=ruling.payload["new_kind"],
        name=same.name if same else words,
        rule=ruling.signed,
        reason=ruling.why,
        ruling=ruling.id,
    )


def _has_borders(
    reading: Reading, _text: str, ruling: TextRuling, same: FoundName | None, span: tuple[int, int]
) -> FoundName:
    words, start = ruling.payload["new_words"], span[0] + ruling.payload["shift"]
    known = {each.text: each.name for each in reading.names if each != same}
    return FoundName(
        start=start,
        end=start + len(words),
        text=words,
        kind=ruling.payload["kind"],
        name=known.get(words, words),
        rule=ruling.signed,
        reason=ruling.why,
        ruling=ruling.id,
    )


_DOES: Mapping[str, Callable[..., FoundName | None]] = {
    "entity": _is_entity,
    "confirm": _is_entity,
    "nobody": _is_nobody,
    "no name": _is_no_name,
    "kind": _has_kind,
    "borders": _has_borders,
}


def _date(reading: Reading, text: str, ruling: TextRuling) -> Reading:
    span = anchored(ruling.payload, text)
    return rule_date(reading, span, ruling.payload, ruling.signed) if span else reading


def _quote(reading: Reading, text: str, ruling: TextRuling) -> Reading:
    span = anchored(ruling.payload, text)
    if not span:
        return reading
    return rule_quote(reading, span, ruling.payload, signed=ruling.signed, why=ruling.why)


def _event(reading: Reading, text: str, ruling: TextRuling) -> Reading:
    span = anchored(ruling.payload, text)
    return rule_event(reading, span, ruling.payload, ruling.signed) if span else reading


_STEPS: Mapping[str, Callable[[Reading, str, TextRuling], Reading]] = {
    "mention": _mention,
    "date": _date,
    "quote": _quote,
    "event": _event,
}

IN_TEXT = tuple(_STEPS)
"""The kinds of rulings that are laid over a reading."""
