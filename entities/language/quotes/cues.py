"""Who is said to speak: the words around a quotation that introduce it.

A frame is the stretch of a sentence beside a quotation, outside every quotation. The parse gives
the subject of the speech verb; where it went astray, the words beside the verb do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from entities.language.quotes.sheet import SUBJECT, Sheet
from entities.language.quotes.words import (
    BODY,
    DOCUMENT,
    HUMAN,
    LABEL,
    METONYM,
    SPEECH,
    TALK,
    folded,
)

_DASHES = re.compile(r"\s*[—–―-]{1,3}\s*")
_NAMING = frozenset({"NNP", "NNPS", "NN", "JJ", ""})
_RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP"})
_NAMELIKE = frozenset({"NNP", "NNPS"})
_VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
_PASSIVE = frozenset({"nsubjpass", "auxpass", "agent"})
_QUOTED = frozenset({"quoted", "quotes", "quoting", "cited", "citing"})
_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who"})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "himself", "herself", "themselves"})
_PASSED_OVER = frozenset(
    """also then later further furthermore however therefore now still had has have was were is
    are would will could again once even recently reportedly reportedly previously subsequently
    publicly simply only just jokingly quietly""".split()
)
_FARTHEST_VERB = 30
"""Tokens behind a quotation. Further on a speech verb is of another clause."""
_ADDRESSED = frozenset({"dobj", "dative", "iobj", "pobj", "obj"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What introduces a quotation: the verb or phrase, and the token that heads its subject.

    `rule` is a short stable identifier. `verb` is None for a bare name and colon. `heard` are the
    tokens of those who are spoken to, who cannot be the speaker.
    """

    subject: int
    verb: int | None
    rule: str
    heard: tuple[int, ...] = ()
    low: int = 0
    """The first token of the frame that the cue was found in."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens from `low` to `high`, none of them quoted."""

    low: int
    high: int

    def __contains__(self, index: int) -> bool:
        return self.low <= index < self.high

    def __bool__(self) -> bool:
        return self.high > self.low


def _climb(sheet: Sheet, verb: int, quoted: list[bool]) -> int | None:
    """The head of the subject of a verb, looked for in the clauses that govern it."""
    at = verb
    for _ in range(6):
        subject = sheet.subject(at)
        if subject is not None and not quoted[subject]:
            return _antecedent(sheet, subject, at, quoted)
        head, dep = sheet.heads[at], sheet.deps[at]
        if head == at or quoted[head]:
            return None
        if dep in {"acl", "relcl"} and sheet.tags[head] in _NOMINAL:
            return head
        at = head
    return None


def _antecedent(sheet: Sheet, subject: int, verb: int, quoted: list[bool]) -> int | None:
    """Whom "who" stands for; anybody else stands for themselves."""
    if sheet.lower[subject] not in _RELATIVE:
        return subject
    at = verb
    for _ in range(4):
        head = sheet.heads[at]
        if sheet.deps[at] == "relcl" and not quoted[head]:
            return head
        if head == at:
            return None
        at = head
    return None


def heard(sheet: Sheet, verb: int, subject: int) -> tuple[int, ...]:
    """The tokens under a verb that name whom it is said to."""
    out = []
    for child in sheet.children[verb]:
        if sheet.deps[child] in _ADDRESSED and child != subject:
            out.append(child)
        elif sheet.deps[child] in {"prep", "dative"} and sheet.lower[child] in {"to", "with", "by"}:
            out += [c for c in sheet.children[child] if sheet.deps[c] == "pobj"]
    return tuple(out)


def _beside(sheet: Sheet, verb: int, frame: Frame, *, inverted: bool) -> int | None:
    """The nearest word that can be the subject, without the parse."""
    if inverted:
        last = None
        for index in range(verb + 1, frame.high):
            if sheet.tags[index] in _NOMINAL or sheet.words[index][0].isupper():
                last = index
            elif last is not None or sheet.tags[index] not in {"DT", "JJ", "PRP$", "POS", "RB"}:
                break
        return last
    for index in range(verb - 1, frame.low - 1, -1):
        if sheet.lower[index] in _PRONOUNS:
            return index
        if sheet.words[index] == ",":
            return _before_commas(sheet, index, frame)
        if sheet.tags[index] in _NOMINAL or sheet.words[index][0].isupper():
            return index
        if sheet.tags[index] in _VERBAL and sheet.lower[index] not in _PASSED_OVER:
            return None
    return None


def _before_commas(sheet: Sheet, comma: int, frame: Frame) -> int | None:
    """The subject before an apposition between commas: "Jones, a lawyer," said."""
    for index in range(comma - 1, frame.low, -1):
        if sheet.words[index] == ",":
            return index - 1 if sheet.tags[index - 1] in _NOMINAL else None
    return None


