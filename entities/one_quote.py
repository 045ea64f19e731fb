"""Which printings are one quotation, and which address it has? Pure: a function of the printings.

Two printings are one quotation where their words are (`same_quote`) and their speakers do not
differ; so is whatever is connected through them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from entities.language.quotes import quote_key, same_quote

FEW = 3
"""Words. So few ("We agree") are said on many days, and have a single run of words."""


class Saying(NamedTuple):
    """What is compared of a printing; `speaker` and `article` are ids."""

    text: str
    speaker: int | None
    sort: str
    article: int


@dataclass(slots=True)
class Wording:
    """Printings of one saying with the quotation they are now, None while they are new."""

    quote: int | None
    saying: Saying
    printings: list[int]


@dataclass(frozen=True, slots=True)
class Home:
    """One quotation: its wordings, the address it keeps (None: a new one), those it took in."""

    wordings: tuple[Wording, ...]
    quote: int | None
    taken_in: frozenset[int]


@lru_cache(maxsize=20_000)
def _same_words(left: str, right: str) -> bool:
    return same_quote(left, right).same


def same_saying(left: Saying, right: Saying) -> bool:
    """Whether two printings are one quotation by themselves."""
    if left.speaker and right.speaker and left.speaker != right.speaker:
        return False
    if left.article == right.article and left.text == right.text:
        return True
    if not _same_words(*sorted((left.text, right.text))):
        return False
    # A few whole words are said on many days; a label ("dictator") is one saying.
    few = len(quote_key(left.text)) <= FEW
    fragments = left.sort == right.sort == "fragment"
    return not few or bool(fragments and left.speaker and right.speaker)


def group(
    wordings: Sequence[Wording],
    *,
    loosened: Collection[int],
    near: Mapping[int, Collection[int]],
) -> list[list[Wording]]:
    """The wordings that are one quotation each.

    A quotation that is not `loosened` (lost a printing, or one is said by another now) holds
    together. `near` are the quotations that a wording is compared with, by its place.
    """
    of_quote: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(wordings):
        if each.quote:
            of_quote[each.quote].append(at)
    groups = _Groups(wordings)
    for quote, members in of_quote.items():
        for place, at in enumerate(members):
            for other in members[:place]:
                if quote not in loosened or groups.alike(other, at):
                    groups.join(other, at)
    new = [at for at, each in enumerate(wordings) if each.quote is None or at in near]
    for place, at in enumerate(new):
        others = [other for quote in near.get(at, ()) for other in of_quote[quote]]
        for other in (*new[:place], *others):
            if groups.alike(other, at):
                groups.join(other, at)
    return groups.all()


class _Groups:
    """What is connected, as disjoint sets (Tarjan 1975, "Efficiency of a good but not linear set
    union algorithm")."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self._up = list(range(len(wordings)))

    def _top(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at

    def alike(self, left: int, right: int) -> bool:
        """Whether two that are not together yet belong together by themselves."""
        if self._top(left) == self._top(right):
            return False
        return same_saying(self._wordings[left].saying, self._wordings[right].saying)

    def join(self, left: int, right: int) -> None:
        self._up[self._top(right)] = self._top(left)

    def all(self) -> list[list[Wording]]:
        found: dict[int, list[Wording]] = defaultdict(list)
        for at, each in enumerate(self._wordings):
            found[self._top(at)].append(each)
        return list(found.values())


def addressed(groups: Sequence[Sequence[Wording]], *, emptied: Mapping[int, Saying]) -> list[Home]:
    """Give each group an address.

    A quotation that fell apart goes with the part that has most of its printings; one of which
    nothing is left (`emptied`, with what was printed) to what is printed in its place. Of several
    the eldest is kept.
    """
    claims = []
    for at, members in enumerate(groups):
        size: dict[int, int] = defaultdict(int)
        for each in members:
            if each.quote:
                size[each.quote] += len(each.printings)
        for quote, was in emptied.items():
            if any(each.quote is None and same_saying(each.saying, was) for each in members):
                size[quote] += 0
        first = min(each.saying.text for each in members)
        claims += [(-count, first, quote, at) for quote, count in size.items()]
    owned: dict[int, set[int]] = defaultdict(set)
    given: set[int] = set()
    for _, _, quote, at in sorted(claims):
        if quote not in given:
            given.add(quote)
            owned[at].add(quote)
    return [
        Home(tuple(members), min(owned[at], default=None), frozenset(owned[at]))
        for at, members in enumerate(groups)
    ]
