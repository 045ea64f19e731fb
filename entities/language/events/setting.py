"""Where and when: the place and the date that belong to a trigger, by the parse."""

from __future__ import annotations

from entities.language.events.scene import Scene
from entities.language.events.telling import Telling
from entities.language.findings import FoundDate, FoundName
from entities.language.quotes.words import SPEECH

_IN = frozenset({"in", "at", "inside", "near", "outside", "aboard", "from"})
_TO = frozenset({"to", "in", "at", "into", "for"})
_NOT_ON = frozenset(
    {"since", "until", "till", "before", "after", "by", "from", "ahead", "following", "than"}
)
_NOT_UNTIL = frozenset({"since", "until", "till", "before"})
"""Words that open a clause of another time: "for the first time since he took office in 2009"."""
_SHARING = frozenset({"xcomp", "conj", "advcl", "prep", "pobj", "pcomp"})
_FAR = 99
_REACH = 80
"""Tokens between a trigger and its date; a sentence without end would take quadratic time."""


def settle(scene: Scene, telling: Telling) -> None:
    """Give a telling the places and the date that hang on its trigger or its verb."""
    if not telling.places:
        telling.places = places(scene, telling)
    telling.date = _date(scene, telling)


def places(scene: Scene, telling: Telling) -> list[FoundName]:
    """The places that the trigger or its verb stands in."""
    wanted = _TO if telling.kind in {"visit", "deployment"} else _IN
    anchors = [telling.trigger] + ([telling.verb] if telling.verb is not None else [])
    # "A row between the leaders in Rome": the parse may tie the place to the leaders.
    anchors += scene.objects(telling.trigger, "with", "between")
    out: list[FoundName] = []
    for anchor in anchors:
        for at in scene.objects(anchor, *wanted):
            out += [name for name in _places_at(scene, at) if name not in out]
        if out:
            break
    taken = {party.name for party in telling.parties}
    return [name for name in out if name.name not in taken]


def _places_at(scene: Scene, index: int) -> list[FoundName]:
    """The place a phrase's head names, or the one it lies in: "the embassy in Rome"."""
    name = scene.name_at.get(index)
    out = [name] if name is not None and _can_be_place(name) else []
    for child in scene.kids(index, "appos", "conj"):
        inner = scene.name_at.get(child)
        if inner is not None and inner.kind == "place" and inner not in out:
            out.append(inner)
    for at in scene.objects(index, "in", "at", "near"):
        inner = scene.name_at.get(at)
        if inner is not None and inner.kind == "place" and inner not in out:
            out.append(inner)
    return out


def _can_be_place(name: FoundName) -> bool:
    if name.kind == "place":
        return True
    words = set(name.name.lower().split())
    return name.kind == "organisation" and bool(
        words & {"commons", "lords", "parliament", "senate", "congress", "bundestag", "rada"}
    )


def _date(scene: Scene, telling: Telling) -> FoundDate | None:
    """The date nearest by the parse: on the trigger, on its verb, or on a verb that governs it."""
    low, high = scene.bounds[scene.sentence[telling.trigger]]
    low, high = max(low, telling.trigger - _REACH), min(high, telling.trigger + _REACH)
    ranked = [
        (rank, abs(head - telling.trigger), head)
        for head in range(low, high)
        if head in scene.date_at
        and (rank := _rank(scene, telling, head)) < _FAR
        and not _lines_apart(scene, head, telling.trigger)
    ]
    return scene.date_at[min(ranked)[2]] if ranked else None


def _lines_apart(scene: Scene, left: int, right: int) -> bool:
    """Whether a line ends between two tokens: the parse ties the points of a list together."""
    low, high = sorted((left, right))
    return "\n" in scene.sheet.text[scene.sheet.starts[low] : scene.sheet.starts[high]]


def _rank(scene: Scene, telling: Telling, head: int) -> int:
    sheet, date = scene.sheet, scene.date_at[head]
    if date.value is not None and date.value.startswith(("P", "X")) and date.earliest is None:
        return _FAR
    chain = scene.above(head)[1:]
    if chain and sheet.deps[chain[0]] == "prep" and sheet.lower[chain[0]] in _NOT_ON:
        return _FAR
    for at in chain:
        if any(sheet.lower[each] in _NOT_UNTIL for each in scene.kids(at, "mark")):
            return _FAR
        if at == telling.trigger:
            return 0
        if at == telling.verb:
            return 1
        if at in scene.triggers:
            return _FAR
        if sheet.tags[at].startswith("VB"):
            return 2 if at in _governing(scene, telling) else _climb(scene, telling, at)
    return _FAR


def _climb(scene: Scene, telling: Telling, verb: int) -> int:
    """The rank of a date on a verb that hangs on the trigger: "talks, set to open on Friday"."""
    sheet = scene.sheet
    aim = True
    for at in scene.above(verb)[:4]:
        if at == telling.trigger:
            return 1
        if at == telling.verb and aim:
            return 2
        aim = aim and sheet.deps[at] == "xcomp"
        if sheet.deps[at] not in {"acl", "relcl", "xcomp", "advcl"}:
            return _FAR
    return _FAR


def _governing(scene: Scene, telling: Telling) -> set[int]:
    """The verbs over a trigger that share its time: "flew there on Monday and met", "is due to"."""
    sheet = scene.sheet
    at = telling.verb if telling.verb is not None else telling.trigger
    out = set()
    for _ in range(6):
        head = sheet.heads[at]
        light = sheet.deps[at] == "dobj" and at != telling.trigger
        if head == at or not (light or sheet.deps[at] in _SHARING):
            break
        at = head
        if sheet.tags[at].startswith("VB"):
            if scene.lemmas[at] in SPEECH.values():
                break
            out.add(at)
    return out
