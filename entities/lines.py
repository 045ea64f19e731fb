"""The line of who somebody is: the best of the roles that reports print with the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_HONORIFICS = frozenset(
    """mr mrs ms miss mx dr sir dame lord lady baroness baron viscount earl rev reverend prof
    professor fr hon king queen prince princess pope sheikh gen general lt col colonel maj major
    brig brigadier adm admiral vice rear capt captain cmdr commander sgt sergeant cpl corporal
    sen sens senator rep reps representative gov governor mayor judge justice amb ambassador
    congressman congresswoman mp president premier minister secretary chancellor chairman chair
    leader speaker director the former then ex then-president elected new late""".split()
)
"""Words that say too little of what somebody is, alone or together: "Lt. Gen.", "former Sen."."""

_OFFICES = frozenset(
    """president premier chancellor minister secretary ambassador senator sen rep representative
    governor gov mayor commissioner justice judge attorney general chairman chairwoman chair
    director speaker deputy mp msp mep envoy undersecretary prosecutor leader chief ceo
    spokesman spokeswoman spokesperson commander admiral marshal counsel adviser advisor whip
    commandant treasurer taoiseach prince king queen pope attaché officer lady head""".split()
)

_SEATS = frozenset(
    """mp msp mep mps senator sen rep representative congressman congresswoman deputy councillor
    lawmaker""".split()
)
"""Seats in a parliament: said of a minister too, whom they tell less of than the ministry."""

_KIN = frozenset(
    """wife husband widow widower son daughter father mother brother sister uncle aunt cousin
    nephew niece grandson granddaughter grandfather grandmother friend partner rival opponent
    successor predecessor colleague counterpart critic supporter suspect victim""".split()
)
"""What somebody is to another."""

_SEVERAL = frozenset(
    """ministers presidents senators leaders secretaries chancellors generals lawmakers governors
    officials members mps sens reps premiers ambassadors""".split()
)
"""What several people are together, and so nobody's line: "foreign ministers A and B"."""
_SAYS_LITTLE = 3
"""The rank of words that say something only of somebody else beside."""
_LONGEST = 70
"""Characters. What is longer is a sentence about somebody rather than an office."""
_ANSWERS = 3
"""A fuller form stands for a shorter one that it ends with, printed up to this much more often."""


def best_line(roles: Iterable[tuple[str, int]]) -> str:
    """Of roles with how often each is printed: an office of two or more words, printed most.

    Then a seat, then any other description, then a bare title or rank; empty where nothing is
    printed. "UK Defence Secretary" stands for "Defence Secretary" too, unless that is printed far
    more often.
    """
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for role, times in roles:
        if not _SEVERAL.isdisjoint(role.casefold().split()[-1:]):
            continue
        forms[role.casefold()][role] = forms[role.casefold()].get(role, 0) + times
    counts = {folded: sum(printed.values()) for folded, printed in forms.items()}
    if not counts:
        return ""

    def standing(role: str) -> tuple[int, int, int, str]:
        answered = [
            times
            for other, times in counts.items()
            if role.endswith(f" {other}")
            and rank(other) < _SAYS_LITTLE
            and times <= _ANSWERS * counts[role]
        ]
        return rank(role), -counts[role] - sum(answered), -len(role), role

    best = forms[min(counts, key=standing)]
    return min(best, key=lambda role: (-best[role], role))


def rank(role: str) -> int:
    """How little a role says of what somebody is, 0 for an office of two or more words."""
    words = [word.rstrip(".") for word in role.replace("-", " ").split()]
    possessive = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words)
    if all(word in _HONORIFICS for word in words):
        return _SAYS_LITTLE + 1
    if possessive or len(role) > _LONGEST or not _KIN.isdisjoint(words):
        return _SAYS_LITTLE
    if len(words) > 1 and not _OFFICES.isdisjoint(words):
        return 1 if words[-1] in _SEATS or words[0] in _SEATS else 0
    return 2
