"""Nouns that tell of events: "a bilateral meeting", "his first call", "the suspension of aid"."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.parties import parties, subject
from entities.language.events.scene import Scene
from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind, FoundName
from entities.language.gazetteer import lookup

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
    telling.low = _low(scene, index)
    telling.bare |= kind == "meeting" and scene.lemmas[index] in w.QUARREL
    # "The talks" of whoever goes on with them: who sat there was said before, or is not.
    telling.bare |= kind == "meeting" and "the" in before and len(telling.parties) < 2
    several = scene.sheet.tags[index] == "NNS"
    telling.bare |= kind == "call" and (several or not scene.objects(index, *_WITH))
    telling.known = bool(before & {"the", "this", "their", "both"}) and not telling.parties
    return telling


_IN_PLURAL = frozenset("talk discussion negotiation consultation".split())
_STRIFE = frozenset("exchange clash quarrel argument altercation confrontation row".split())
_GRAVE = frozenset("wreath cemetery memorial cenotaph grave fallen anniversary remembrance".split())
_NEAR = 16
"""Tokens behind a reception within which it is said what it marks."""
_LONGEST = 6
"""Tokens of a noun phrase in front of its head that are shown as what tells of the event."""


def _low(scene: Scene, index: int) -> int:
    """The first token of the noun phrase."""
    near = scene.kids(index, "amod", "compound", "nummod", "det", "poss")
    edges = [scene.sheet.doc[child].left_edge.i for child in near]
    return max(min([index, *edges]), index - _LONGEST)


def _kind(scene: Scene, index: int) -> EventKind | None:
    """The kind that a noun tells of here."""
    sheet, lemma = scene.sheet, scene.lemmas[index]
    if index in scene.name_at:
        return None
    if sheet.deps[index] in {"compound", "amod", "nmod"}:
        return None
    before = scene.words_before(index)
    if (lemma == "conversation" and before & {"the", "their"}) or (
        lemma in w.CALL and _is_call(scene, index, before)
    ):
        return "call"
    if lemma in w.MEETING and lemma != "match":
        return _meeting(scene, index, before)
    return _other_kind(scene, index)


def _other_kind(scene: Scene, index: int) -> EventKind | None:
    lemma = scene.lemmas[index]
    if lemma in w.VISIT:
        return "visit" if scene.sheet.tags[index] == "NN" else None
    if lemma in w.SPEECH and _is_speech(scene, index):
        return "statement"
    if lemma in w.CEREMONY and _is_ceremony(scene, index, scene.words_before(index)):
        return "commemoration"
    if lemma in w.HALT and _of(scene, index, w.STOPPED):
        return "suspension"
    return None


def _of(scene: Scene, index: int, nouns: frozenset[str]) -> bool:
    return any(scene.lemmas[at] in nouns for at in scene.objects(index, "of", "in", "on", "to"))


def _is_speech(scene: Scene, index: int) -> bool:
    """A speech is one given; "in a statement, X said" is only how words came to be known."""
    if scene.lemmas[index] in {"speech", "keynote", "address", "lecture"}:
        return scene.sheet.tags[index] == "NN"
    made = scene.lemmas[scene.sheet.heads[index]] in {"make", "deliver", "give"}
    heard = [
        *scene.objects(index, "to", "in"),
        *scene.objects(scene.sheet.heads[index], "to", "in"),
    ]
    return made and any(_is_house(scene, at) for at in heard)


def _is_house(scene: Scene, at: int) -> bool:
    name = scene.name_at.get(at)
    words = name.name.lower().split() if name is not None else [scene.sheet.lower[at]]
    return bool(set(words) & w.HOUSES)


def _is_ceremony(scene: Scene, index: int, before: set[str]) -> bool:
    """A reception or service counts where it is said what for."""
    if scene.lemmas[index] in {"commemoration", "wreath-laying", "remembrance"}:
        return "opening" not in before
    return _held_for(scene, index)


def _held_for(scene: Scene, index: int) -> bool:
    low, high = scene.bounds[scene.sentence[index]]
    lemmas = scene.lemmas
    if any(lemma in w.MARK for lemma in lemmas[index : min(high, index + _NEAR)]):
        return True
    if lemmas[index] == "ceremony" and _GRAVE & set(lemmas[low:high]):
        return True
    return bool(scene.words_before(index) & {"remembrance", "commemorative", "memorial"}) or any(
        lemmas[at] in w.RITE for at in scene.objects(index, "for", "on", "of")
    )


def _is_call(scene: Scene, index: int, before: set[str]) -> bool:
    if scene.objects(index, "for") and scene.lemmas[index] == "call":
        return False
    if scene.lemmas[index] != "call":
        return scene.lemmas[index] != "conversation" or "phone" in before or "telephone" in before
    if before & {"phone", "telephone", "video", "conference"}:
        return True
    return bool(scene.objects(index, *_WITH)) or "the" in before


def _meeting(scene: Scene, index: int, before: set[str]) -> EventKind | None:
    lemma, plural = scene.lemmas[index], scene.sheet.tags[index] == "NNS"
    if plural != (lemma in _IN_PLURAL):
        return None
    inside = lemma in _STRIFE and scene.sheet.lower[scene.sheet.heads[index]] == "in"
    if lemma in w.QUARREL and not inside and not scene.objects(index, "between", "with"):
        return None
    if any(scene.lemmas[at] in w.AUDIENCE_NOT for at in scene.objects(index, "with")):
        return None
    if before & {"cabinet", "council", "board", "committee", "family", "staff", "town"}:
        return None
    return "meeting"


def _frame(scene: Scene, telling: Telling) -> None:
    """The parties and the governing verb of a noun."""
    index = telling.trigger
    for child in scene.kids(index, "poss"):
        owners = parties(scene, child)
        if telling.kind in {"visit", "statement", "commemoration"}:
            owners = [party for party in owners if party.kind == "person"]
        _add(telling, owners)
    for child in scene.kids(index, "compound", "nmod", "amod"):
        name = scene.name_at.get(child)
        if name is not None and name.kind == "person":
            _add(telling, parties(scene, child))
            _add(telling, [p for c in scene.kids(child, "compound") for p in parties(scene, c)])
        elif name is not None and name.kind == "place":
            _read_place(scene, telling, child, name)
    for at in scene.objects(index, *_WITH):
        both = parties(scene, at)
        _add(telling, both)
        # "Between X and the president": whoever is not known by name is missing.
        telling.bare |= not both or (len(both) == 1 and bool(scene.kids(at, "conj")))
    for at in scene.objects(index, "by"):
        _add(telling, parties(scene, at))
    if telling.kind == "suspension":
        _add_ends(scene, telling)
    telling.verb = _governor(scene, telling)
    if telling.kind == "meeting" and len(telling.parties) == 1 and scene.objects(index, "with"):
        _add(telling, _clause_subject(scene, index))


def _add_ends(scene: Scene, telling: Telling) -> None:
    """Whom a halt hits, and who makes it: "the suspension of aid to X by Y"."""
    for thing in scene.objects(telling.trigger, "of", "in"):
        for at in scene.objects(thing, "to", "with", "for"):
            _add(telling, parties(scene, at, "target"))
        for at in scene.objects(thing, "by"):
            _add(telling, parties(scene, at))


def _read_place(scene: Scene, telling: Telling, at: int, name: FoundName) -> None:
    """Countries in front of talks hold them ("US-Mexico talks"); any other place is where."""
    where = lookup(name.name)
    if where is not None and where.kind == "country" and telling.kind != "visit":
        others = [each for each in scene.kids(at, "compound") if each in scene.name_at]
        if others:
            _add(telling, [p for each in (*others, at) for p in parties(scene, each)])
    elif name not in telling.places:
        telling.places.append(name)


def _clause_subject(scene: Scene, index: int) -> list[Party]:
    """The person of whom the clause tells: "X stopped it, a move caused by a row with Y".

    Only of the nearest clause: who reports that others talk does not take part.
    """
    for at in scene.above(index)[1:]:
        if (at in scene.speech_at) != (index in scene.speech_at):
            return []
        if scene.sheet.tags[at].startswith("VB") and scene.kids(at, "nsubj"):
            if doers := subject(scene, at):
                return [party for party in doers if party.kind == "person"]
            break
    low, _ = scene.bounds[scene.sentence[index]]
    for at in range(index - 1, low - 1, -1):
        if (at in scene.speech_at) != (index in scene.speech_at):
            return []
        if scene.sheet.deps[at] == "nsubj" and at in scene.name_at:
            return [party for party in parties(scene, at) if party.kind == "person"]
    return []


def _governor(scene: Scene, telling: Telling) -> int | None:
    """The verb a noun is an argument of; its subject takes part where the verb says so."""
    sheet, index = scene.sheet, telling.trigger
    tied, head = sheet.deps[index], sheet.heads[index]
    while tied == "conj" and not sheet.tags[head].startswith("VB"):
        index, tied, head = head, sheet.deps[head], sheet.heads[head]
    if tied in {"dobj", "attr"} and sheet.tags[head].startswith(("VB", "NN")):
        given = telling.kind != "statement" or scene.lemmas[head] in w.UTTER
        if scene.lemmas[head] in w.HOLD and given:
            doers = subject(scene, head)
            alone = telling.kind in {"visit", "statement", "commemoration"}
            _add(telling, [p for p in doers if p.kind == "person" or not alone])
        return head
    if tied in {"nsubj", "nsubjpass"}:
        if tied == "nsubjpass":
            for at in scene.objects(head, "by"):
                _add(telling, parties(scene, at))
        for at in scene.objects(head, "between"):
            _add(telling, parties(scene, at))
        return head
    return _behind(scene, telling, head) if tied == "pobj" else None


def _behind(scene: Scene, telling: Telling, preposition: int) -> int | None:
    """The verb over "in a call with X", whose subject may take part."""
    above, word = scene.sheet.heads[preposition], scene.sheet.lower[preposition]
    if scene.sheet.tags[above].startswith("VB"):
        telling.verb = above
        if word in _AFTER:
            _join(scene, telling, subject(scene, above))
        return above
    if telling.kind == "visit" and word == "on":
        _add(telling, parties(scene, above))
    if len(telling.parties) == 1 and scene.objects(telling.trigger, "with"):
        # "X's remark in a call with Y"
        owners = [party for at in scene.kids(above, "poss") for party in parties(scene, at)]
        _add(telling, [party for party in owners if party.kind == "person"])
    return None


def _join(scene: Scene, telling: Telling, doers: list[Party]) -> None:
    """Let the subject of "In a call with X, Y said" take part, where nobody else is said to."""
    index = telling.trigger
    if scene.kids(index, "poss") and (
        len(telling.parties) >= 2 or not scene.objects(index, "with")
    ):
        return  # "X thanked Y for his meeting with Z" tells of no third
    if scene.objects(index, "between", "by"):
        return
    people = [party for party in doers if party.kind == "person"]
    several = len(people) >= 2 and scene.words_before(index) & {"a", "an"}
    verb = telling.verb
    if telling.kind == "visit" and verb is not None and scene.kids(verb, "dobj"):
        # "X backed Y during a visit": either may be the visitor.
        objects = [p for at in scene.kids(verb, "dobj") for p in parties(scene, at)]
        people = [] if any(p.kind == "person" for p in objects) else people
    if telling.kind in {"statement", "visit", "commemoration"}:
        _add(telling, people)
    elif telling.kind in {"meeting", "call"} and (scene.objects(index, "with") or several):
        _add(telling, doers)


def _add(telling: Telling, more: list[Party]) -> None:
    telling.parties += [each for each in more if (each.kind, each.name) not in telling.names()]
