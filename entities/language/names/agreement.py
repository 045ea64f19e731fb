"""Agreement: one decision for a name, from all the places where a text prints it.

The evidence of every mention is added up for the name, and each mention is then decided by the
name's evidence and its own: "Jordan" after "Neil Jordan" is he, and "in Jordan" is still a country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from entities.language.names.candidate import Candidate
from entities.language.names.clues import clues
from entities.language.names.page import Page
from entities.language.names.weights import CLUES, OF_THE_NAME, SORTS, Sort
from entities.language.names.words import BORNE, FAMILY, GENERIC

Words = tuple[str, ...]
Evidence = dict[str, float]
"""How much of each rule there is: 1 where it is seen once."""

_REPEATS = 3
"""A clue found more often than this says no more."""
_MODEL = 1.5
"""How much the model's opinion of a name counts, times the share of mentions it says so of."""
_MODEL_HERE = 0.5
"""How much the model's opinion of one mention counts once more there. Of a name nobody knows it
says organisation here and place there, and the mentions together are right more often; of a place
that is a person's name too ("in Jordan") it counts in full."""
_SHADED = 0.4
"""What is left of the gazetteer and of nationality when the text has a person of that surname."""
_GAZETTEER = ("country", "region", "building", "large-city", "city", "town")
_AS_PERSON = frozenset(
    "title office occupation initial age who apposition says quoted kin human listed-person".split()
)
"""What only a person has around the name. Without it, what a school is called is the school."""
_PLACES = (*_GAZETTEER, "nationality", "model-place")


@dataclass(frozen=True, slots=True)
class Decided:
    """A candidate with what it names, and the rule that says so."""

    candidate: Candidate
    sort: Sort
    rule: str
    reason: str


def _scores(evidence: Evidence) -> dict[Sort, float]:
    scores: dict[Sort, float] = dict.fromkeys(SORTS, 0.0)
    for rule, amount in evidence.items():
        for sort, weight in zip(SORTS, CLUES[rule].weights, strict=True):
            scores[sort] += weight * amount
    return scores


def _best(evidence: Evidence) -> Sort:
    scores = _scores(evidence)
    return max(SORTS, key=lambda sort: scores[sort])


def _amount(rule: str, count: int, mentions: int) -> float:
    if rule in OF_THE_NAME:
        return 1.0
    if rule.startswith("model-"):
        return _MODEL * count / mentions
    return float(min(count, _REPEATS) ** 0.5)


def _together(mentions: list[list[str]]) -> Evidence:
    """The evidence for a name from all its mentions."""
    counts = Counter(rule for rules in mentions for rule in rules)
    return {rule: _amount(rule, count, len(mentions)) for rule, count in counts.items()}


def _short_forms(words: Words) -> set[Words]:
    """What a full name is shortened to at its front: its last words, without a particle too."""
    return {words[index:] for index in range(1, len(words))}


def _add_relatives(evidence: dict[Words, Evidence], first: dict[Words, Sort]) -> None:
    """Let full names speak for the short forms of people and organisations."""
    surnames: set[Words] = set()
    given: set[Words] = set()
    firms: set[Words] = set()
    schools: set[Words] = set()
    for words, sort in first.items():
        if len(words) < 2:
            continue
        if sort == "person":
            surnames |= _short_forms(words)
            given.add(words[:1])
        elif sort == "organisation":
            firms |= {words[:length] for length in range(1, len(words)) if words[0] not in GENERIC}
            if words[-1] == "school":
                schools |= {words[:length] for length in range(2, len(words))}
    for words, each in evidence.items():
        plural = (*words[:-1], words[-1].removesuffix("s"))
        if words in surnames or plural in surnames:
            each["surname"] = 1.0
            each.update({rule: _SHADED for rule in _PLACES if rule in each})
        elif words in given:
            each["first-name"] = 1.0
        elif words in firms and not any(rule in each for rule in _PLACES):
            each["short-for"] = 1.0
            if words in schools and words[-1] not in FAMILY and _AS_PERSON.isdisjoint(each):
                each["school"] = 1.0


def _lists(page: Page, found: list[Candidate]) -> list[list[int]]:
    """The candidates that stand in one list: A, B and C."""
    lists: list[list[int]] = []
    for index in range(1, len(found)):
        between = {page.at(each) for each in range(found[index - 1].end, found[index].start)}
        if not between or not between <= {",", "and", "or", "-"} or found[index].role:
            continue
        if lists and lists[-1][-1] == index - 1:
            lists[-1].append(index)
        else:
            lists.append([index - 1, index])
    return lists


def _listed(
    page: Page, found: list[Candidate], own: list[list[str]], sorts: dict[Words, Sort]
) -> None:
    """Let the members of a list speak for each other; of two only where one is a known name."""
    for members in _lists(page, found):
        votes = Counter(sorts[found[index].words] for index in members)
        sort, count = votes.most_common(1)[0]
        if sort == "nothing" or count * 2 < len(members) + (len(members) > 2):
            continue
        for index in members:
            word = found[index].words[0]
            if (
                len(members) > 2
                or page.joined(found[index].end)
                or page.joined(found[index].start - 1)
                or (sort == "person" and len(found[index].words) == 1 and word in BORNE)
            ):
                own[index].append(f"listed-{sort}")


def _with_own(of_name: Evidence, own: list[str]) -> Evidence:
    """The evidence for one mention: that for its name, and once more what stands around it."""
    evidence = dict(of_name)
    known = any(rule in of_name for rule in _GAZETTEER)
    for rule in own:
        if rule not in OF_THE_NAME:
            guess = rule.startswith("model-") and rule != "model-other" and not known
            more = _MODEL_HERE if guess else 1.0
            evidence[rule] = evidence.get(rule, 0.0) + more
    return evidence


def _first_sorts(
    groups: dict[Words, list[int]], evidence: dict[Words, Evidence], own: list[list[str]]
) -> dict[Words, Sort]:
    """What most mentions of each name are before names speak for each other."""
    return {
        key: Counter(_best(_with_own(evidence[key], own[index])) for index in group).most_common(1)[
            0
        ][0]
        for key, group in groups.items()
    }


def decide(page: Page, found: list[Candidate]) -> list[Decided]:
    """Decide what every candidate names."""
    own = [clues(page, candidate) for candidate in found]
    groups: dict[Words, list[int]] = defaultdict(list)
    for index, candidate in enumerate(found):
        groups[candidate.words].append(index)
    evidence = {key: _together([own[index] for index in group]) for key, group in groups.items()}
    _add_relatives(evidence, _first_sorts(groups, evidence, own))
    _listed(page, found, own, {key: _best(each) for key, each in evidence.items()})
    return [
        _decided(candidate, evidence[candidate.words], rules)
        for candidate, rules in zip(found, own, strict=True)
    ]


def _decided(candidate: Candidate, of_name: Evidence, own: list[str]) -> Decided:
    """One mention, by the evidence for its name and that of the place where it stands."""
    evidence = _with_own(of_name, own)
    sort = _best(evidence)
    column = SORTS.index(sort)
    rule = max(evidence, key=lambda each: CLUES[each].weights[column] * evidence[each])
    name = "model" if rule.startswith("model-") else rule
    return Decided(candidate=candidate, sort=sort, rule=name, reason=CLUES[rule].reason)
