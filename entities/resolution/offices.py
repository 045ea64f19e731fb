"""What the offices printed with names say of who is meant. Pure.

An office that one person at a time holds makes "President Berg" the Berg whom the archive calls
president; offices that nobody has both of keep two people of one name apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from entities.language.names.keys import name_words
from entities.language.names.words import GIVEN, WORDS
from entities.resolution.evidence import Naming

_SOLE = frozenset({"president", "premier", "chancellor", "taoiseach"}) | WORDS["regnal"]
_NOT_SOLE = frozenset({"vice", "deputy", "assistant"})

_ONE_WORD = {
    "adm": "admiral",
    "capt": "captain",
    "congressman": "representative",
    "congresswoman": "representative",
    "gen": "general",
    "gov": "governor",
    "officer": "police",
    "rep": "representative",
    "representatives": "representative",
    "reps": "representative",
    "sen": "senator",
    "senators": "senator",
    "sens": "senator",
    "sgt": "sergeant",
}
"""The spellings of one kind of office."""

_UNIFORM = WORDS["rank"] | {"police", "trooper", "sheriff", "detective"}
_ELECTED = frozenset({"senator", "representative", "governor", "justice", "mayor"})
_GENERAL = frozenset({"attorney", "solicitor", "surgeon", "inspector", "secretary", "director"})
_LEAST, _LEAST_OF_RANK = 3, 2
"""Reports with an office on either side, before offices say that there are two people. Politicians
change offices; an admiral and a representative of one time are two people sooner."""
_FEW = 1 / 4
"""The largest share of one's reports that may print the other's commonest office: an old office,
or a slip. A career ("Senator" and then "Secretary of State") has more."""


def rank(office: str) -> str:
    """The kind of a folded office: "republican sen" and "senator for iowa" are a senator's."""
    words = office.replace(" for ", " of ").partition(" of ")[0].split()
    if not words:
        return ""
    last = words[-1].removesuffix("s") if words[-1].endswith("ts") else words[-1]
    before = words[-2] if len(words) > 1 else ""
    if (last == "general" and before in _GENERAL) or (last == "president" and before == "vice"):
        return f"{before} {last}"
    return _ONE_WORD.get(last, last)


def sole(office: str) -> str:
    """The office that one person at a time holds and that a folded role ends with; else empty."""
    words = office.split()
    last = words[-1].removesuffix("s") if words else ""
    return last if last in _SOLE and _NOT_SOLE.isdisjoint(words) else ""


def soles(naming: Naming) -> frozenset[str]:
    """The offices of one holder that a report prints with a name."""
    return frozenset(filter(None, map(sole, naming.offices)))


def regnal(naming: Naming) -> bool:
    """Whether a name is a king's or a pope's: a title before a given name that nothing follows.

    Nobody prints the family name of such a person, so nobody of that family name is meant.
    """
    titles = {office.split()[-1] for office in naming.offices}
    words = name_words(naming.name)
    named = naming.lone and not WORDS["regnal"].isdisjoint(titles)
    return named and len(words) > 0 and words[0] in GIVEN


def at_odds(left: Iterable[Naming], right: Iterable[Naming]) -> bool:
    """Whether two lots of reports give a name offices that are not one person's."""
    one, other = (list(filter(None, map(ranks, each))) for each in (left, right))
    if min(len(one), len(other)) < _LEAST_OF_RANK:
        return False
    ours, theirs = _commonest(one), _commonest(other)
    served = (ours in WORDS["rank"]) != (theirs in WORDS["rank"])
    if min(len(one), len(other)) < (_LEAST_OF_RANK if served else _LEAST):
        return False
    return _share(one, theirs) <= _FEW and _share(other, ours) <= _FEW


def holder_beside(left: Sequence[Naming], right: Sequence[Naming]) -> bool:
    """Whether every one of several reports prints an office with one name, and none with the other:
    Representative Steve Berg beside Stephen Berg, who may write novels."""
    fewer, more = sorted((left, right), key=len)
    held = len(more) >= _LEAST and all(each.offices for each in more)
    return held and not any(each.offices for each in fewer)


def in_uniform(naming: Naming) -> bool:
    """Whether a report prints nothing but ranks with a name: "Capt. Berg of the Highway Patrol"."""
    kinds = ranks(naming)
    return bool(kinds) and kinds <= _UNIFORM


def contradicted(naming: Naming, namings: Iterable[Naming]) -> bool:
    """Whether a family name has an office that no report gives somebody of whom several give
    another: "Representative Berg" is not the senator."""
    printed = list(filter(None, map(ranks, namings)))
    ours = ranks(naming) & _ELECTED
    return (
        bool(ours) and len(printed) >= _LEAST and ours.isdisjoint(frozenset[str]().union(*printed))
    )


def commonest_rank(namings: Iterable[Naming]) -> str:
    """The kind of office that most reports print with a name; empty where none does."""
    printed = list(filter(None, map(ranks, namings)))
    return _commonest(printed) if printed else ""


def ranks(naming: Naming) -> frozenset[str]:
    """The kinds of office that a report prints with a name."""
    return frozenset(filter(None, map(rank, naming.offices)))


def _commonest(printed: Iterable[frozenset[str]]) -> str:
    times = Counter(kind for each in printed for kind in each)
    return min(times, key=lambda kind: (-times[kind], kind))


def _share(printed: Sequence[frozenset[str]], kind: str) -> float:
    return sum(kind in each for each in printed) / len(printed)
