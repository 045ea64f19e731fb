"""Verbs of offices, houses and ceremonies: appointed, resigned, addressed, voted, marked."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.arguments import about, doers, meant, objects, particles, people, tell
from entities.language.events.parties import subject_of
from entities.language.events.scene import Scene
from entities.language.events.telling import Telling
from entities.language.findings import FoundName

_POST = frozenset(
    """minister secretary president chancellor premier general admiral commander chief ambassador
    envoy chair chairman chairwoman head director adviser commissioner governor attaché spokesman
    spokeswoman leader marshal judge representative deputy undersecretary member nominee""".split()
)
_FLOOR = frozenset({"commons", "lords", "parliament", "bundestag", "senate", "congress"})
_WHOLE_HOUSE = w.HOUSES - {"council", "house", "cabinet", "committee"}

_COUNCILS = frozenset({"security", "city", "european", "federal", "state"})


def is_house(name: FoundName | None) -> bool:
    """Whether a name is that of a parliament or council."""
    if name is None or name.kind == "person":
        return False
    words = name.name.lower().split()
    if set(words) & _WHOLE_HOUSE or words[:1] == ["house"]:
        return True
    return words[-1:] == ["council"] and bool(set(words) & _COUNCILS)


def appointed(scene: Scene, index: int) -> Telling | None:
    """ "X appointed Y as", "Y was sworn in": the office has to be said."""
    taken = people(meant(scene, objects(scene, index), "appointed"))
    posts = [*scene.kids(index, "oprd", "attr", "xcomp"), *scene.objects(index, "as", "to")]
    for at in objects(scene, index):
        posts += scene.kids(at, "appos")
        posts += [at] if at not in scene.name_at and scene.lemmas[at] in _POST else []
    sworn = scene.lemmas[index] == "swear" and "in" in particles(scene, index)
    if not taken or not (sworn or any(about(scene, at, _POST) for at in posts)):
        return None
    by = doers(scene, index)
    if {party.name for party in by} & {party.name for party in taken}:
        return None
    return tell(scene, "appointment", index, by + taken)


def left_office(scene: Scene, index: int) -> Telling | None:
    """ "X resigned", "X stepped down", "X dismissed Y"."""
    lemma = scene.lemmas[index]
    if lemma == "resign" or (lemma == "step" and _steps_down(scene, index)):
        gone = people(doers(scene, index, "leaver"))
        return tell(scene, "appointment", index, gone) if gone else None
    named = [at for at in objects(scene, index) if at in scene.name_at]
    gone = people(meant(scene, named, "leaver"))
    if not gone or lemma == "step":
        return None
    return tell(scene, "appointment", index, doers(scene, index) + gone)


def _steps_down(scene: Scene, index: int) -> bool:
    """ "Stepped down", and not "high-stepped" or "stepped down the stairs"."""
    after = scene.sheet.lower[index + 1 : index + 2]
    hyphen = scene.sheet.words[max(0, index - 1)] == "-"
    return after == ["down"] and not hyphen and not scene.objects(index, "down")


def marked(scene: Scene, index: int) -> Telling | None:
    """ "X marked the anniversary of"; a reception that marks it is told by its noun."""
    things = [at for at in scene.kids(index, "dobj", "nsubjpass") if about(scene, at, w.RITE)]
    over = [at for at in scene.above(index)[1:4] if scene.lemmas[at] in w.CEREMONY]
    beside = scene.kids(scene.sheet.heads[index], "dobj")
    if not things or over or any(scene.lemmas[at] in w.CEREMONY for at in beside):
        return None
    found = doers(scene, index)
    return tell(scene, "commemoration", index, found) if found else None


def addressed(scene: Scene, index: int) -> Telling | None:
    """A speech to a house or a gathering: "addressed Congress", "told the Bundestag"."""
    heard = scene.kids(index, "dobj", "dative")
    speakers = people(doers(scene, index, "speaker"))
    if not speakers or not any(_public(scene, at, scene.lemmas[index]) for at in heard):
        return None
    return tell(scene, "statement", index, speakers)


def _public(scene: Scene, at: int, lemma: str) -> bool:
    name = scene.name_at.get(at)
    words = set((name.name if name is not None else scene.sheet.words[at]).lower().split())
    if words & _WHOLE_HOUSE or words & {"conference", "summit", "forum"}:
        return True
    if lemma != "address":
        return False
    return is_house(name) or scene.lemmas[at] in w.CROWD


def voted(scene: Scene, index: int) -> Telling | None:
    """A parliament or council votes, passes or rejects."""
    at = subject_of(scene, index)
    if at is None or not is_house(scene.name_at.get(at)):
        return None
    things = scene.kids(index, "dobj")
    if scene.lemmas[index] != "vote" and not any(
        scene.sheet.tags[thing].startswith("NN") for thing in things
    ):
        return None
    return tell(scene, "vote", index, meant(scene, [at]))


def pressed(scene: Scene, index: int) -> Telling | None:
    """An exchange in a parliament: one person puts something to another there."""
    low, high = scene.bounds[scene.sentence[index]]
    floors = _floors(scene, low, high)
    asked = people(meant(scene, scene.kids(index, "dobj"), "questioned"))
    askers = people(doers(scene, index, "questioner"))
    if not asked or not askers or not (floors or _floors(scene, 0, low)):
        return None
    telling = tell(scene, "vote", index, askers + asked)
    telling.rule = f"exchange: {scene.lemmas[index]}"
    telling.places = floors[:1]
    # Where no floor is named it goes on with an exchange told before, and is none by itself.
    telling.known = not floors
    return telling


def _floors(scene: Scene, low: int, high: int) -> list[FoundName]:
    """The chambers named between two tokens, but in a title: "the Senate leader"."""
    return [
        name
        for at in range(low, high)
        if (name := scene.name_at.get(at)) is not None
        and scene.sheet.deps[at] in {"pobj", "nsubj", "conj"}
        and set(name.name.lower().split()) & _FLOOR
        and "committee" not in name.name.lower()
    ]
