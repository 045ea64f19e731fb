"""Ties: where a report says, in one clause, that somebody holds an office.

"Jane Doe, the fleet's commander", "the foreign minister, Jane Doe", "Doe was elected president".
Each rule looks at one construction and gives the person, never a guess. "Defence Secretary Jane
Doe" is one mention, whose role that is; of "press secretary Admiral Jane Doe" the office in front
of the rank is one of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from entities.language.names.words import WORDS
from entities.language.quotes.cast import Gender, Member
from entities.language.quotes.descriptions import Describer
from entities.language.quotes.sheet import SUBJECT, Sheet
from entities.language.quotes.words import OFFICE

POSTS = frozenset(WORDS["office"] | OFFICE)
"""Nouns of offices: what one person at a time is, unlike "analyst" or "friend"."""

_ANYBODY = frozenset("a an another one some any every each no either neither".split())
_BE = frozenset("is was be been being become becomes became remain remains remained".split())
_NAMING = frozenset(
    """appointed appoints appoint named names elected elects chosen chose declared made makes
    nominated nominates proclaimed promoted crowned installed confirmed""".split()
)
_WHO = frozenset({"who", "whom"})
_PRONOUN: dict[str, Gender] = {"he": "he", "she": "she"}
_RANKS = WORDS["rank"] | WORDS["office_part"] | WORDS["honorific"]
_LONGEST_RANK = 4
"""Tokens between an office and the name: "Rear Adm. (lower half)" is longer than most."""

Tie = Callable[[Describer, int], Member | None]


def is_post(sheet: Sheet, index: int) -> bool:
    """Whether a token is the noun of an office that a certain somebody holds."""
    if sheet.tags[index] not in {"NN", "NNP"} or sheet.lower[index].rstrip(".") not in POSTS:
        return False
    left = sheet.doc[index].left_edge.i
    return not _ANYBODY & set(sheet.lower[left:index])


def _person(describer: Describer, index: int) -> Member | None:
    """The person a token is the head of the name of; "who" is the one it stands behind."""
    sheet, at = describer.sheet, describer.cast.at
    if sheet.lower[index] in _PRONOUN:
        return _subject_before(describer, index)
    if sheet.lower[index] in _WHO:
        verb = sheet.heads[index]
        while sheet.deps[verb] in {"xcomp", "conj", "ccomp"}:
            verb = sheet.heads[verb]
        index = sheet.heads[verb] if sheet.deps[verb] == "relcl" else index
        # "His brother Jan Doe, who became president": the parse hangs the clause on the brother.
        named = [child for child in sheet.children[index] if sheet.deps[child] == "appos"]
        index = named[0] if index not in at and named else index
    member = at.get(index)
    return member if member is not None and member.kind == "person" else None


def _subject_before(describer: Describer, index: int) -> Member | None:
    """Whom "he" or "she" means where the sentence before is of nobody else: its subject."""
    sheet, at = describer.sheet, describer.cast.at
    here = sheet.doc[index].sent.start
    if here == 0 or "\n" in sheet.words[here - 1]:
        return None
    before = sheet.doc[here - 1].sent
    subject = sheet.subject(before.root.i)
    meant = at.get(subject) if subject is not None else None
    people = {id(at[i]) for i in range(before.start, index) if i in at and at[i].kind == "person"}
    if meant is None or people != {id(meant)}:
        return None
    return meant if meant.gender in {"", _PRONOUN[sheet.lower[index]]} else None


def _behind(describer: Describer, index: int) -> Member | None:
    """ "Jane Doe, commander of the fleet": the office is in apposition to the name."""
    sheet = describer.sheet
    head = sheet.heads[index]
    if sheet.deps[index] != "appos" or head > index:
        return None
    return _person(describer, head)


def _before(describer: Describer, index: int) -> Member | None:
    """ "The commander, General Jane Doe": the name is in apposition to the office.

    Right behind another's name and a comma the office may be that one's.
    """
    left = describer.sheet.doc[index].left_edge.i
    if describer.capital(index + 1) or _person_ends(describer, left):
        return None
    return describer.named_beside(index)


def _person_ends(describer: Describer, left: int) -> bool:
    """Whether a person's name and a comma stand before a token."""
    at = describer.cast.at
    member = at.get(left - 2) if describer.sheet.words[left - 1 : left] == [","] else None
    return member is not None and member.kind == "person"


def _before_rank(describer: Describer, index: int) -> Member | None:
    """ "Press secretary Admiral Jane Doe": nothing but ranks stand between office and name."""
    sheet, at = describer.sheet, describer.cast.at
    if not sheet.words[index].islower():
        return None
    last = index + 1
    while last < len(sheet) and last not in at and sheet.lower[last].rstrip(".") in _RANKS:
        if not sheet.words[last][0].isupper() or last - index > _LONGEST_RANK:
            return None
        last += 2 if sheet.words[last + 1 : last + 2] == ["."] else 1
    return _person(describer, last) if index + 1 < last < len(sheet) else None


def _subject(sheet: Sheet, verb: int) -> int | None:
    """The subject of a verb, or of the one it continues: "who would become"."""
    while sheet.subject(verb) is None and sheet.deps[verb] in {"xcomp", "conj"}:
        verb = sheet.heads[verb]
    return sheet.subject(verb)


def _said_to_be(describer: Describer, index: int) -> Member | None:
    """ "Jane Doe is the commander", "her chief of staff is Jane Doe"."""
    sheet = describer.sheet
    verb = sheet.heads[index]
    if sheet.lower[verb] not in _BE:
        return None
    if sheet.deps[index] == "attr":
        subject = _subject(sheet, verb)
        return _person(describer, subject) if subject is not None else None
    if sheet.deps[index] in SUBJECT:
        for child in sheet.children[verb]:
            if sheet.deps[child] == "attr":
                return _person(describer, child)
    return None


def _made(describer: Describer, index: int) -> Member | None:
    """ "The king appointed Jane Doe commander", "Doe was named as the next president"."""
    sheet = describer.sheet
    verb = sheet.heads[index]
    if sheet.lower[verb] == "as" and sheet.deps[index] == "pobj":
        verb = sheet.heads[verb]
    elif sheet.deps[index] not in {"oprd", "dobj", "xcomp", "ccomp"}:
        return None
    if sheet.lower[verb] not in _NAMING:
        return None
    for child in sheet.children[verb]:
        if child < index and sheet.deps[child] in {"nsubjpass", "dobj", "dative"}:
            return _person(describer, child)
    return None


_TIES: tuple[Tie, ...] = (_behind, _before, _before_rank, _said_to_be, _made)


def tied(describer: Describer, index: int) -> Member | None:
    """The person who is said, in the clause of an office, to hold it; None for nobody."""
    at = describer.cast.at
    if index in at or not is_post(describer.sheet, index):
        return None
    if (before := at.get(index - 1)) is not None and before.kind == "person":
        return None  # "Jane Doe MP" is one mention.
    found = (tie(describer, index) for tie in _TIES)
    return next((member for member in found if member is not None), None)
