"""spaCy's lemmatizer by rules, which remembers by all that its rules ask: sooner done, and the same
lemma whatever was read before.

spaCy's own remembers a word by its letters and its part of speech, but asks its morphology as well,
so that "found" stays "found" in a process that met somebody who was to found a school, and becomes
"find" in another. And it looks words up in lists of up to tens of thousands, from their beginning.
No Django here.
"""

from __future__ import annotations

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.vocab import Vocab

FACTORY = "remembering_lemmatizer"

_ASKED = ("ORTH", "POS", "MORPH", "LEMMA")

_LEMMAS = "lemma_index"

_MOST = 200_000
"""Words remembered, some tens of megabytes; then remembering begins anew."""


class RememberingLemmatizer(EnglishLemmatizer):
    """As spaCy's for English, of mode "rule"."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        super().__init__(vocab, None, name, mode="rule")
        self.known: dict[tuple[int, ...], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        known = self.known
        for at, (*word, lemma) in enumerate(doc.to_array(list(_ASKED)).tolist()):
            if lemma and not self.overwrite:
                continue
            key = tuple(word)
            if key not in known:
                if len(known) >= _MOST:
                    known.clear()
                self.cache.clear()
                known[key] = self.lemmatize(doc[at])[0]
            doc[at].lemma_ = known[key]
        return doc


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> RememberingLemmatizer:
    return RememberingLemmatizer(nlp.vocab, name)


def remember_lemmas(nlp: Language) -> Language:
    """Put a remembering lemmatizer in the place of the pipeline's own, where that is English and
    goes by rules."""
    for name, lemmatizer in list(nlp.pipeline):
        if type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule":
            made = nlp.replace_pipe(name, FACTORY)
            if isinstance(made, RememberingLemmatizer):
                made.lookups = _with_sets(lemmatizer.lookups)
                made.overwrite = lemmatizer.overwrite
    return nlp


def _with_sets(lookups: Lookups) -> Lookups:
    """The same tables; of the words that are lemmas is only asked whether one is among them."""
    same = Lookups()
    for name in lookups.tables:
        table = dict(lookups.get_table(name))
        if name == _LEMMAS:
            table = {part_of_speech: frozenset(words) for part_of_speech, words in table.items()}
        same.add_table(name, table)
    return same
