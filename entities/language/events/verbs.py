"""Verbs that tell of events: which reader looks at which verb."""

from __future__ import annotations

from collections.abc import Callable

from entities.language.events import deeds, offices, talks
from entities.language.events import words as w
from entities.language.events.scene import Scene
from entities.language.events.telling import Telling

_Reader = Callable[[Scene, int], Telling | None]


def read_verb(scene: Scene, index: int) -> Telling | None:
    """What a verb tells, by the first of the readers of its lemma that finds its arguments."""
    for reader in _READERS.get(scene.lemmas[index], ()):
        telling = reader(scene, index)
        if telling is not None:
            return telling
    return None


_IN_ORDER: tuple[tuple[_Reader, frozenset[str]], ...] = (
    (talks.met, w.MEET),
    (talks.sat_down, frozenset({"sit"})),
    (talks.discussed, frozenset({"discuss"})),
    (talks.clashed, frozenset({"clash", "quarrel", "argue", "spar"})),
    (talks.spoke, w.SPEAK),
    (talks.phoned, w.PHONE),
    (talks.travelled, w.TRAVEL),
    (talks.received, w.RECEIVE),
    (offices.addressed, frozenset({"address", "tell"})),
    (offices.voted, w.BALLOT),
    (offices.pressed, frozenset("press ask question urge challenge grill quiz".split())),
    (deeds.signed, w.SIGN),
    (deeds.stopped, w.STOP),
    (deeds.withdrew, w.WITHDRAW),
    (deeds.deployed, w.SEND),
    (deeds.gave, w.GIVE),
    (deeds.punished, w.IMPOSE | {"sanction"}),
    (deeds.demanded, frozenset({"demand"})),
    (offices.appointed, w.APPOINT),
    (offices.left_office, w.LEAVE | {"step"}),
    (offices.marked, w.MARK),
    (deeds.drilled, w.DRILL),
)
"""Of two readers of one verb the first has the first word: a parliament that ratifies votes."""


def _by_lemma() -> dict[str, tuple[_Reader, ...]]:
    out: dict[str, tuple[_Reader, ...]] = {}
    for reader, lemmas in _IN_ORDER:
        for lemma in lemmas:
            out[lemma] = (*out.get(lemma, ()), reader)
    return out


_READERS = _by_lemma()
