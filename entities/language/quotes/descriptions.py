"""Whom a description names: an apposition, a document's sender, "the defence minister"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from entities.language.quotes.cast import Cast, Member
from entities.language.quotes.sheet import Sheet
from entities.language.quotes.words import (
    FIELD,
    GENERAL,
    HUMAN,
    LESSER,
    METONYM,
    NATION,
    OFFICE,
    PARTISAN,
    folded,
)

_LONGEST_TITLE = 4
"""Tokens between a description and the name: "the attaché, Lieutenant Colonel Jane Doe"."""
_FROM = frozenset({"from", "by", "of"})
_FARTHEST_BACK = 300
"""Tokens. Who was brought in without a name further back is forgotten."""
_SMALL = frozenset({"the", "this", "that", "of", "for", "and", "'s", "’s", ",", "-"})
_RANKED = frozenset({"minister", "secretary", "president", "governor", "chair"})
_APART = frozenset({"prime", "vice", "deputy", "shadow", "assistant"})
"""Words never left out of such an office: the vice president is not "the president"."""


def is_metonym(member: Member) -> bool:
    """Whether a building stands for those who work there."""
    return member.name.lower().removeprefix("the ").replace(" ", "_") in METONYM


@dataclass(frozen=True, slots=True)
class Describer:
    """Looks descriptions up among the cast of one report."""

    sheet: Sheet
    cast: Cast
    quoted: list[bool]

    def name_head(self, index: int, member: Member) -> int:
        """The token of a name that the rest of the sentence hangs on."""
        head = self.sheet.heads[index]
        while (
            self.cast.at.get(index) is member and head != index and self.cast.at.get(head) is member
        ):
            index, head = head, self.sheet.heads[head]
        return index

    def capital(self, index: int) -> bool:
        """Whether a token outside quotations begins with a capital."""
        return (
            index < len(self.sheet)
            and self.sheet.words[index][0].isupper()
            and not self.quoted[index]
        )

    def named_beside(self, index: int) -> Member | None:
        """The person whose office a subject is: "the Defence Secretary, John Healey, said"."""
        sheet = self.sheet
        following = index + 1
        if following < len(sheet) and sheet.words[following] == ",":
            following += 1
        for _ in range(_LONGEST_TITLE):
            if following in self.cast.at or not self.capital(following):
                break
            following += 1
        member = self.cast.at.get(following)
        if member is None or member.kind != "person":
            return self._apposition(index)
        apposed = self.name_head(following, member)
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

    def behind(self, index: int, also: frozenset[str] = frozenset()) -> Member | None:
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
        speakers = [m for m in found.values() if m.kind != "place" or is_metonym(m)]
        return speakers[0] if len(speakers) == 1 else None

    def body(self, index: int) -> Member | None:
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

    def _definite(self, index: int) -> bool:
        """Whether a description means somebody known: "the minister", not "a minister"."""
        left = self.sheet.doc[index].left_edge.i
        words = set(self.sheet.lower[left:index])
        if words & {"a", "an", "another", "one", "some", "any", "every", "no"}:
            return False
        return bool(words & {"the", "this", "that"}) or self.sheet.words[index][0].isupper()

    def described(self, index: int, near: Collection[Member]) -> Member | None:
        """The one person whom a description fits.

        `near` are those named shortly before, one of whom may hold an office that the report has
        not said.
        """
        head = folded(self.sheet.words[index])
        if head not in HUMAN or not self._definite(index):
            return None
        words = self._words_of(index)
        plain = {folded(word) for word in words}
        nations = {NATION[w] for w in words if w in NATION}
        fits = [m for m in self.cast.people() if m.first < index and _fits(m, head, plain, nations)]
        if len(fits) > 1:
            fits = [m for m in fits if nations & m.nations] or fits
        if self._introduced(head, index) or self._counterpart(nations, index):
            return None
        if not fits and head in OFFICE and not (plain & LESSER) - {"former"}:
            fits = [m for m in near if m.kind == "person" and not m.words & HUMAN]
        if not fits and head in PARTISAN:
            fits = [m for m in self.cast.people() if m.first < index]
        return fits[0] if len(fits) == 1 else None

    def _words_of(self, index: int) -> list[str]:
        """The lower-case words of a description around its noun."""
        left = self.sheet.doc[index].left_edge.i
        right = min(self.sheet.doc[index].right_edge.i, index + 6)
        words = self.sheet.lower[left:index]
        for i in range(index + 1, right + 1):
            if self.quoted[i] or self.sheet.words[i] == ",":
                break
            words.append(self.sheet.lower[i])
        return words

    def holder(self, index: int) -> Member | None:
        """The one person of the whole report who is said to hold an office; never a guess.

        Stricter than `described`: the report must have said so before, of nobody else anywhere,
        and an office without field or country must follow its holder's name before another's,
        or all the others must be said to be something else.
        """
        head = folded(self.sheet.words[index])
        if head not in OFFICE | {"leader"} or not self._definite(index):
            return None
        words = self._words_of(index)
        plain, nations = {folded(word) for word in words}, {NATION[w] for w in words if w in NATION}
        fits = [m for m in self.cast.people() if _fits(m, head, plain, nations)]
        if len(fits) != 1 or fits[0].first >= index or not nations <= fits[0].nations:
            return None
        if self._introduced(head, index) or self._counterpart(nations, index):
            return None
        if nations or plain & FIELD or head == "mp" or self._last_named(index) is fits[0]:
            return fits[0]
        others = (m for m in self.cast.people() if m.first < index and m is not fits[0])
        return fits[0] if all(m.words & HUMAN for m in others) else None

    def _last_named(self, index: int) -> Member | None:
        """The person named last before a token."""
        named = (at for at, member in self.cast.at.items() if member.kind == "person")
        before = max((at for at in named if at < index), default=None)
        return self.cast.at[before] if before is not None else None

    def echoed(self, index: int) -> Member | None:
        """The one person of whom the report has used all the words of a description before.

        Of the noun alone that would be a guess: "the investigating officer" is the one who was
        introduced as "the lead investigating officer", and "the officer" may be anybody.
        """
        head = folded(self.sheet.words[index])
        if head not in HUMAN or not self._definite(index):
            return None
        words = {folded(word) for word in self._words_of(index)} - _SMALL
        if not words - {head}:
            return None
        fits = [m for m in self.cast.people() if words | {head} <= m.words and m.first < index]
        return fits[0] if len(fits) == 1 and not self._introduced(head, index) else None

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
                if nation in nations and self.named_beside(at) is None:
                    return True
        return False


def _fits(member: Member, head: str, plain: set[str], nations: set[str]) -> bool:
    """Whether a description can be of a member: the office agrees and nothing speaks against."""
    if nations and member.nations and not nations & member.nations:
        return False
    known = member.words
    if head in _RANKED and (plain ^ known) & _APART:
        return False
    office = (
        head in known
        # "The US leader" is its president; "the Republican leader" may be anybody.
        or (bool(GENERAL.get(head, frozenset()) & known) and (head != "leader" or bool(nations)))
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
