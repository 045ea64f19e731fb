"""Verbs of what states do to each other: sign, give, stop, withdraw, deploy, punish, demand."""

from __future__ import annotations

from entities.language.events import words as w
from entities.language.events.arguments import (
    about,
    doers,
    goals,
    meant,
    objects,
    particles,
    several,
    tell,
)
from entities.language.events.parties import parties
from entities.language.events.scene import Scene
from entities.language.events.telling import Party, Telling


def signed(scene: Scene, index: int) -> Telling | None:
    """ "X and Y signed a treaty", "a pact was signed by", "a deal with"."""
    pacts = [at for at in objects(scene, index) if scene.lemmas[at] in w.PACT]
    if not pacts:
        return None
    found = doers(scene, index)
    for pact in pacts:
        found += meant(scene, scene.objects(pact, "with", "between"))
        found += _signers(scene, pact) if not found else []
    found += meant(scene, scene.objects(index, "with"))
    alone = len({party.name for party in found}) < 2
    loose = scene.lemmas[index] in _LOOSE or any(_one_sided(scene, pact) for pact in pacts)
    if alone and (loose or all(party.kind == "organisation" for party in found)):
        return None
    return tell(scene, "agreement", index, found) if found else None


def _signers(scene: Scene, pact: int) -> list[Party]:
    """Those who bind themselves "in a treaty signed on Saturday"."""
    above = scene.sheet.heads[pact]
    if scene.sheet.deps[pact] != "pobj" or scene.sheet.lower[above] != "in":
        return []
    return doers(scene, scene.sheet.heads[above])


def _one_sided(scene: Scene, pact: int) -> bool:
    """Whether a text binds nobody else: a memorandum, but for one "of understanding"."""
    return scene.lemmas[pact] in {"memorandum", "declaration"} and not any(
        scene.lemmas[at] in {"understanding", "intent"} for at in scene.objects(pact, "of")
    )


_LOOSE = frozenset("agree reach strike renew conclude seal ratify".split())
"""Verbs that anybody may use of any deal: both parties have to be named."""


def gave(scene: Scene, index: int) -> Telling | None:
    """ "X sent tanks to Y", "X has pledged Y a package"; both ends have to be named."""
    things = [at for at in objects(scene, index) if about(scene, at, w.AID | w.CRAFT)]
    if not things or "up" in particles(scene, index):
        return None
    givers = doers(scene, index, "giver")
    ends = [*scene.objects(index, "to", "for"), *scene.kids(index, "dative")]
    for thing in things:
        ends += scene.objects(thing, "to", "for")
    takers = meant(scene, ends, "receiver")
    if not givers or not takers:
        return None
    telling = tell(scene, "aid", index, givers + takers)
    if scene.lemmas[index] in w.GIVE_IN_WORDS:
        telling.status, telling.status_at = "announced", index
    return several(telling)


def stopped(scene: Scene, index: int) -> Telling | None:
    """ "X suspended aid to Y", "aid to Y would cease"."""
    ceasing = _ceasing(scene, index)
    things = [
        at for at in (*objects(scene, index), *ceasing) if about(scene, at, w.STOPPED, depth=1)
    ]
    if not things:
        return None
    found = [] if ceasing else doers(scene, index)
    for thing in things:
        found += _ends(scene, thing)
    found += meant(scene, scene.objects(index, "to", "with"), "target")
    if ceasing and scene.sheet.deps[index] == "ccomp":
        above = doers(scene, scene.sheet.heads[index])
        found += [party for party in above if party.kind != "person"]
    # A person alone stops many things at home; a country or a body makes it an affair of states.
    if all(party.kind == "person" for party in found):
        return None
    return tell(scene, "suspension", index, found)


def _ceasing(scene: Scene, index: int) -> list[int]:
    """What stops by itself: "aid would cease"."""
    if scene.lemmas[index] in {"cease", "stop", "end", "halt"} and not scene.kids(index, "dobj"):
        return scene.kids(index, "nsubj")
    return []


