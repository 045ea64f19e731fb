"""spaCy's attribute ruler, which remembers what it said of a kind of token: the same in an eighth
of the time.

The ruler runs a matcher of some two hundred patterns over every token, an eighth of what the model
costs. Nearly all are of one token and ask for its tag, its dependency and one of few words, so that
what they say is the same wherever those stand. The few that are longer are matched where their
first token fits. No Django here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

FACTORY = "remembering_attribute_ruler"

_ASKED = ("LOWER", "TAG", "DEP", "IS_SPACE")
"""All that a pattern may ask of a token, for what it says to be remembered by them."""

_OF_WORDS = frozenset({"IN", "NOT_IN", "REGEX"})
"""What a pattern may ask of a word, beside its being one."""

_MOST_WORDS = 200_000
"""Words whose class is remembered, about 20 MB; then remembering begins anew."""

_NO_WORD = 0
"""Stands for every word that no pattern tells from another."""


@dataclass(frozen=True, slots=True)
class Said:
    """What patterns of one token make of it, and whether a longer one may begin with it."""

    attrs: dict[Any, Any]
    begins: bool


class RememberingRuler(AttributeRuler):
    """As spaCy's, of patterns that it `can_remember`."""

    def __init__(self, vocab: Any, name: str = "attribute_ruler") -> None:
        super().__init__(vocab, name)
        self._short = Matcher(vocab)
        self._beginnings = Matcher(vocab)
        self._longest = 1
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        self._class: dict[int, int] = {}
        self._said: dict[tuple[int, ...], Said] = {}

    def add(
        self, patterns: Iterable[list[dict[Any, Any]]], attrs: dict[Any, Any], index: int = 0
    ) -> None:
        held = list(patterns)
        number = str(len(self.attrs))
        super().add(held, attrs, index)
        short = [each for each in held if len(each) == 1]
        longer = [each for each in held if len(each) > 1]
        if short:
            self._short.add(number, short)
        if longer:
            self._beginnings.add(number, [each[:1] for each in longer])
            self._longest = max(self._longest, *map(len, longer))
        for each in held:
            self._tell_apart(each[0].get("LOWER", ""))

    def _tell_apart(self, asked: str | Mapping[str, Any]) -> None:
        """Words by which one kind of token is told from another."""
        if isinstance(asked, str):
            self._words.add(asked)
            return
        self._words |= {*asked.get("IN", ()), *asked.get("NOT_IN", ())}
        if "REGEX" in asked:
            self._expressions.append(re.compile(asked["REGEX"]))

    def __call__(self, doc: Doc) -> Doc:
        longer = []
        for at, said in enumerate(self._said_of(doc)):
            if said.attrs:
                set_token_attrs(doc[at], said.attrs)
            if said.begins:
                longer += self._longer(doc, at)
        for at in {at for at, _ in longer}:
            # Again, in the order of the patterns: of two the later one holds.
            numbers = {number for place, number in longer if place == at}
            for number in sorted(numbers.union(self._numbers(doc[at : at + 1]))):
                set_token_attrs(doc[at], self.attrs[number])
        return doc

    def _said_of(self, doc: Doc) -> list[Said]:
        """What the patterns say of each token, read before any is changed."""
        classes, remembered, found = self._class, self._said, []
        for at, (word, *rest) in enumerate(doc.to_array(list(_ASKED)).tolist()):
            if word not in classes:
                classes[word] = self._class_of(word)
            kind = (classes[word], *rest)
            if kind not in remembered:
                remembered[kind] = self._learnt(doc[at : at + 1])
            found.append(remembered[kind])
        return found

    def _class_of(self, word: int) -> int:
        if len(self._class) >= _MOST_WORDS:
            self._class.clear()
        text = self.vocab.strings[word]
        known = text in self._words or any(each.search(text) for each in self._expressions)
        return word if known else _NO_WORD

    def _learnt(self, token: Span) -> Said:
        attrs: dict[Any, Any] = {}
        for number in self._numbers(token):
            attrs |= self.attrs[number]
        return Said(attrs, bool(self._beginnings(token, allow_missing=True)))

    def _numbers(self, token: Span) -> list[int]:
        """The patterns of one token that match this one."""
        strings = self.vocab.strings
        return sorted({int(strings[each]) for each, *_ in self._short(token, allow_missing=True)})

    def _longer(self, doc: Doc, at: int) -> list[tuple[int, int]]:
        """Of the matches of more than one token that begin here: which token is changed, and the
        number of the pattern."""
        found = []
        for each, start, end in self.matcher(doc[at : at + self._longest], allow_missing=True):
            if start == 0 and end > 1:
                number = int(self.vocab.strings[each])
                found.append((doc[at : at + end][self.indices[number]].i, number))
        return found


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def can_remember(patterns: Iterable[Mapping[str, Any]]) -> bool:
    """Whether what these patterns of a ruler say hangs on what is remembered alone."""
    tokens = [token for each in patterns for one in each["patterns"] for token in one]
    words = [token["LOWER"] for token in tokens if "LOWER" in token]
    return all(token and token.keys() <= set(_ASKED) for token in tokens) and all(
        isinstance(each, str) or each.keys() <= _OF_WORDS for each in words
    )


def remember(nlp: Language) -> Language:
    """Put a remembering ruler in the place of the pipeline's own, where that changes nothing."""
    for name, ruler in list(nlp.pipeline):
        if type(ruler) is AttributeRuler and can_remember(ruler.patterns):
            nlp.replace_pipe(name, FACTORY)
            cast(RememberingRuler, nlp.get_pipe(name)).add_patterns(ruler.patterns)
    return nlp
