"""spaCy's entity recognizer, which decides at once about all words that no name leads up to: the
same names in a third of the time.

spaCy's goes from word to word and asks each of some seventy moves whether it may be made, and takes
Python's lock at every answer: most of what names cost. But while no name is open, what a move
scores hangs on the word alone. So all words are scored as if none were open, and one by one only
those within a name of several words. No Django here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, Pipe
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from thinc.api import NumpyOps

FACTORY = "recognizer_at_once"

_WORD, _FIRST, _BEFORE = range(3)
"""What the model looks at: the word, the first one of the open name, and the one before in it."""

_Numbers = NDArray[np.float32]
_Flags = NDArray[np.bool_]


class Move(NamedTuple):
    """One of spaCy's: the letter (B, I, L, U or O) and the kind of name, "" for O."""

    letter: str
    label: str


class RecognizerAtOnce(Pipe):
    """As the spaCy recognizer it stands for, of which `can_stand_for` has to be true."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab, self.name = vocab, name

    def stand_for(self, recognizer: EntityRecognizer) -> None:
        """Find what this one would find, by its weights."""
        self.published = recognizer
        self._vectors, self._lower, upper = recognizer.model.layers
        self._bias: _Numbers = self._lower.get_param("b")
        self._weights: _Numbers = upper.get_param("W")
        self._upper_bias: _Numbers = upper.get_param("b")
        self._moves = moves_of(recognizer)
        self._begin = np.array([each.letter == "B" for each in self._moves])
        # U of no kind is for words that an earlier component has closed to names.
        alone = [each.letter == "O" or (each.letter in "BU" and each.label) for each in self._moves]
        self._alone = np.array(alone, dtype=bool)
        self._out = self._moves.index(Move("O", ""))

    def __call__(self, doc: Doc) -> Doc:
        """Find the names; where something has marked words already, spaCy's own does."""
        if not len(doc) or doc.has_annotation("ENT_IOB"):
            named: Doc = self.published(doc)
            return named
        features: _Numbers = self._lower.predict(self._vectors.predict([doc]))
        blank, goes_on = _blank(doc), _goes_on(doc)
        best = self._best_alone(features, blank, goes_on)
        names, place = [], 0
        for start in np.flatnonzero(best != self._out).tolist():
            if start >= place:
                letter, label = self._moves[best[start]]
                place = start + 1 if letter == "U" else self._end(features, goes_on, start, label)
                names.append(Span(doc, start, place, label=label))
        doc.set_ents(names, default="outside")
        return doc

    def _best_alone(self, features: _Numbers, blank: _Flags, goes_on: _Flags) -> NDArray[np.intp]:
        """For each word the number of the best move while no name is open."""
        nothing = features[0]
        seen = features[1:, _WORD] + nothing[_FIRST] + nothing[_BEFORE] + self._bias
        scores = seen.max(axis=2) @ self._weights.T + self._upper_bias
        scores[:, ~self._alone] = -np.inf
        scores[np.ix_(~goes_on, self._begin)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        best[blank] = self._out
        return best

    def _end(self, features: _Numbers, goes_on: _Flags, start: int, label: str) -> int:
        """After which word a name of several ends that begins here."""
        two = [self._moves.index(Move(letter, label)) for letter in "IL"]
        weights, bias = self._weights[two], self._upper_bias[two]
        at = start + 1
        while goes_on[at]:
            # Row 0 stands for no word, so that the row of a word is one more than its number.
            seen = features[at + 1, _WORD] + features[start + 1, _FIRST] + features[at, _BEFORE]
            within, last = weights @ (seen + self._bias).max(axis=1) + bias
            if last > within:
                break
            at += 1
        return at + 1


def _blank(doc: Doc) -> _Flags:
    """The words that are nothing but space, at which no name begins."""
    return np.asarray(doc.to_array("IS_SPACE") == 1)


def _goes_on(doc: Doc) -> _Flags:
    """The words after which the sentence goes on, and a name may."""
    begins = np.asarray(doc.to_array("SENT_START")).astype(np.int64) == 1
    return np.append(~begins[1:], False)


def moves_of(recognizer: EntityRecognizer) -> list[Move]:
    """In the order in which the model scores them."""
    moves = recognizer.moves
    names = [moves.get_class_name(number) for number in range(moves.n_moves)]
    return [Move(letter, label) for letter, _, label in (each.partition("-") for each in names)]


def can_stand_for(recognizer: EntityRecognizer) -> bool:
    """Whether it goes from word to word, with vectors of its own, on this processor."""
    model = recognizer.model
    vectors, lower, _ = model.layers
    return (
        recognizer.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and not any("listener" in node.name for node in vectors.walk())
        and lower.get_dim("nF") == _BEFORE + 1
        and lower.get_dim("nP") > 1
        and isinstance(model.ops, NumpyOps)
    )


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> RecognizerAtOnce:
    return RecognizerAtOnce(nlp.vocab, name)


def recognize_at_once(nlp: Language) -> Language:
    """Put one that decides at once in the place of the pipeline's own, where it can."""
    for name, recognizer in list(nlp.pipeline):
        if type(recognizer) is EntityRecognizer and can_stand_for(recognizer):
            made = nlp.replace_pipe(name, FACTORY)
            if isinstance(made, RecognizerAtOnce):
                made.stand_for(recognizer)
    return nlp