def _ends(scene: Scene, thing: int) -> list[Party]:
    """Those between whom a thing goes: "US military aid to Ukraine"."""
    out = meant(scene, scene.objects(thing, "to", "with", "for"), "target")
    for at in scene.kids(thing, "poss", "compound", "nmod"):
        name = scene.name_at.get(at)
        if name is not None and name.kind == "place":
            out += parties(scene, at)
    return out


def withdrew(scene: Scene, index: int) -> Telling | None:
    """ "X withdrew its troops from Y", "X withdrew from the treaty", "X broke off its accords"."""
    things = [at for at in objects(scene, index) if about(scene, at, w.FORCES | w.CRAFT, depth=1)]
    left = scene.objects(index, "from", "of")
    pacts = [at for at in left if scene.lemmas[at] in w.PACT or "treaty" in scene.sheet.lower[at]]
    found = doers(scene, index)
    # "X withdrew his country from the treaty"
    found += [party for party in meant(scene, objects(scene, index)) if party.kind == "place"]
    if not found or not (things or pacts):
        return None
    telling = tell(scene, "suspension", index, found)
    telling.places = goals(scene, left)[:1]
    return telling


def deployed(scene: Scene, index: int) -> Telling | None:
    """ "X sent a brigade to Y"; only "deploy" may leave the place out."""
    things = [at for at in objects(scene, index) if about(scene, at, w.FORCES | w.CRAFT)]
    found = doers(scene, index)
    ends = scene.objects(index, "to", "in", "into", "at", "for", "off", "near")
    for thing in things:
        ends += scene.objects(thing, "to", "in")
    places = goals(scene, ends)
    if not things or not found or not (places or scene.lemmas[index] == "deploy"):
        return None
    telling = tell(scene, "deployment", index, found)
    telling.places = places[:1]
    return telling


def drilled(scene: Scene, index: int) -> Telling | None:
    """ "X and Y began an exercise", "X took part in Exercise Z"."""
    within = (*objects(scene, index), *scene.objects(index, "in"))
    things = [at for at in within if about(scene, at, w.EXERCISE, depth=1)]
    if not things:
        return None
    found = doers(scene, index)
    for thing in things:
        found += meant(scene, scene.objects(thing, "with", "between"))
    found += meant(scene, scene.objects(index, "with"))
    return tell(scene, "deployment", index, found) if found else None


def punished(scene: Scene, index: int) -> Telling | None:
    """ "X sanctioned Y", "X imposed sanctions on Y"."""
    if scene.lemmas[index] == "sanction":
        ends = objects(scene, index)
    else:
        things = [at for at in objects(scene, index) if about(scene, at, w.PENALTY, depth=1)]
        if not things:
            return None
        ends = scene.objects(index, "on", "against")
        ends += [at for thing in things for at in scene.objects(thing, "on", "against")]
    found, hit = doers(scene, index), meant(scene, ends, "target")
    # "We sanction the right entities" wants to; only what was done may leave its target unnamed.
    # Of what is no person, body or ship, "sanctioned" says that it was approved.
    done = scene.lemmas[index] == "sanction" and scene.sheet.tags[index] in {"VBD", "VBN"}
    done = done and any(scene.lemmas[at] in w.SANCTIONED | w.PLURAL_OFFICE for at in ends)
    if not found or not ends or not (hit or done):
        return None
    return tell(scene, "sanction", index, found + hit)


def demanded(scene: Scene, index: int) -> Telling | None:
    """ "X demanded that Y pay", "X demanded an apology from Y"."""
    ends = scene.objects(index, "from", "of")
    for verb in scene.kids(index, "ccomp"):
        ends += scene.kids(verb, "nsubj")
    for thing in scene.kids(index, "dobj"):
        ends += scene.objects(thing, "from")
    ends = [at for at in ends if at in scene.name_at]
    found, asked = doers(scene, index), meant(scene, ends, "target")
    if not found or not asked:
        return None
    telling = tell(scene, "sanction", index, found + asked)
    telling.rule = "demand: demand"
    return several(telling)
