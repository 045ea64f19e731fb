"""Where the words of a ruling stand in a text that may have changed since. No Django."""

from __future__ import annotations

from dataclasses import asdict, dataclass

SURROUNDINGS = 60
"""Characters kept on each side of a ruling's words."""

_LONGEST = 300
"""Characters of a ruling's words that are kept."""

_ALIKE = 12
"""So many characters around the words must be as they were when the ruling was made. In a text
where that sentence is gone, the same words elsewhere are another matter and are left alone."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text with what stands around them, so that they are found again in another."""

    words: str
    before: str = ""
    after: str = ""


def anchor(text: str, start: int, end: int) -> Anchor:
    """What a ruling remembers of the words at these offsets."""
    return Anchor(
        words=text[start:end],
        before=text[max(0, start - SURROUNDINGS) : start],
        after=text[end : end + SURROUNDINGS],
    )


def remembered(text: str, start: int, end: int) -> dict[str, str]:
    """The same as a payload holds it; of many words the first are enough."""
    return asdict(anchor(text, start, min(end, start + _LONGEST)))


def place(wanted: Anchor, text: str) -> int | None:
    """Where the words stand now: the place whose surroundings agree the longest."""
    places = []
    start = text.find(wanted.words) if wanted.words else -1
    while start >= 0:
        here = anchor(text, start, start + len(wanted.words))
        alike = _common_prefix(here.before[::-1], wanted.before[::-1])
        alike += _common_prefix(here.after, wanted.after)
        places.append((alike, -start))
        start = text.find(wanted.words, start + 1)
    needed = min(_ALIKE, len(wanted.before) + len(wanted.after))
    alike, found = max(places, default=(-1, 0))
    return -found if alike >= needed else None


def _common_prefix(left: str, right: str) -> int:
    shorter = min(len(left), len(right))
    return next((i for i in range(shorter) if left[i] != right[i]), shorter)
