"""Verbs of talking and travelling: met, spoke by telephone, clashed, visited, received."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.arguments import (
    doers,
    goals,
    meant,
    objects,
    particles,
    people,
    place_at,
    several,
    tell,
)
from entities.language.events.offices import is_house
from entities.language.events.scene import Scene
from entities.language.events.telling import Telling
from entities.language.gazetteer import lookup

_PHONE = frozenset({"phone", "telephone", "call", "videolink", "line"})
_AIMS = frozenset({"discuss", "meet", "talk", "confer", "negotiate"})


def met(scene: Scene, index: int) -> Telling | None:
    """ "X met Y", "X and Y met", "X met with Y"."""
    others = (*scene.kids(index, "dobj"), *scene.objects(index, "with"))
    return several(tell(scene, "meeting", index, doers(scene, index) + meant(scene, others)))


def sat_down(scene: Scene, index: int) -> Telling | None:
    """ "X sat down with Y"."""
    return met(scene, index) if "down" in particles(scene, index) else None


def discussed(scene: Scene, index: int) -> Telling | None:
    """ "X discussed air defence with Y", where both are people."""
    others = scene.objects(index, "with")
    for thing in scene.kids(index, "dobj"):
        others += scene.objects(thing, "with")
        others += [at for deep in scene.objects(thing, "on") for at in scene.objects(deep, "with")]
    here, there = people(doers(scene, index)), people(meant(scene, others))
    if not here or not there:
        return None
    telling = tell(scene, "meeting", index, here + there)
    # People discuss things in print and by letter, too.
    sessions = scene.objects(index, "during", "at", "in", "over")
    telling.bare = not any(scene.lemmas[at] in w.MEETING for at in sessions)
    return several(telling)


def clashed(scene: Scene, index: int) -> Telling | None:
    """A quarrel in one room: it needs a place, as most are fought out in print."""
    rooms = scene.objects(index, "in", "at")
    for at in tuple(rooms):
        rooms += scene.objects(at, "in", "at")
    places = goals(scene, rooms)
    telling = met(scene, index)
    if telling is None or not places:
        return None
    telling.places = places[:1]
    return telling


def spoke(scene: Scene, index: int) -> Telling | None:
    """A call where two are said to have spoken; a speech where one spoke somewhere."""
    others = meant(scene, scene.objects(index, "with", "to"))
    means = scene.objects(index, "by", "on", "over", "in", "via")
    by_phone = any(scene.lemmas[at] in _PHONE for at in means)
    stands = any(place_at(scene, at) is not None for at in scene.objects(index, "in", "at"))
    sides = people(others)
    hosts = [at for at in scene.objects(index, "with", "to") if _asks(scene, at)]
    if hosts:
        return None
    if by_phone or (sides and not stands):
        return several(tell(scene, "call", index, doers(scene, index) + others))
    return _spoke_at(scene, index) if scene.lemmas[index] == "speak" else None


def _asks(scene: Scene, at: int) -> bool:
    """Whether somebody is spoken to as a journalist."""
    words = {scene.lemmas[at], *scene.words_before(at)}
    owners = (scene.name_at.get(each) for each in scene.kids(at, "poss"))
    if any(owner is not None and owner.kind == "organisation" for owner in owners):
        return True
    return bool(words & {"host", "anchor", "reporter", "journalist", "correspondent", "columnist"})


def _spoke_at(scene: Scene, index: int) -> Telling | None:
    if particles(scene, index) & {"out", "up"}:
        return None
    if any(scene.lemmas[at] in w.AUDIENCE_NOT for at in scene.objects(index, "to", "on", "with")):
        return None
    speakers = people(doers(scene, index, "speaker"))
    if len(speakers) != 1:
        return None
    telling = tell(scene, "statement", index, speakers)
    heard = scene.objects(index, "in", "at", "to", "before", "from")
    beside = scene.objects(index, "in", "at", "to", "on", "about", "of", "with", "for")
    telling.bare = True
    telling.known = not beside  # "speaking slowly"
    if all(at in scene.date_at or at + 1 in scene.date_at for at in beside):
        return telling
    # Without a place or a house it is a comment, unless a speech of theirs is told of elsewhere.
    telling.known = telling.bare = not any(
        place_at(scene, at) is not None or is_house(scene.name_at.get(at)) or _public(scene, at)
        for at in heard
    )
    return telling


def _public(scene: Scene, at: int) -> bool:
    """Whether a phrase is a gathering, or lies at a named place: "an event in Kansas City"."""
    if scene.lemmas[at] in w.CONFERENCE | w.CROWD | {"university", "academy", "institute"}:
        return True
    name = scene.name_at.get(at)
    if name is not None and name.kind == "organisation":
        return bool(set(name.name.lower().split()) & _SEATS)
    return any(place_at(scene, each) is not None for each in scene.objects(at, "in", "at"))


_SEATS = frozenset(
    "house university academy institute college headquarters church base palace council".split()
)
"""Words of names of bodies that have a hall."""


def phoned(scene: Scene, index: int) -> Telling | None:
    """ "X telephoned Y"."""
    found = doers(scene, index) + meant(scene, scene.kids(index, "dobj"))
    return several(tell(scene, "call", index, found))


def travelled(scene: Scene, index: int) -> Telling | None:
    """A visit; a meeting where somebody goes to a building in order to talk."""
    lemma = scene.lemmas[index]
    ends = scene.kids(index, "dobj") if lemma in {"visit", "tour"} else []
    if not ends:
        ends = scene.objects(index, *(_TOWARDS if lemma in {"go", "head"} else _ENDS))
    places = [place for at in ends if (place := place_at(scene, at)) is not None]
    if scene.lemmas[index] not in _BY_PLAN:
        places = [place for place in places if _far(place.name)]
    visitors = people(doers(scene, index, "visitor"))
    if scene.kids(index, "prt"):
        return None  # "he went on", "the talks headed off"
    if not places or not visitors:
        return None
    where = lookup(places[0].name)
    inside = where is not None and where.kind == "building" and _to_talk(scene, index)
    telling = tell(scene, "meeting" if inside else "visit", index, visitors)
    telling.places = places[:1]
    return telling


_ENDS = ("to", "in", "at", "into", "for", "on")
_TOWARDS = ("to", "for")
"""All that anybody goes "into" or heads "on" is no place of a visit."""
_BY_PLAN = frozenset({"visit", "travel", "fly", "tour", "journey"})
"""Verbs of a journey; anybody goes, heads and arrives at a building every day."""


def _far(name: str) -> bool:
    where = lookup(name)
    return where is not None and where.kind in {"city", "country", "region", "base"}


def _to_talk(scene: Scene, index: int) -> bool:
    """Whether somebody goes in order to talk: "travelled to the ministry to discuss"."""
    aims = [*scene.kids(index, "advcl", "xcomp"), *scene.objects(index, "for")]
    return any(scene.lemmas[at] in _AIMS for at in aims)


def received(scene: Scene, index: int) -> Telling | None:
    """ "X welcomed Y to Rome", where both are people."""
    guests, hosts = people(meant(scene, objects(scene, index))), people(doers(scene, index, "host"))
    return several(tell(scene, "meeting", index, hosts + guests)) if guests and hosts else None