def _subject_of(sheet: Sheet, verb: int, frame: Frame, quoted: list[bool]) -> int | None:
    """The subject of a speech verb: by the parse, else by what stands beside the verb."""
    if any(sheet.deps[child] in _PASSIVE for child in sheet.children[verb]):
        # "Reuter was quoted as saying" tells who spoke; "he was called", "he was told" do not.
        return sheet.subject(verb) if sheet.lower[verb] in _QUOTED else _agent(sheet, verb)
    if (quoted_one := _quoted_as(sheet, verb, frame)) is not None:
        return quoted_one
    if sheet.tags[verb] == "VBG" and verb - 1 in frame and verb - 1 in sheet.named:
        # "Footage of Clinton asking": whom the participle touches, whatever the parse ties it to.
        return verb - 1
    first = all(
        sheet.tags[i] in {"RB", "CC"} or not sheet.words[i][0].isalnum()
        for i in range(frame.low, verb)
    )
    subject = _climb(sheet, verb, quoted) if sheet.parsed() else None
    if subject is not None and _participle_of_sentence(sheet, verb, frame, subject):
        whole = main_subject(sheet, frame, quoted, rule="")
        subject = whole.subject if whole is not None else subject
    if subject is not None and first and subject < frame.low:
        subject = _beside(sheet, verb, frame, inverted=True) or subject
    if subject is None:
        subject = _beside(sheet, verb, frame, inverted=first)
    elif not _can_speak(sheet, subject):
        beside = _beside(sheet, verb, frame, inverted=first)
        subject = beside if beside is not None and beside in sheet.named else subject
    return None if subject is None or sheet.lower[subject] in _OBJECTS else subject


def _can_speak(sheet: Sheet, index: int) -> bool:
    """Whether a word names a person, a body of people, or a paper that speaks for them."""
    word = sheet.lower[index]
    return (
        index in sheet.named
        or word in _SPEAKING_PRONOUNS
        or word in DOCUMENT | BODY | METONYM
        or word.startswith("spokes")
        or folded(word) in HUMAN
        or folded(word.removesuffix("s")) in HUMAN
    )


def _agent(sheet: Sheet, verb: int) -> int | None:
    """Who did what a passive tells: "was praised by Holm as"."""
    for child in sheet.children[verb]:
        if sheet.deps[child] == "agent":
            return next((c for c in sheet.children[child] if sheet.deps[c] == "pobj"), None)
    return None


def _quoted_as(sheet: Sheet, verb: int, frame: Frame) -> int | None:
    """Whom somebody else quotes "as saying"."""
    if sheet.tags[verb] != "VBG" or sheet.lower[verb - 1] != "as":
        return None
    for index in range(verb - 2, frame.low - 1, -1):
        if sheet.lower[index] in _QUOTED:
            passive = sheet.lower[index - 1] in {"was", "were", "is", "been"}
            return sheet.subject(index) if passive else verb - 2
    return None


def _participle_of_sentence(sheet: Sheet, verb: int, frame: Frame, subject: int) -> bool:
    """Whether the parse ties ", saying" to somebody in a side clause of the sentence."""
    return (
        sheet.tags[verb] == "VBG"
        and verb - 1 in frame
        and sheet.words[verb - 1] == ","
        and sheet.deps[subject] not in SUBJECT
    )


def _candidates(sheet: Sheet, frame: Frame, table: dict[str, str]) -> list[int]:
    return [
        i
        for i in range(frame.low, frame.high)
        if sheet.lower[i] in table
        and (sheet.tags[i] in _VERBAL or not sheet.tags[i] or sheet.subject(i) is not None)
    ]


def after(sheet: Sheet, frame: Frame, quoted: list[bool], *, comma: bool) -> Cue | None:
    """The attribution behind a quotation: "…," said X; "…," X told Y.

    A `comma` inside the closing mark shows that the sentence goes on, so that then any verb
    directly behind it introduces speech ("…," she smiled).
    """
    for verb in _candidates(sheet, frame, SPEECH):
        subject = _subject_of(sheet, verb, frame, quoted)
        if subject is None or quoted[subject]:
            continue
        if sheet.deps[verb] == "relcl" and subject < frame.low:
            continue
        if verb - frame.low > _FARTHEST_VERB:
            break
        return Cue(subject, verb, "verb-after", heard(sheet, verb, subject), frame.low)
    if according := _according(sheet, frame, quoted):
        return according
    if comma:
        for verb in range(frame.low, frame.high):
            if sheet.tags[verb] in {"VBD", "VBZ", "VBP"} and verb - frame.low <= 8:
                subject = _subject_of(sheet, verb, frame, quoted)
                if subject is not None and not quoted[subject] and subject in frame:
                    return Cue(subject, verb, "any-verb-after", (), frame.low)
    return None


