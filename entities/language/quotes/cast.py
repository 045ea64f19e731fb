"""The cast of a report: who is named in it, and how it describes each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from entities.language.findings import FoundName
from entities.language.quotes.sheet import Sheet
from entities.language.quotes.words import (
    FEMALE,
    FEMALE_NAMES,
    HEADS_OF,
    HUMAN,
    LESSER,
    MALE,
    MALE_NAMES,
    NATION,
    folded,
)

Gender = Literal["she", "he", ""]

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "DT", "CD", "FW", "", "RB"})
_LINKS = frozenset({"of", "for", "and", "the", "'s", "’s", "-", "/", "at"})
_LONGEST_DESCRIPTION = 12
"""Tokens. Further from a name than this stands another phrase."""


@dataclass(slots=True)
class Member:
    """One person or organisation of the report: its name, gender, and words that describe it."""

    name: str
    kind: str
    gender: Gender = ""
    words: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    first: int = 0
    """The token of the first mention."""


@dataclass(slots=True)
class Cast:
    """The members by name, and the member that each token of a name belongs to."""

    members: dict[tuple[str, str], Member]
    at: dict[int, Member]
    ends: dict[int, int]
    """The token behind the name that begins at a token."""

    def people(self) -> Iterable[Member]:
        """The people named in the report."""
        return (member for member in self.members.values() if member.kind == "person")


def describe(member: Member, words: Iterable[str]) -> None:
    """Add the words of a description to what is known of a member."""
    for word in words:
        plain = word.lower()
        if nation := NATION.get(plain) or NATION.get(plain.rstrip(".")):
            member.nations.add(nation)
        member.words.add(folded(word))


def gather(sheet: Sheet, names: Sequence[FoundName]) -> Cast:
    """Read from the text who the names are: titles, offices, appositions, "is the …"."""
    cast = Cast({}, {}, {})
    for name in names:
        low, high = sheet.at_or_after(name.start), sheet.at_or_after(name.end)
        if high <= low:
            continue
        member = cast.members.setdefault(
            (name.kind, name.name), Member(name.name, name.kind, first=low)
        )
        for index in range(low, high):
            cast.at[index] = member
        cast.ends[low] = high
    for name in names:
        if name.kind == "person":
            low, high = sheet.at_or_after(name.start), sheet.at_or_after(name.end)
            if high > low:
                _learn(sheet, cast, name, low, high)
    for member in cast.people():
        member.gender = member.gender or _given_gender(member.name)
    return cast


def _learn(sheet: Sheet, cast: Cast, name: FoundName, low: int, high: int) -> None:
    member = cast.at[low]
    describe(member, name.role.split())
    ahead = _words_before(sheet, cast, low)
    describe(member, ahead)
    title = folded(sheet.words[low - 1]) if low else ""
    for word in (title, *(folded(w) for w in (*ahead, *name.role.split()))):
        if word in FEMALE:
            member.gender = "she"
        elif word in MALE and not member.gender:
            member.gender = "he"
    describe(member, _apposition(sheet, cast, high))
    describe(member, _copula(sheet, low, high))
    describe(member, _leading(sheet, high))


def _given_gender(name: str) -> Gender:
    """What a given name says where it is one of those borne by one gender alone."""
    given = name.lower().split()[0] if " " in name else ""
    if (given in FEMALE_NAMES) != (given in MALE_NAMES):
        return "she" if given in FEMALE_NAMES else "he"
    return ""


def _words_before(sheet: Sheet, cast: Cast, low: int) -> list[str]:
    """The words of the description in front of a name: "Labour MP", "the French minister"."""
    index, words = low - 1, []
    if index >= 0 and sheet.lower[index] in {"and", "or"}:
        return []  # "The secretary and Doe" are two people.
    if index >= 1 and sheet.words[index] == "," and folded(sheet.words[index - 1]) in HUMAN:
        index -= 1
    while index >= 0 and low - index <= _LONGEST_DESCRIPTION:
        word = sheet.lower[index]
        owner = cast.at.get(index)
        if owner is not None and owner.kind == "person":
            return []
        if word not in _LINKS | LESSER and (
            sheet.tags[index] not in _INSIDE or not word[0].isalnum()
        ):
            break
        words.append(word)
        index -= 1
        if word in {"the", "a", "an"}:
            break
    return words[::-1] if any(folded(word) in HUMAN for word in words[:3]) else []


def _apposition(sheet: Sheet, cast: Cast, high: int) -> list[str]:
    """The description behind a name: ", MP for North East Fife,", " (R-IN)"."""
    if high >= len(sheet):
        return []
    if sheet.words[high] == "(" and high + 1 < len(sheet):
        party = sheet.lower[high + 1][:2]
        return {"d-": ["democrat"], "r-": ["republican"]}.get(party, [])
    if sheet.lower[high] in {"mp", "msp", "mep"}:
        return [sheet.lower[high]]
    start = high + 1 if sheet.words[high] == "," else high
    if start == high and sheet.lower[high] not in {"the"}:
        return []
    words: list[str] = []
    for index in range(start, min(len(sheet), start + _LONGEST_DESCRIPTION)):
        word, owner = sheet.lower[index], cast.at.get(index)
        if owner is not None and owner.kind == "person":
            return []
        inside = sheet.tags[index] in _INSIDE or _participle(sheet, index, start)
        if not inside and word not in {*_LINKS, "a", "an", "in", "who", "to"}:
            break
        if not word[0].isalnum() and word not in _LINKS:
            break
        if word in {"who", "to", "in"}:
            break
        words.append(word)
    return words if any(folded(word) in HUMAN for word in words) else []


def _participle(sheet: Sheet, index: int, start: int) -> bool:
    """Whether a verb belongs to the noun behind it: "the lead investigating officer"."""
    following = sheet.tags[index + 1 : index + 2]
    return index > start and sheet.tags[index] == "VBG" and following in (["NN"], ["NNP"])


def _copula(sheet: Sheet, low: int, high: int) -> list[str]:
    """What a name is said to be: "Healey is the defence secretary"."""
    for index in range(low, high):
        verb = sheet.heads[index]
        if sheet.deps[index] in {"nsubj", "nsubjpass"} and sheet.lower[verb] in {
            "is", "was", "became", "remains", "be", "named", "appointed", "elected",
        }:  # fmt: skip
            for child in sheet.children[verb]:
                if sheet.deps[child] in {"attr", "oprd"} and folded(sheet.words[child]) in HUMAN:
                    left = sheet.doc[child].left_edge.i
                    right = sheet.doc[child].right_edge.i
                    return sheet.lower[left : min(right, child + 5) + 1]
    return []


def _leading(sheet: Sheet, high: int) -> list[str]:
    """What a name is said to lead: "Berg, who chairs the committee", "Doyle leads the mission"."""
    index = high
    if index + 1 < len(sheet) and sheet.words[index] == "," and sheet.lower[index + 1] == "who":
        index += 2
    if index >= len(sheet) or sheet.lower[index] not in HEADS_OF:
        return []
    words = [HEADS_OF[sheet.lower[index]]]
    for at in range(index + 1, min(len(sheet), index + 6)):
        if sheet.tags[at] not in _INSIDE or not sheet.words[at][0].isalnum():
            break
        words.append(sheet.lower[at])
    return words
