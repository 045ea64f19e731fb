"""Which person or organisation of the report a subject names: a name, a pronoun, a description.

Where more than one could be meant, or one who has no name in the report, nobody is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from entities.language.quotes.cast import Cast, Gender, Member
from entities.language.quotes.cues import Cue, heard
from entities.language.quotes.descriptions import Describer, is_metonym
from entities.language.quotes.sheet import SUBJECT, Sheet
from entities.language.quotes.words import BODY, DOCUMENT, FEMALE, HUMAN, MALE, SPEECH, folded

_PRONOUN: dict[str, Gender] = {"he": "he", "she": "she"}
_NEAR = 3
"""Sentences. Nobody named further back is meant by an office that the report has not said."""
_MOST_MENTIONS = 30
"""Mentions in one sentence; a list of more is parted, so that work stays bounded."""
_FARTHEST = 8
"""Sentences. Further back a pronoun's person is not safe."""
_NO_SUBJECT = frozenset(
    """dobj pobj dative iobj obj poss appos compound nmod amod attr oprd npadvmod""".split()
)
"""Relations of a name that is certainly not what its sentence is about."""
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
    describer: Describer = field(init=False)

    def __post_init__(self) -> None:
        self.describer = Describer(self.sheet, self.cast, self.quoted)
        unit = 0
        mentions: list[_Mention] = []
        for index, word in enumerate(self.sheet.words):
            self.unit_of.append(unit)
            if not self.quoted[index]:
                mention = self._mention(index, mentions)
                if mention is not None:
                    mentions.append(mention)
            ends = word in {".", "?", "!"} and (not self.quoted[index] or mentions)
            if ends or "\n" in word or len(mentions) > _MOST_MENTIONS:
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
            if self.describer.named_beside(index) is not None:
                return None
            word = sheet.lower[index]
            gender = "she" if word in FEMALE else "he" if word in MALE else ""
            return _Mention(
                index,
                self.describer.described(index, self._near(index)),
                True,
                gender,
                sheet.heads[index],
            )
        if subject and sheet.tags[index] == "NNP" and sheet.words[index].istitle():
            return _Mention(index, None, True, "", sheet.heads[index])
        return None

    def _named(self, index: int, member: Member) -> _Mention:
        """The mention of a person by name, whose last token is `index`."""
        head = self.describer.name_head(index, member)
        if self._apposed(head):
            head = self.sheet.heads[head]
        while self.sheet.deps[head] == "conj":
            head = self.sheet.heads[head]
        subject = self.sheet.deps[head] not in _NO_SUBJECT
        return _Mention(index, member, subject, "", self.sheet.heads[head] if subject else -1)

    def _near(self, index: int) -> list[Member]:
        """The people named in the sentences shortly before a token."""
        units = self.units[max(0, self.unit_of[index] - _NEAR) :]
        near = {id(m.member): m.member for unit in units for m in unit if m.index < index}
        return [member for member in near.values() if member is not None]

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
            if member.kind != "place" or is_metonym(member):
                return member, "name"
            return None, "a place"
        beside = self.describer.named_beside(index)
        if beside is not None:
            return beside, "name"
        if word in DOCUMENT:
            return self.describer.behind(index), "document"
        if word.startswith("spokes"):
            found = self.describer.behind(index, also=frozenset({"for", "at", "with"}))
            named = found if found is not None and found.kind == "organisation" else None
            return named, "spokesperson"
        if word in BODY:
            return self.describer.body(index), "description"
        return self.describer.described(index, self._near(index)), "description"

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
        while (
            member is None and sheet.tags[index] in _NAMELIKE and self.describer.capital(last + 1)
        ):
            last += 1
        while member is not None and self.cast.at.get(last + 1) is member:
            last += 1
        while member is not None and self.cast.at.get(first - 1) is member:
            first -= 1
        return sheet.starts[min(first, index)], sheet.end(last)

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
