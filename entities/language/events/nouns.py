"""Nouns that tell of events: "a bilateral meeting", "his first call", "the suspension of aid"."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.parties import parties, subject
from entities.language.events.scene import Scene
from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind

_ANEW = frozenset("another second third further fresh new separate earlier previous last".split())
_WITH = ("with", "between", "among")
_AFTER = frozenset({"after", "following", "during", "in", "at", "before", "for", "on", "ahead"})


def read_noun(scene: Scene, index: int) -> Telling | None:
    """What a noun tells, if it is one of those that tell of events."""
    if not scene.sheet.tags[index].startswith("NN"):
        return None
    kind = _kind(scene, index)
    if kind is None:
        return None
    telling = Telling(kind, index, index, index + 1, f"noun: {scene.lemmas[index]}")
    _frame(scene, telling)
    before = scene.words_before(index)
    telling.anew = bool(before & _ANEW) or "a" in before or "an" in before
    telling.known = bool(before & {"the", "this", "their", "both"}) and not telling.parties
    return telling


def _kind(scene: Scene, index: int) -> EventKind | None:
    """The kind that a noun tells of here."""
    sheet, lemma = scene.sheet, scene.lemmas[index]
    if index in scene.name_at:
        return None
    if sheet.deps[index] in {"compound", "amod", "nmod"}:
        return None
    before = scene.words_before(index)
    if lemma in w.CALL and _is_call(scene, index, before):
        return "call"
    if lemma in w.MEETING and lemma != "match":
        return _meeting(scene, index, before)
    if lemma in w.VISIT:
        return "visit" if lemma != "journey" else None
    if lemma in w.SPEECH:
        return "statement"
    return None


def _is_call(scene: Scene, index: int, before: set[str]) -> bool:
    if scene.objects(index, "for") and scene.lemmas[index] == "call":
        return False
    if scene.lemmas[index] != "call":
        return scene.lemmas[index] != "conversation" or "phone" in before or "telephone" in before
    if before & {"phone", "telephone", "video", "conference"}:
        return True
    return bool(scene.objects(index, *_WITH)) or "the" in before


def _meeting(scene: Scene, index: int, before: set[str]) -> EventKind | None:
    lemma = scene.lemmas[index]
    if lemma in {"talk", "discussion", "negotiation", "consultation"} and (
        scene.sheet.tags[index] == "NN" and lemma == "talk"
    ):
        return None
    if lemma in w.QUARREL and not scene.objects(index, "between", "with"):
        return None
    if before & {"cabinet", "council", "board", "committee", "family", "staff", "town"}:
        return None
    return "meeting"


def _frame(scene: Scene, telling: Telling) -> None:
    """The parties and the governing verb of a noun."""
    index = telling.trigger
    telling.low = min([index, *scene.kids(index, "amod", "compound", "nummod", "det")])
    for child in scene.kids(index, "poss"):
        _add(telling, parties(scene, child))
    for child in scene.kids(index, "compound", "nmod", "amod"):
        name = scene.name_at.get(child)
        if name is not None and name.kind == "person":
            _add(telling, parties(scene, child))
            _add(telling, [p for c in scene.kids(child, "compound") for p in parties(scene, c)])
    for at in scene.objects(index, *_WITH):
        _add(telling, parties(scene, at))
        telling.high = max(telling.high, index + 1)
    for at in scene.objects(index, "by"):
        _add(telling, parties(scene, at))
    telling.verb = _governor(scene, telling)


def _governor(scene: Scene, telling: Telling) -> int | None:
    """The verb a noun is an argument of; its subject takes part where the verb says so."""
    sheet, index = scene.sheet, telling.trigger
    tied, head = sheet.deps[index], sheet.heads[index]
    while tied == "conj" and not sheet.tags[head].startswith("VB"):
        index, tied, head = head, sheet.deps[head], sheet.heads[head]
    if tied in {"dobj", "attr"} and sheet.tags[head].startswith(("VB", "NN")):
        if scene.lemmas[head] in w.HOLD:
            _add(telling, subject(scene, head))
        return head
    if tied in {"nsubj", "nsubjpass"}:
        if tied == "nsubjpass":
            for at in scene.objects(head, "by"):
                _add(telling, parties(scene, at))
        for at in scene.objects(head, "between"):
            _add(telling, parties(scene, at))
        return head
    if tied == "pobj":
        above = sheet.heads[head]
        verb = above if sheet.tags[above].startswith("VB") else None
        if verb is None:
            return None
        if sheet.lower[head] in _AFTER and _joins(scene, telling):
            _add(telling, subject(scene, verb))
        return verb
    return None


def _joins(scene: Scene, telling: Telling) -> bool:
    """Whether the subject of "In a call with X, Y said" takes part: nobody else is said to."""
    index = telling.trigger
    if scene.kids(index, "poss") or scene.objects(index, "between", "by"):
        return False
    if telling.kind == "statement":
        return True
    return bool(scene.objects(index, "with"))


def _add(telling: Telling, more: list[Party]) -> None:
    telling.parties += [each for each in more if (each.kind, each.name) not in telling.names()]
