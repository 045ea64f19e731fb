"""Fingerprints of texts: enough of each to say how much of one stands in another.

A fingerprint is the set of hashes of all runs of a few words ("shingles"), thinned by a rule that
depends on the hash alone, so that two texts keep the same shingles of a passage they share
(Broder, "On the resemblance and containment of documents", 1997). No Django and no clock here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import Literal

from articles.reprints.carried import Carried
from articles.reprints.spelling import words

SHINGLE_WORDS = 8
"""Of 150 unrelated pairs of reports none shared more than 4 % of such runs; cut to half, reordered,
re-punctuated, re-spelled and strewn with advertisements at once, reports kept 62 % and more."""

_ALL_KEPT = 160
_MOST_KEPT = 1_024
_THINNEST = 3
_HASH_BITS = 63
_HASH_BYTES = 8

_FEWEST_KEYS = 40
"""Of fewer hashes all are keys. Half the hashes find a copy as surely and take half the room: one
that shares a tenth of a report's hashes with it misses all its keys once in a hundred times."""

Kind = Literal["same text", "cut copy", "extended copy", "updated report", "shared passage"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share, estimated from their fingerprints.

    `in_left` is the share of the left text's shingles that stand in the right one, `in_right` the
    reverse; `containment` is the larger of the two, the share of the shorter text. All from 0 to 1.
    `shared`, `left` and `right` count the hashes compared.
    """

    shared: int
    left: int
    right: int

    @property
    def in_left(self) -> float:
        return self.shared / self.left if self.left else 0.0

    @property
    def in_right(self) -> float:
        return self.shared / self.right if self.right else 0.0

    @property
    def containment(self) -> float:
        return max(self.in_left, self.in_right)

    @property
    def jaccard(self) -> float:
        union = self.left + self.right - self.shared
        return self.shared / union if union else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the right text is to the left, with the reason in words.

    `share` is how much of the shorter text stands in the other, from 0 to 1.
    """

    kind: Kind
    reason: str
    share: float = 1.0


SAME = 0.75
COPIED = 0.60
PASSAGE = 0.20
FEWEST_SHARED = 5
"""From which share of shingles two texts are one, a copy, or share a passage; and how many shared
hashes are evidence at all, since a common phrase of twelve words already gives five."""


def fingerprint(text: str) -> tuple[int, ...]:
    """The text's hashes, sorted: integers from 0 to 2**63 - 1, each once, for a bigint array.

    Up to 160 are all kept; longer texts keep those below a bound that halves, at most three times
    for ordinary lengths, and further only where more than 1,024 would be left. A text of fewer
    words than a shingle has one hash; a text without words has none.
    """
    listed = words(text)
    size = min(SHINGLE_WORDS, len(listed))
    if not size:
        return ()
    hashes = _hashes(listed, size)
    thinned = 0
    while len(hashes) > (_ALL_KEPT if thinned < _THINNEST else _MOST_KEPT):
        thinned += 1
        bound = (1 << (_HASH_BITS - thinned + 1)).to_bytes(_HASH_BYTES, "big")
        hashes = {value for value in hashes if value < bound}
    return tuple(sorted(int.from_bytes(value, "big") >> 1 for value in hashes))


def keys(hashes: Sequence[int]) -> Sequence[int]:
    """The hashes of a fingerprint by which it is found: the smaller half, of few more."""
    return hashes[: max(len(hashes) // 2, _FEWEST_KEYS)]


def compare(left: Sequence[int], right: Sequence[int]) -> Overlap:
    """Compare two fingerprints where both are complete: up to the smaller one's largest hash."""
    if not left or not right:
        return Overlap(0, len(left), len(right))
    bound = min(max(left), max(right))
    of_left = {value for value in left if value <= bound}
    of_right = {value for value in right if value <= bound}
    return Overlap(len(of_left & of_right), len(of_left), len(of_right))


def judge(overlap: Overlap, *, carried: Carried | None = None) -> Verdict | None:
    """Say what the right text is to the left (the original), or None for texts apart.

    `carried`, measured on the two whole texts, keeps forms filled in anew (weekly summaries) from
    being taken for copies; fingerprints alone cannot.
    """
    identical = overlap.shared == overlap.left == overlap.right
    if not overlap.shared or (overlap.shared < FEWEST_SHARED and not identical):
        return None
    if carried is not None and carried.is_template:
        return None
    # Counted in words where that is known: at every cut a few shingles are lost, but no word.
    part = carried.share if carried else overlap.containment
    share = f"{part:.0%}".replace("%", " %")
    if min(overlap.in_left, overlap.in_right) >= SAME:
        return Verdict("same text", f"{share} of the shorter text stands in the other", part)
    # Of half a text the thinned fingerprint may say six tenths; what was carried is counted.
    if overlap.containment >= COPIED and part >= COPIED:
        if overlap.in_right >= overlap.in_left:
            return Verdict("cut copy", f"{share} of it stands in the longer original", part)
        return Verdict("extended copy", f"{share} of the shorter original stands in it", part)
    if overlap.containment >= PASSAGE:
        return Verdict("shared passage", f"{share} of the shorter text stands in the other", part)
    return None


def _hashes(listed: Sequence[str], size: int) -> set[bytes]:
    """The hashes of all runs of so many words, as bytes: most are thinned out, never numbers."""
    written = [word.encode() for word in listed]
    text = b" ".join(written)
    starts = [0, *accumulate(len(word) + 1 for word in written)]
    return {
        blake2b(text[start : end - 1], digest_size=_HASH_BYTES).digest()
        for start, end in zip(starts, starts[size:], strict=False)
    }
