"""Offices that a report itself ties to a person: where it does so, and where they stand alone.

Who fits a description is decided in quotes/descriptions.py, where it is needed for speakers too;
ties.py reads where an office is said of somebody, and pronouns.py whom "He" can only mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from entities.language.findings import FoundName
from entities.language.names import pronouns
from entities.language.names.ties import tied
from entities.language.names.words import WORDS
from entities.language.quotes.cast import Member, gather
from entities.language.quotes.descriptions import Describer
from entities.language.quotes.sheet import SUBJECT, Sheet, lay_out
from entities.language.quotes.words import FIELD, HUMAN, LESSER, NATION, folded

RULE = "office tied in this report"

_SAYS_WHAT_SOMEBODY_IS = frozenset({"appos", "attr", "oprd", "compound", "nmod", "amod", "acomp"})
"""Relations of an office that is said of somebody, and does not stand for anybody."""
_OTHERS = frozenset(
    "next future new previous late last first-ever incoming outgoing no either each every".split()
)
_PARTS = FIELD | LESSER | {"prime", "chief", "press", "labour", "labor", "constituency"}
_LONGEST = 4
"""Words of the office in front of its noun."""


def find_offices(
    doc: Doc, names: Sequence[FoundName], *, sheet: Sheet | None = None
) -> tuple[FoundName, ...]:
    """Offices and pronouns standing for the one person of the report they can mean, in order.

    `names` are those that find_names gives of the text, and `sheet` is what `lay_out` made of
    both, where that is known. No office overlaps one of them: of "the
    US leader" it is "leader".
    """
    if not any(name.kind == "person" for name in names):
        return ()
    sheet = sheet or lay_out(doc, names)
    if not sheet.parsed():
        return ()
    cast = gather(sheet, names)
    describer = Describer(sheet, cast, [False] * len(sheet))
    found = []
    for index in range(len(sheet)):
        holder = tied(describer, index)
        if holder is not None:
            found.append(_mention(sheet, describer, index, holder, "says so here"))
        elif _stands_alone(sheet, describer, index):
            holder = describer.holder(index) or describer.echoed(index)
            if holder is not None and not (
                _in_description(sheet, describer, index) or _foreign(sheet, index, holder)
            ):
                said = _as_said(sheet, index, holder, names)
                found.append(_mention(sheet, describer, index, holder, said))
    found += [_only_one(sheet, index, member) for index, member in pronouns.pronouns(sheet, cast)]
    return tuple(sorted(found, key=lambda each: each.start))


def _only_one(sheet: Sheet, index: int, member: Member) -> FoundName:
    return FoundName(
        start=sheet.starts[index],
        end=sheet.end(index),
        text=sheet.words[index],
        kind="person",
        name=member.name,
        rule=pronouns.RULE,
        reason=f"this report names nobody but {member.name}",
    )


def _stands_alone(sheet: Sheet, describer: Describer, index: int) -> bool:
    """Whether a token is an office that stands for somebody, without the name beside it."""
    if sheet.tags[index] not in {"NN", "NNP"} or folded(sheet.words[index]) not in HUMAN:
        return False
    at = describer.cast.at
    if index in at or index + 1 in at or sheet.deps[index] in _SAYS_WHAT_SOMEBODY_IS:
        return False
    if sheet.deps[index] == "pobj" and sheet.lower[sheet.heads[index]] == "as":
        return False
    left = sheet.doc[index].left_edge.i
    before = set(sheet.lower[left:index])
    first = "first" in before and sheet.lower[index - 1] != "first"
    if (
        first
        or before & _OTHERS
        or not (before & {"the", "this", "that"} or sheet.deps[index] in SUBJECT)
    ):
        return False
    return describer.named_beside(index) is None


def _foreign(sheet: Sheet, index: int, holder: Member) -> bool:
    """Whether an office is of a nation that the report has not said to be the holder's.

    Nations with a code have been compared already.
    """
    left = sheet.doc[index].left_edge.i
    nations = (set(sheet.lower[left:index]) & WORDS["nationality"]) - NATION.keys()
    return bool(nations - holder.words)


def _in_description(sheet: Sheet, describer: Describer, index: int) -> bool:
    """Whether an office is part of what a name right before it is said to be.

    "Berg, a friend of the president": the president is somebody else, though the report now
    calls Berg by that word too.
    """
    while index > 0:
        index -= 1
        if index in describer.cast.at:
            return describer.cast.at[index].kind == "person"
        if sheet.tags[index].startswith(("VB", "MD", ".", "_SP")):
            return False
    return False


def _as_said(sheet: Sheet, index: int, holder: Member, names: Sequence[FoundName]) -> str:
    """How the report ties an office printed alone to its holder."""
    head = folded(sheet.words[index])
    roles = [each.role for each in names if each.name == holder.name and each.role]
    said = next((role for role in roles if head in map(folded, role.split())), "".join(roles[:1]))
    tie = f"calls {holder.name} “{said}”" if said else f"says so of {holder.name}"
    return f"{tie}, and nobody else"


def _mention(sheet: Sheet, describer: Describer, index: int, holder: Member, why: str) -> FoundName:
    first, last = index, index
    at = describer.cast.at
    while first > 0 and index - first < _LONGEST and first - 1 not in at:
        if folded(sheet.words[first - 1]) not in _PARTS:
            break
        first -= 1
    while sheet.lower[last + 1 : last + 2] in (["of"], ["for"]) and last + 2 < len(sheet):
        if last + 2 in at or sheet.lower[last + 2] not in _PARTS | {"state", "staff"}:
            break
        last += 2
    start, end = sheet.starts[first], sheet.end(last)
    return FoundName(
        start=start,
        end=end,
        text=sheet.text[start:end],
        kind="person",
        name=holder.name,
        rule=RULE,
        reason=f"this report {why}",
    )
