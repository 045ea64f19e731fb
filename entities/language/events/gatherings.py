"""Summits and conferences: those of a series by their name, others by the noun."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.parties import parties, subject
from entities.language.events.scene import Scene
from entities.language.events.series import Occurrence, occurrences
from entities.language.events.telling import Party, Telling

_AT = frozenset({"at", "during", "in", "to", "for"})
_GATHER = frozenset("meet convene gather assemble open end begin start conclude reconvene".split())
_OFFICES = frozenset("chairman chair head president founder organiser director host member".split())
_ABSENT = frozenset("skip miss boycott leave use".split())


def gatherings(scene: Scene) -> list[Telling]:
    """The gatherings of a series that a text tells of, in order."""
    out = []
    for occurrence in occurrences(scene.sheet.text):
        telling = _of_series(scene, occurrence)
        if telling is not None:
            out.append(telling)
    return out


def _of_series(scene: Scene, occurrence: Occurrence) -> Telling | None:
    sheet = scene.sheet
    low, high = sheet.at_or_after(occurrence.start), sheet.at_or_after(occurrence.end)
    if high <= low:
        return None
    head = next((i for i in range(low, high) if not low <= sheet.heads[i] < high), low)
    meets = not occurrence.group
    if sheet.deps[head] in {"compound", "poss", "nmod"}:
        noun = sheet.heads[head]
        if scene.lemmas[noun] not in {"meeting", "summit", "gathering", "session"}:
            return None
        head, meets = noun, True
    telling = Telling("conference", head, low, max(high, min(head + 1, high + 2)), "series")
    telling.series = occurrence.name
    meets = _frame(scene, telling) or meets
    return telling if meets and not _office_of(scene, head) else None


def _office_of(scene: Scene, head: int) -> bool:
    """Whether the name only says what somebody is the chairman of."""
    above = scene.sheet.heads[head]
    return scene.sheet.lower[above] == "of" and (scene.lemmas[scene.sheet.heads[above]] in _OFFICES)


def read_gathering(scene: Scene, index: int) -> Telling | None:
    """A summit or conference without a name of its own: "hosted a summit in Paris"."""
    sheet = scene.sheet
    if scene.lemmas[index] not in w.CONFERENCE or not sheet.tags[index].startswith("NN"):
        return None
    if sheet.deps[index] in {"compound", "nmod", "poss"} or sheet.tags[index] == "NNS":
        return None
    if scene.words_before(index) & {"press", "news", "video"}:
        return None
    telling = Telling("conference", index, index, index + 1, f"noun: {scene.lemmas[index]}")
    return telling if _frame(scene, telling) else None


def _frame(scene: Scene, telling: Telling) -> bool:
    """Read the verb over a gathering; whether that verb says that it gathers."""
    sheet, index = scene.sheet, telling.trigger
    tied, head = sheet.deps[index], sheet.heads[index]
    lemma = scene.lemmas[head]
    if tied == "dobj":
        telling.verb = head
        if lemma in w.HOLD | {"tell", "see"} and lemma not in _ABSENT:
            _add(telling, subject(scene, head))
        return lemma in w.HOLD
    if tied in {"nsubj", "nsubjpass"}:
        telling.verb = head
        for at in scene.objects(head, "by"):
            _add(telling, parties(scene, at))
        return lemma in _GATHER | {
            "host",
            "hold",
            "chair",
            "cancel",
            "postpone",
            "schedule",
            "plan",
        }
    if tied == "pobj":
        return _beside(scene, telling, head)
    return False


def _beside(scene: Scene, telling: Telling, preposition: int) -> bool:
    """A gathering behind a preposition: whoever acts "at" it is there."""
    sheet = scene.sheet
    above, word = sheet.heads[preposition], sheet.lower[preposition]
    if sheet.tags[above].startswith("VB"):
        telling.verb = above
        there = scene.lemmas[above] in {"invite", "travel", "speak", "fly"} and word in _AT
        if word in {"at", "during"} or there:
            _add(telling, [p for p in subject(scene, above) if p.kind != "place"])
    elif scene.lemmas[above] == "meeting" and word == "of":
        telling.low = min(telling.low, above)
        telling.trigger = above
        return _frame(scene, telling) or True
    return word in _AT and word != "for"


def _add(telling: Telling, more: list[Party]) -> None:
    telling.parties += [each for each in more if (each.kind, each.name) not in telling.names()]
