"""Surnames that a report prints with an office of one holder: whose they are, the archive knows.

A report has "President Berg" and, in full, only Lena Berg; read by itself it says that they are
one. Whether they are depends on whom other reports call president, so the surname is asked about
apart (`entities.resolution.decide`). Where they are one after all, both lead to one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from entities.language.findings import FoundName, FoundQuote, Reading
from entities.language.names.keys import name_words, surname_key
from entities.resolution.offices import sole


def asked_apart(reading: Reading) -> Reading:
    """The reading with those surnames under their own name, and what they say with them."""
    together: dict[str, list[FoundName]] = defaultdict(list)
    for each in reading.names:
        if each.kind == "person" and not each.pin and _full(each.name):
            together[each.name].append(each)
    apart = {each.start: each.text for found in together.values() for each in _apart(found)}
    if not apart:
        return reading
    return replace(
        reading,
        names=tuple(
            replace(each, name=apart[each.start])
            if each.kind == "person" and each.start in apart
            else each
            for each in reading.names
        ),
        quotes=tuple(_said(each, apart, together) for each in reading.quotes),
    )


def _apart(found: Sequence[FoundName]) -> Iterable[FoundName]:
    """Of one person's mentions the surnames that follow one with an office they are not given.

    A surname alone is whose it was the last time it was printed with more.
    """
    family = surname_key(found[0].name)
    found = [each for each in found if surname_key(each.text) == family]
    held = {sole(_folded(each.role)) for each in found if _full(each.text)}
    if not any(_another(each, held) for each in found):
        return
    found = sorted(found, key=lambda each: each.start)
    current = next(each for each in found if _full(each.text) or _another(each, held))
    for each in found:
        if _full(each.text) or _another(each, held):
            current = each
        if not _full(current.text) and name_words(each.text) == name_words(current.text):
            yield each


def _another(each: FoundName, held: Collection[str]) -> bool:
    office = sole(_folded(each.role))
    return bool(office) and office not in held and not _full(each.text)


def _said(
    quote: FoundQuote, apart: Mapping[int, str], together: Mapping[str, Sequence[FoundName]]
) -> FoundQuote:
    start, end = quote.speaker_start or 0, quote.speaker_end or 0
    said = together.get(quote.speaker or "", ()) if not quote.pin else ()
    inside = [apart[e.start] for e in said if e.start in apart and start <= e.start < end]
    return replace(quote, speaker=inside[0]) if inside else quote


def _full(name: str) -> bool:
    return len(name_words(name)) > 1


def _folded(role: str) -> str:
    return role.casefold().replace(".", "")
