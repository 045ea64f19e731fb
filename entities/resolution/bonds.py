"""What editors said of tellings: which are one happening and which are not. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bond:
    """One ruling, by the ids of tellings: `ours` are one happening where it says so (`one`), and
    none of them is one with any of `theirs`. `signed` says who decided and when."""

    ours: frozenset[int]
    theirs: frozenset[int] = frozenset()
    one: bool = True
    signed: str = "editor"


@dataclass(frozen=True, slots=True)
class Bonds:
    """What all rulings together ask for: `together` are disjoint, `apart` pairs, and `reasons`
    say of each telling that a ruling speaks of who decided what."""

    together: Sequence[frozenset[int]] = ()
    apart: frozenset[frozenset[int]] = frozenset()
    reasons: Mapping[int, str] = field(default_factory=dict)

    def part(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether an editor told some of these apart."""
        if not self.apart:
            return False
        held = set(other)
        return any(frozenset((a, b)) in self.apart for a in one for b in held)


UNBOUND = Bonds()


def bind(bonds: Sequence[Bond]) -> Bonds:
    """The rulings, oldest first, laid over each other: of two that disagree the later holds."""
    homes: dict[int, set[int]] = {}
    apart: set[frozenset[int]] = set()
    reasons: dict[int, str] = {}
    for bond in reversed(bonds):
        for each in (*bond.ours, *bond.theirs):
            homes.setdefault(each, {each})
        if bond.one:
            _unite(sorted(bond.ours), homes, apart)
        apart |= {
            frozenset((a, b)) for a in bond.ours for b in bond.theirs if homes[a] is not homes[b]
        }
        words = f"{bond.signed}: {'told apart' if bond.theirs else 'one happening'}"
        for each in bond.ours:
            reasons.setdefault(each, words)
    together = {id(home): frozenset(home) for home in homes.values() if len(home) > 1}
    return Bonds(list(together.values()), frozenset(apart), reasons)


def _unite(
    ids: Sequence[int], homes: dict[int, set[int]], apart: Collection[frozenset[int]]
) -> None:
    """Bring these into as few homes as later rulings leave free to be joined."""
    firsts: list[int] = []
    for each in ids:
        for first in firsts:
            ours, theirs = homes[first], homes[each]
            if ours is theirs:
                break
            if not any(frozenset((a, b)) in apart for a in ours for b in theirs):
                ours |= theirs
                homes.update(dict.fromkeys(theirs, ours))
                break
        else:
            firsts.append(each)