def before(sheet: Sheet, frame: Frame, quoted: list[bool], *, colon: bool) -> Cue | None:
    """The introduction in front of a quotation: X said, "…"; X: "…"; according to X, "…"."""
    doubtful: Cue | None = None
    for table, rule in ((SPEECH, "verb-before"), (LABEL, "label")):
        for verb in reversed(_candidates(sheet, frame, table)):
            subject = _subject_of(sheet, verb, frame, quoted)
            if subject is None or quoted[subject]:
                continue
            cue = Cue(subject, verb, rule, heard(sheet, verb, subject), frame.low)
            if _can_speak(sheet, subject):
                return cue
            # "She says it shows that …": what cannot speak is not the speaker if anybody else is.
            doubtful = doubtful or cue
        if doubtful is not None:
            return doubtful
    if according := _according(sheet, frame, quoted):
        return according
    return _by_colon(sheet, frame, quoted) if colon else None


def _according(sheet: Sheet, frame: Frame, quoted: list[bool]) -> Cue | None:
    """ "According to X", "in X's words", "as X put it"."""
    for index in range(frame.low, frame.high - 2):
        if sheet.lower[index] == "according" and sheet.lower[index + 1] == "to":
            objects = [c for c in sheet.children[index + 1] if sheet.deps[c] == "pobj"]
            subject = objects[0] if objects else _beside(sheet, index + 1, frame, inverted=True)
            if subject is not None and not quoted[subject]:
                return Cue(subject, index, "according-to", (), frame.low)
        if sheet.lower[index] == "words" and sheet.lower[index + 1] == "of":
            subject = _beside(sheet, index + 1, frame, inverted=True)
            if subject is not None:
                return Cue(subject, index, "words-of", (), frame.low)
    return None


def _by_colon(sheet: Sheet, frame: Frame, quoted: list[bool]) -> Cue | None:
    """ "X: “…”", and the subject of a sentence that ends in a colon before the quotation."""
    letters = [i for i in range(frame.low, frame.high) if sheet.words[i][0].isalnum()]
    # A headline in capitals ("Holm Turns On Reuter: …") has a verb or a preposition.
    bare = all(sheet.words[i][0].isupper() and sheet.tags[i] in _NAMING for i in letters)
    if letters and bare and len(letters) <= 5:
        return Cue(letters[-1], None, "colon", (), frame.low)
    return main_subject(sheet, frame, quoted, rule="colon")


def signed(sheet: Sheet, frame: Frame) -> Cue:
    """The name that a quotation is signed with."""
    first = next(i for i in range(frame.low, frame.high) if sheet.words[i][0].isalnum())
    last = first
    while last + 1 < frame.high and sheet.words[last + 1][0].isupper():
        last += 1
    return Cue(last, None, "signed", (), frame.low)


def main_subject(sheet: Sheet, frame: Frame, quoted: list[bool], *, rule: str) -> Cue | None:
    """The subject of the sentence that fills a frame."""
    for index in range(frame.low, frame.high):
        if sheet.deps[index] in SUBJECT and not quoted[index]:
            verb = sheet.heads[index]
            if (
                verb in frame
                and _finite(sheet, verb)
                and sheet.deps[verb] in {"ROOT", "ccomp", "conj"}
            ):
                subject = _antecedent(sheet, index, verb, quoted)
                if subject is not None:
                    return Cue(subject, verb, rule, heard(sheet, verb, subject), frame.low)
    return None


def _finite(sheet: Sheet, verb: int) -> bool:
    """Whether a verb makes a sentence: "rolls out", "is rolling out"."""
    return (
        sheet.tags[verb] in _FINITE
        or sheet.deps[verb] == "ROOT"
        or any(sheet.deps[child] == "aux" for child in sheet.children[verb])
    )


def sentence_before(sheet: Sheet, frame: Frame, quoted: list[bool]) -> Cue | None:
    """The subject of the sentence in front of a quotation that is a sentence of its own."""
    found = main_subject(sheet, frame, quoted, rule="sentence-before")
    if found is None or found.verb is None:
        return None
    spoke = any(
        sheet.lower[i] in TALK for i in range(frame.low, frame.high) if sheet.tags[i] in _VERBAL
    )
    return found if spoke else None


def is_signature(sheet: Sheet, frame: Frame, offset: int) -> bool:
    """Whether a dash and a name stand behind the mark that ends at an offset: "…" — Jane Doe."""
    letters = [i for i in range(frame.low, frame.high) if sheet.words[i][0].isalnum()]
    return (
        bool(letters)
        and _DASHES.fullmatch(sheet.text[offset : sheet.starts[letters[0]]]) is not None
        and len(letters) <= 8
        and all(sheet.words[i][0].isupper() for i in letters[:2])
    )
