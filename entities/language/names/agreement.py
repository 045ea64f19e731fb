"""Agreement: one decision for a name, from all the places where a text prints it.

The evidence of every mention is added up for the name, and each mention is then decided by the
name's evidence and its own: "Jordan" after "Neil Jordan" is he, and "in Jordan" is still a country.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from entities.language.names.candidate import Candidate
from entities.language.names.clues import clues
from entities.language.names.page import Page
from entities.language.names.weights import CLUES, SORTS, Sort

_OWN = 1.0
"""How much a mention's own evidence counts beside that of the name."""
_REPEATS = 3
"""A clue found more often than this says no more."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A candidate with what it names, and the rule that says so."""

    candidate: Candidate
    sort: Sort
    rule: str
    reason: str


Evidence = dict[str, float]
"""How much of each rule: 1 for a mention, the root of the count for a name."""


def _scores(evidence: Evidence) -> dict[Sort, float]:
    scores: dict[Sort, float] = dict.fromkeys(SORTS, 0.0)
    for rule, amount in evidence.items():
        for sort, weight in zip(SORTS, CLUES[rule].weights, strict=True):
            scores[sort] += weight * amount
    return scores


def _best(scores: dict[Sort, float]) -> Sort:
    return max(SORTS, key=lambda sort: scores[sort])


def _together(mentions: list[list[str]]) -> Evidence:
    """The evidence for a name from all its mentions; the model speaks in shares."""
    counts: dict[str, int] = defaultdict(int)
    for rules in mentions:
        for rule in rules:
            counts[rule] += 1
    return {
        rule: count / len(mentions) * min(len(mentions), _REPEATS) ** 0.5
        if rule.startswith("model-")
        else min(count, _REPEATS) ** 0.5
        for rule, count in counts.items()
    }


def _family(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The shorter forms that end a full name: surname, or surname with particle or middle name."""
    tails = {words[index:] for index in range(1, len(words))}
    return tails | {(part,) for word in words[-1:] if "-" in word for part in word.split("-")[-1:]}


def decide(page: Page, found: list[Candidate]) -> list[Decided]:
    """Decide what every candidate names."""
    own = [clues(page, candidate) for candidate in found]
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        groups[candidate.words].append(index)
    evidence = {key: _together([own[index] for index in group]) for key, group in groups.items()}
    first = {key: _best(_scores(each)) for key, each in evidence.items()}
    _add_relatives(evidence, first)
    decided = []
    for index, candidate in enumerate(found):
        total = dict(evidence[candidate.words])
        for rule in own[index]:
            total[rule] = total.get(rule, 0.0) + _OWN
        sort = _best(_scores(total))
        decided.append(_decided(candidate, sort, total))
    return decided


def _add_relatives(
    evidence: dict[tuple[str, ...], Evidence], first: dict[tuple[str, ...], Sort]
) -> None:
    """Let full names speak for the short forms of people and organisations."""
    tails: set[tuple[str, ...]] = set()
    heads: set[str] = set()
    firms: set[tuple[str, ...]] = set()
    for words, sort in first.items():
        if sort == "person" and len(words) > 1:
            tails |= _family(words)
            heads.add(words[0])
        elif sort == "organisation" and len(words) > 1:
            firms |= {words[:length] for length in range(1, len(words))}
    for words, each in evidence.items():
        if words in tails:
            each["surname"] = 1.0
        elif len(words) == 1 and words[0] in heads:
            each["first-name"] = 1.0
        elif words in firms:
            each["short-for"] = 1.0


def _decided(candidate: Candidate, sort: Sort, evidence: Evidence) -> Decided:
    place = SORTS.index(sort)
    rule = max(evidence, key=lambda each: CLUES[each].weights[place] * evidence[each])
    name = "model" if rule.startswith("model-") else rule
    return Decided(candidate=candidate, sort=sort, rule=name, reason=CLUES[rule].reason)
