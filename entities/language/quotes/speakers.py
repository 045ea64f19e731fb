"""Which person or organisation of the report a subject names: a name, a pronoun, a description.

Where more than one could be meant, or one who has no name in the report, nobody is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from entities.language.quotes.cast import Cast, Gender, Member, folded
from entities.language.quotes.cues import Cue, heard
from entities.language.quotes.sheet import SUBJECT, Sheet
from entities.language.quotes.words import (
    BODY,
    DOCUMENT,
    FEMALE,
    FIELD,
    GENERAL,
    HUMAN,
    LESSER,
    MALE,
    METONYM,
    NATION,
    OFFICE,
    PARTISAN,
    SPEECH,
)

_PRONOUN: dict[str, Gender] = {"he": "he", "she": "she"}
_FARTHEST = 8
"""Sentences. Further back a pronoun's person is not safe."""
_LONGEST_TITLE = 4
"""Tokens between a description and the name: "the attaché, Lieutenant Colonel Jane Doe"."""
_NO_SUBJECT = frozenset(
    """dobj pobj dative iobj obj poss appos compound nmod amod attr oprd npadvmod""".split()
)
"""Relations of a name that is certainly not what its sentence is about."""
_FROM = frozenset({"from", "by", "of"})
_FARTHEST_BACK = 300
"""Tokens. Who was brought in without a name further back is forgotten."""
_NAMELIKE = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks (None if not resolved), the words that say so, and by which rule."""

    name: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Mention:
    index: int
    member: Member | None
    """None for a human being without a name: "a spokesman"."""
    subject: bool
    gender: Gender = ""
    verb: int = -1
    """The token of the verb that it is the subject of; two subjects of one verb are a pair."""


@dataclass(slots=True)
class Resolver:
    """Resolves subjects in reading order; what came before is what pronouns stand for."""

    sheet: Sheet
    cast: Cast
    quoted: list[bool]
    units: list[list[_Mention]] = field(default_factory=list)
    unit_of: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        unit = 0
        mentions: list[_Mention] = []
        for index, word in enumerate(self.sheet.words):
            self.unit_of.append(unit)
            if not self.quoted[index]:
                mention = self._mention(index, mentions)
                if mention is not None:
                    mentions.append(mention)
            ends = word in {".", "?", "!"} and (not self.quoted[index] or mentions)
            if ends or "\n" in word:
                self.units.append(mentions)
                unit, mentions = unit + 1, []
        self.units.append(mentions)

    def _mention(self, index: int, so_far: list[_Mention]) -> _Mention | None:
        sheet = self.sheet
        subject = sheet.deps[index] in SUBJECT
        member = self.cast.at.get(index)
        if member is not None:
            if member.kind != "person" or self.cast.at.get(index + 1) is member:
                return None
            return self._named(index, member)
        if sheet.lower[index] in _PRONOUN and subject:
            gender = _PRONOUN[sheet.lower[index]]
            spoken_to = heard(sheet, sheet.heads[index], index)
            meant = self._pronoun(index, gender, spoken_to, so_far)
            # "Asked if he agreed, Salo nodded": whom "he" leaves open does not bar who follows.
            verb = sheet.heads[index]
            return _Mention(index, meant, True, gender, verb) if meant is not None else None
        if subject and sheet.tags[index] in {"NN", "NNP"} and folded(sheet.words[index]) in HUMAN:
            if self._named_beside(index) is not None:
                return None
            word = sheet.lower[index]
            gender = "she" if word in FEMALE else "he" if word in MALE else ""
            return _Mention(index, self._described(index, index), True, gender, sheet.heads[index])
        if subject and sheet.tags[index] == "NNP" and sheet.words[index].istitle():
            return _Mention(index, None, True, "", sheet.heads[index])
        return None

    def _named(self, index: int, member: Member) -> _Mention:
        """The mention of a person by name, whose last token is `index`."""
        head = self._name_head(index, member)
        if self._apposed(head):
            head = self.sheet.heads[head]
        while self.sheet.deps[head] == "conj":
            head = self.sheet.heads[head]
        subject = self.sheet.deps[head] not in _NO_SUBJECT
        return _Mention(index, member, subject, "", self.sheet.heads[head] if subject else -1)

    def _name_head(self, index: int, member: Member) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        head = self.sheet.heads[index]
        while (
            self.cast.at.get(index) is member and head != index and self.cast.at.get(head) is member
        ):
            index, head = head, self.sheet.heads[head]
        return index

    def _apposed(self, index: int) -> bool:
        """Whether a name stands beside the description that is the subject."""
        return self.sheet.deps[index] == "appos" and (
            self.sheet.deps[self.sheet.heads[index]] in SUBJECT
        )

    def resolve(self, cue: Cue) -> Speaker:
        """Who the subject of a cue is."""
        start, end = self.words_of(cue.subject)
        member, rule = self._who(cue)
        return Speaker(member.name if member else None, start, end, rule)

    def _who(self, cue: Cue) -> tuple[Member | None, str]:
        sheet, index = self.sheet, cue.subject
        word = sheet.lower[index]
        if word in _PRONOUN:
            unit = self.units[self.unit_of[index]]
            before = [mention for mention in unit if mention.index < index]
            found = self._pronoun(index, _PRONOUN[word], cue.heard, before)
            return found, "pronoun" if found else "pronoun unclear"
        if any(
            sheet.deps[child] == "conj" and sheet.tags[child] in _NAMELIKE | {"NN", "NNS"}
            for child in sheet.children[index]
        ):
            return None, "several speakers"
        member = self.cast.at.get(index)
        if member is not None:
            if member.kind != "place" or self._metonym(member):
                return member, "name"
            return None, "a place"
        beside = self._named_beside(index)
        if beside is not None:
            return beside, "name"
        if word in DOCUMENT:
            return self._behind(index), "document"
        if word.startswith("spokes"):
            found = self._behind(index, also=frozenset({"for", "at", "with"}))
            named = found if found is not None and found.kind == "organisation" else None
            return named, "spokesperson"
        if word in BODY:
            return self._body(index), "description"
        return self._described(index, index), "description"

    def words_of(self, index: int) -> tuple[int, int]:
        """Start and end of the words that name the speaker whose head is a token."""
        sheet = self.sheet
        first = sheet.doc[index].left_edge.i if sheet.parsed() else index
        for at in range(index, first - 1, -1):
            if self.quoted[at] or sheet.words[at] in {",", ":", "."} or "\n" in sheet.words[at]:
                first = at + 1
                break
        member = self.cast.at.get(index)
        last = index
        while member is None and sheet.tags[index] in _NAMELIKE and self._capital(last + 1):
            last += 1
        while member is not None and self.cast.at.get(last + 1) is member:
            last += 1
        while member is not None and self.cast.at.get(first - 1) is member:
            first -= 1
        return sheet.starts[min(first, index)], sheet.end(last)

    def _capital(self, index: int) -> bool:
        return (
            index < len(self.sheet)
            and self.sheet.words[index][0].isupper()
            and not self.quoted[index]
        )

    def _named_beside(self, index: int) -> Member | None:
        """The person whose office a subject is: "the Defence Secretary, John Healey, said"."""
        sheet = self.sheet
        following = index + 1
        if following < len(sheet) and sheet.words[following] == ",":
            following += 1
        for _ in range(_LONGEST_TITLE):
            if following in self.cast.at or not self._capital(following):
                break
            following += 1
        member = self.cast.at.get(following)
        if member is None or member.kind != "person":
            return self._apposition(index)
        apposed = self._name_head(following, member)
        tied = sheet.heads[apposed] == index or sheet.heads[index] == apposed
        return member if tied and sheet.deps[apposed] != "conj" else None

    def _apposition(self, index: int) -> Member | None:
        """The person whose name the parse ties to a description, as further words lie between."""
        for child in self.sheet.children[index]:
            if self.sheet.tags[index] == "NNS":
                break
            member = self.cast.at.get(child)
            if self.sheet.deps[child] == "appos" and member is not None:
                return member if member.kind == "person" else None
        return None

    def _behind(self, index: int, also: frozenset[str] = frozenset()) -> Member | None:
        """The one member that a paper or a spokesperson belongs to."""
        sheet = self.sheet
        left = sheet.doc[index].left_edge.i
        found = {id(m): m for i in range(left, index) if (m := self.cast.at.get(i)) is not None}
        verbs = [c for c in sheet.children[index] if sheet.deps[c] == "acl"]
        below = [grandchild for verb in verbs for grandchild in sheet.children[verb]]
        for child in (*sheet.children[index], *below):
            if sheet.deps[child] in {"prep", "agent"} and sheet.lower[child] in _FROM | also:
                right = sheet.doc[child].right_edge.i
                for at in range(child, right + 1):
                    if (m := self.cast.at.get(at)) is not None:
                        found[id(m)] = m
                        break
        speakers = [m for m in found.values() if m.kind != "place" or self._metonym(m)]
        return speakers[0] if len(speakers) == 1 else None

    def _body(self, index: int) -> Member | None:
        """The one organisation whose name has the noun: "the ministry"."""
        if not self._definite(index):
            return None
        noun = self.sheet.lower[index]
        found = [
            m
            for m in self.cast.members.values()
            if m.kind == "organisation" and noun in m.name.lower().split() and m.first < index
        ]
        return found[0] if len(found) == 1 else None

    def _metonym(self, member: Member) -> bool:
        """Whether a building stands for those who work there."""
        return member.name.lower().removeprefix("the ").replace(" ", "_") in METONYM

    def _definite(self, index: int) -> bool:
        """Whether a description means somebody known: "the minister", not "a minister"."""
        left = self.sheet.doc[index].left_edge.i
        words = set(self.sheet.lower[left:index])
        if words & {"a", "an", "another", "one", "some", "any", "every", "no"}:
            return False
        return bool(words & {"the", "this", "that"}) or self.sheet.words[index][0].isupper()

    def _described(self, index: int, at: int) -> Member | None:
        """The one person whom a description fits."""
        head = folded(self.sheet.words[index])
        if head not in HUMAN or not self._definite(index):
            return None
        left = self.sheet.doc[index].left_edge.i
        right = min(self.sheet.doc[index].right_edge.i, index + 6)
        words = self.sheet.lower[left:index]
        for i in range(index + 1, right + 1):
            if self.quoted[i] or self.sheet.words[i] == ",":
                break
            words.append(self.sheet.lower[i])
        plain = {folded(word) for word in words}
        nations = {NATION[w] for w in words if w in NATION}
        fits = [m for m in self.cast.people() if m.first < at and _fits(m, head, plain, nations)]
        if len(fits) > 1:
            fits = [m for m in fits if nations & m.nations] or fits
        if self._introduced(head, index) or self._counterpart(nations, index):
            return None
        if not fits and head in OFFICE and not (plain & LESSER) - {"former"}:
            fits = self._without_office(index)
        if not fits and head in PARTISAN:
            fits = [m for m in self.cast.people() if m.first < at]
        return fits[0] if len(fits) == 1 else None

    def _without_office(self, index: int) -> list[Member]:
        """The people named shortly before whose office the report does not say."""
        unit = self.unit_of[index]
        near = {id(m.member) for u in self.units[max(0, unit - 3) :] for m in u if m.index < index}
        return [m for m in self.cast.people() if id(m) in near and not m.words & HUMAN]

    def _introduced(self, head: str, index: int) -> bool:
        """Whether somebody without a name was brought in by the same noun: "a minister"."""
        for at in range(max(0, index - _FARTHEST_BACK), index):
            if self.quoted[at] or folded(self.sheet.words[at]) != head or at + 1 in self.cast.at:
                continue
            if self.sheet.deps[at] in {"appos", "attr", "oprd", "compound"}:
                continue
            left = self.sheet.doc[at].left_edge.i
            if {"a", "an", "one", "another"} & set(self.sheet.lower[left:at]):
                return True
        return False

    def _counterpart(self, nations: set[str], index: int) -> bool:
        """Whether "her Spanish counterpart" came before, who is nobody named."""
        for at in range(max(1, index - _FARTHEST_BACK), index):
            if self.sheet.lower[at] in {"counterpart", "colleague", "counterparts"}:
                nation = NATION.get(self.sheet.lower[at - 1])
                if nation in nations and self._named_beside(at) is None:
                    return True
        return False

    def _pronoun(
        self, index: int, gender: Gender, heard: Sequence[int], so_far: list[_Mention]
    ) -> Member | None:
        """The person a pronoun stands for: the subject of the nearest sentence that has one."""
        barred = {id(m) for i in heard if (m := self.cast.at.get(i)) is not None}
        unit = self.unit_of[index]
        same = [m for m in so_far if m.subject and _may_be(m, gender, barred)]
        if same:
            return same[-1].member
        barred |= {id(m.member) for m in so_far if m.member is not None and not m.subject}
        for earlier in reversed(self.units[max(0, unit - _FARTHEST) : unit]):
            possible = [m for m in earlier if _may_be(m, gender, barred)]
            if not possible:
                continue
            subjects = [m for m in possible if m.subject]
            if subjects:
                return self._foremost(subjects, gender)
            people = {id(m.member): m.member for m in possible}
            return next(iter(people.values())) if len(people) == 1 else None
        return None

    def _foremost(self, subjects: list[_Mention], gender: Gender) -> Member | None:
        """Of the subjects of a sentence who spoke, else the first; nobody where two are a pair."""
        speaking = [m for m in subjects if m.verb >= 0 and self.sheet.lower[m.verb] in SPEECH]
        first = (speaking or subjects)[0]
        if any(m.verb == first.verb and m.member is not first.member for m in subjects):
            return None
        # A pronoun shows the gender of whom it stands for.
        if first.member is not None and not first.member.gender:
            first.member.gender = gender
        return first.member


def _may_be(mention: _Mention, gender: Gender, barred: set[int]) -> bool:
    """Whether a mention can be what a pronoun of a gender stands for."""
    if mention.member is None:
        return not mention.gender or mention.gender == gender
    if id(mention.member) in barred:
        return False
    return not mention.member.gender or mention.member.gender == gender


def _fits(member: Member, head: str, plain: set[str], nations: set[str]) -> bool:
    """Whether a description can be of a member: the office agrees and nothing speaks against."""
    if nations and member.nations and not nations & member.nations:
        return False
    known = member.words
    office = (
        head in known
        or bool(GENERAL.get(head, frozenset()) & known)
        or _same_office(head, plain, known)
    )
    if not office:
        return False
    if (plain & FIELD) - known and known & FIELD:
        return False
    return not (plain & LESSER) - known


def _same_office(head: str, plain: set[str], known: set[str]) -> bool:
    """Whether a minister and a secretary of one field are one office in two countries' words."""
    offices = {"minister", "secretary"}
    return head in offices and bool(offices & known) and bool(plain & known & FIELD)
