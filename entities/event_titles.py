"""What an event is called: words made of its kind, who took part, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST = 2
"""Names in a title before the rest become "and others"."""

_AT = frozenset({"building", "base"})
"""Kinds of place that one is at, and not in."""

_WITH_ARTICLE = frozenset({"Pentagon", "Kremlin", "House", "Office", "Palace", "Capitol"})
"""Last words of buildings that English gives an article; a base or a street has none."""

_BETWEEN = {
    "agreement": "Agreement between",
    "conference": "Conference with",
    "commemoration": "Commemoration with",
    "vote": "Vote or questions with",
    "statement": "Statement by",
    "suspension": "Suspension by",
    "deployment": "Deployment or exercise by",
    "sanction": "Sanction or demand by",
    "aid": "Aid from",
    "appointment": "Appointment of",
}

_AGAINST = {"aid": "to", "suspension": "towards", "sanction": "against"}
"""What stands before the one at the other end, where a report says who that is."""


_FAR_END = frozenset({"receiver", "target"})
"""Parts of the one to whom a thing is given or done."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who took part: the name to show, and what was done ("giver", "receiver", ...)."""

    name: str
    part: str = ""


def title(
    kind: str,
    parties: Sequence[Party],
    *,
    place: str = "",
    place_kind: str = "",
    series: str = "",
) -> str:
    """A headline in the present tense; of what recurs its name."""
    where = _where(place, place_kind)
    if series:
        return f"{series}{where}"
    names = [each.name for each in parties if each.name != place or len(parties) == 1]
    match kind:
        case "meeting":
            return _together(names, "meet", "Meeting", "with") + where
        case "call":
            return _together(names, "speak by telephone", "Call", "with")
        case "visit":
            visitors = _list(names) or "Visit"
            visits = "visits" if len(names) == 1 else "visit"
            return f"{visitors} {visits} {_the(place)}".rstrip()
        case _:
            return _deed(kind, parties, names) + where


def _together(names: Sequence[str], verb: str, noun: str, by: str) -> str:
    if len(names) >= 2:
        return f"{_list(names)} {verb}"
    return f"{noun} {by} {names[0]}" if names else noun


def _deed(kind: str, parties: Sequence[Party], names: Sequence[str]) -> str:
    receivers = [each.name for each in parties if each.part in _FAR_END]
    doers = [each for each in names if each not in receivers]
    words = _BETWEEN.get(kind, kind.capitalize())
    lead, _, link = words.rpartition(" ")
    if not doers and receivers and kind in _AGAINST:
        return f"{lead} {_AGAINST[kind]} {_list(receivers)}"
    if not doers:
        return lead or words
    if len(doers) == 1 and link == "between":
        words = f"{lead} of"
    end = f" {_AGAINST[kind]} {_list(receivers)}" if receivers and kind in _AGAINST else ""
    return f"{words} {_list(doers)}{end}"


def _list(names: Sequence[str]) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[:_MOST])} and others"
    return " and ".join(names)


def _where(place: str, kind: str) -> str:
    if not place:
        return ""
    return f" {'at' if kind in _AT else 'in'} {_the(place)}"


def _the(place: str) -> str:
    named = place.rpartition(" ")[2] in _WITH_ARTICLE
    return f"the {place}" if named and not place.lower().startswith("the ") else place
