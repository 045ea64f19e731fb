"""Verbs that tell of events: who met whom, who signed what, who sent what to whom."""

from __future__ import annotations

from collections.abc import Callable

from entities.language.events import words as w
from entities.language.events.parties import parties, subject, subject_of
from entities.language.events.scene import Scene
from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind

Reader = Callable[[Scene, int], Telling | None]


def read_verb(scene: Scene, index: int) -> Telling | None:
    """What a verb tells, by the first of the readers of its lemma that finds its arguments."""
    if not scene.sheet.tags[index].startswith("VB"):
        return None
    for reader in _READERS.get(scene.lemmas[index], ()):
        telling = reader(scene, index)
        if telling is not None:
            return telling
    return None


def _telling(scene: Scene, kind: EventKind, index: int, found: list[Party]) -> Telling:
    once: dict[tuple[str, str], Party] = {}
    for party in found:
        once.setdefault((party.kind, party.name), party)
    return Telling(
        kind, index, index, index + 1, f"verb: {scene.lemmas[index]}",
        parties=list(once.values()),
    )  # fmt: skip


def _object(scene: Scene, index: int) -> list[int]:
    """What is done to: the object, or the subject of a passive."""
    return scene.kids(index, "dobj", "nsubjpass")


def _doer(scene: Scene, index: int, part: str = "") -> list[Party]:
    return subject(scene, index, part)


def _people(scene: Scene, at: int) -> list[Party]:
    return parties(scene, at)


def _met(scene: Scene, index: int) -> Telling | None:
    found = _doer(scene, index)
    for at in (*scene.kids(index, "dobj"), *scene.objects(index, "with")):
        found += _people(scene, at)
    telling = _telling(scene, "meeting", index, found)
    return telling if len(telling.parties) >= 2 else None


def _spoke(scene: Scene, index: int) -> Telling | None:
    others = [p for at in scene.objects(index, "with", "to") for p in _people(scene, at)]
    by_phone = any(
        scene.lemmas[at] in {"phone", "telephone", "call"}
        for at in scene.objects(index, "by", "on", "over", "in")
    )
    people = [p for p in others if p.kind != "organisation"]
    if people or (others and by_phone):
        telling = _telling(scene, "call", index, _doer(scene, index) + others)
        return telling if len(telling.parties) >= 2 else None
    return _spoke_at(scene, index)


def _spoke_at(scene: Scene, index: int) -> Telling | None:
    """A speech: somebody speaks at a place, before a house or a gathering."""
    if any(scene.lemmas[at] in w.AUDIENCE_NOT for at in scene.objects(index, "to", "on", "with")):
        return None
    telling = _telling(scene, "statement", index, _doer(scene, index, "speaker"))
    if not telling.parties or all(p.kind == "place" for p in telling.parties):
        return None
    return telling


def _phoned(scene: Scene, index: int) -> Telling | None:
    found = _doer(scene, index) + [
        p for at in scene.kids(index, "dobj") for p in _people(scene, at)
    ]
    telling = _telling(scene, "call", index, found)
    return telling if len(telling.parties) >= 2 else None


def _travelled(scene: Scene, index: int) -> Telling | None:
    goals = [
        at
        for at in (
            *scene.kids(index, "dobj"),
            *scene.objects(index, "to", "in", "at", "into", "for"),
        )
        if at in scene.name_at and scene.name_at[at].kind == "place"
    ]
    if scene.lemmas[index] == "visit":
        goals = [at for at in goals if scene.sheet.deps[at] == "dobj"] or goals
    found = [p for p in _doer(scene, index, "visitor") if p.kind != "place"]
    if not goals or not found:
        return None
    telling = _telling(scene, "visit", index, found)
    telling.places = [scene.name_at[at] for at in goals[:1]]
    return telling


def _received(scene: Scene, index: int) -> Telling | None:
    guests = [p for at in _object(scene, index) for p in _people(scene, at) if p.kind == "person"]
    hosts = [p for p in _doer(scene, index, "host") if p.kind == "person"]
    if not guests or not hosts:
        return None
    telling = _telling(scene, "meeting", index, hosts + guests)
    return telling if len(telling.parties) >= 2 else None


def _signed(scene: Scene, index: int) -> Telling | None:
    pacts = [
        at
        for at in (*_object(scene, index), *_acl_object(scene, index))
        if scene.lemmas[at] in w.PACT
    ]
    if not pacts:
        return None
    found = _doer(scene, index)
    for at in pacts:
        for other in scene.objects(at, "with", "between"):
            found += parties(scene, other)
    for other in scene.objects(index, "with"):
        found += parties(scene, other)
    return _telling(scene, "agreement", index, found) if found else None


def _acl_object(scene: Scene, index: int) -> list[int]:
    """The noun that a participle is said of: "a treaty signed on Saturday"."""
    if scene.sheet.deps[index] == "acl" and scene.sheet.tags[index] == "VBN":
        return [scene.sheet.heads[index]]
    return []


def _holds(scene: Scene, at: int, nouns: frozenset[str], depth: int = 2) -> bool:
    """Whether a noun phrase is about one of these nouns: its head, or what it is "of"."""
    if scene.lemmas[at] in nouns:
        return True
    if depth == 0:
        return False
    below = (*scene.kids(at, "conj", "compound"), *scene.objects(at, "of", "in"))
    return any(_holds(scene, each, nouns, depth - 1) for each in below)


def _gave(scene: Scene, index: int) -> Telling | None:
    things = [
        at
        for at in (*_object(scene, index), *_acl_object(scene, index))
        if _holds(scene, at, w.AID | w.CRAFT)
    ]
    if not things:
        return None
    givers = _doer(scene, index, "giver")
    ends = [*scene.objects(index, "to", "for"), *scene.kids(index, "dative")]
    for thing in things:
        ends += scene.objects(thing, "to", "for")
    takers = [p for at in ends for p in parties(scene, at, "receiver")]
    if not givers or not takers:
        return None
    telling = _telling(scene, "aid", index, givers + takers)
    if scene.lemmas[index] in w.GIVE_IN_WORDS:
        telling.status, telling.status_at = "announced", index
    return telling if len(telling.parties) >= 2 else None


def _stopped(scene: Scene, index: int) -> Telling | None:
    things = [
        at
        for at in (*_object(scene, index), *_ceasing(scene, index))
        if _holds(scene, at, w.STOPPED, 1)
    ]
    if not things:
        return None
    found = [] if _ceasing(scene, index) else _doer(scene, index)
    for thing in things:
        found += _ends(scene, thing)
    for at in scene.objects(index, "to", "with"):
        found += parties(scene, at)
    return _telling(scene, "suspension", index, found) if found else None


def _ceasing(scene: Scene, index: int) -> list[int]:
    """What stops by itself: "aid would cease"."""
    if scene.lemmas[index] in {"cease", "stop", "end", "halt"} and not scene.kids(index, "dobj"):
        return scene.kids(index, "nsubj")
    return []


def _ends(scene: Scene, thing: int) -> list[Party]:
    """Those between whom a thing goes: "US military aid to Ukraine"."""
    out = [p for at in scene.objects(thing, "to", "with", "for") for p in parties(scene, at)]
    for at in scene.kids(thing, "poss", "compound"):
        name = scene.name_at.get(at)
        if name is not None and name.kind == "place":
            out += parties(scene, at)
    return out


def _withdrew(scene: Scene, index: int) -> Telling | None:
    doers = _doer(scene, index)
    things = [
        at for at in _object(scene, index) if _holds(scene, at, w.FORCES | w.CRAFT | w.AID, 1)
    ]
    left = scene.objects(index, "from")
    pacts = [at for at in left if scene.lemmas[at] in w.PACT or "treaty" in scene.sheet.lower[at]]
    if not doers or not (things or pacts):
        return None
    telling = _telling(scene, "suspension", index, doers)
    telling.places = [
        scene.name_at[at]
        for at in left
        if at in scene.name_at and scene.name_at[at].kind == "place"
    ]
    return telling


def _deployed(scene: Scene, index: int) -> Telling | None:
    things = [at for at in _object(scene, index) if _holds(scene, at, w.FORCES | w.CRAFT)]
    doers = _doer(scene, index)
    goals = [
        at
        for at in scene.objects(index, "to", "in", "into", "at", "for")
        if at in scene.name_at and scene.name_at[at].kind == "place"
    ]
    for thing in things:
        goals += [
            at
            for at in scene.objects(thing, "to", "in")
            if at in scene.name_at and scene.name_at[at].kind == "place"
        ]
    if not things or not doers or not (goals or scene.lemmas[index] == "deploy"):
        return None
    telling = _telling(scene, "deployment", index, doers)
    telling.places = [scene.name_at[at] for at in goals[:1]]
    return telling


def _drilled(scene: Scene, index: int) -> Telling | None:
    things = [
        at
        for at in (*_object(scene, index), *scene.objects(index, "in"))
        if _holds(scene, at, w.EXERCISE, 1)
    ]
    if not things:
        return None
    found = _doer(scene, index)
    for thing in things:
        for at in scene.objects(thing, "with", "between"):
            found += parties(scene, at)
    for at in scene.objects(index, "with"):
        found += parties(scene, at)
    return _telling(scene, "deployment", index, found) if found else None


def _penalised(scene: Scene, index: int) -> Telling | None:
    if scene.lemmas[index] == "sanction":
        ends = _object(scene, index)
    else:
        things = [at for at in _object(scene, index) if _holds(scene, at, w.PENALTY, 1)]
        if not things:
            return None
        ends = [at for thing in things for at in scene.objects(thing, "on", "against")]
        ends += scene.objects(index, "on", "against")
    doers = _doer(scene, index)
    hit = [p for at in ends for p in parties(scene, at, "target")]
    if not doers or not hit:
        return None
    return _telling(scene, "sanction", index, doers + hit)


def _demanded(scene: Scene, index: int) -> Telling | None:
    doers = _doer(scene, index)
    asked: list[Party] = []
    for verb in scene.kids(index, "ccomp"):
        for at in scene.kids(verb, "nsubj"):
            asked += parties(scene, at, "target")
    for at in scene.objects(index, "from", "of"):
        asked += parties(scene, at, "target")
    for thing in scene.kids(index, "dobj"):
        for at in scene.objects(thing, "from"):
            asked += parties(scene, at, "target")
    if not doers or not asked:
        return None
    telling = _telling(scene, "sanction", index, doers + asked)
    telling.rule = "demand: demand"
    return telling if len(telling.parties) >= 2 else None


_OFFICE = frozenset(
    """minister secretary president chancellor premier general admiral commander chief ambassador
    envoy chair chairman chairwoman head director adviser commissioner governor attaché spokesman
    spokeswoman leader marshal judge representative premier deputy undersecretary""".split()
)


def _appointed(scene: Scene, index: int) -> Telling | None:
    objects = _object(scene, index)
    taken = [p for at in objects for p in parties(scene, at, "appointed") if p.kind == "person"]
    posts = [*scene.kids(index, "oprd", "attr", "xcomp"), *scene.objects(index, "as", "to")]
    for at in objects:
        posts += scene.kids(at, "appos")
    if scene.lemmas[index] == "swear" and "in" in {
        scene.sheet.lower[c] for c in scene.kids(index, "prt", "prep")
    }:
        posts.append(index)
    if not taken or not (posts or any(_holds(scene, at, _OFFICE) for at in objects)):
        return None
    doers = (
        []
        if scene.kids(index, "auxpass") and not scene.objects(index, "by")
        else _doer(scene, index)
    )
    return _telling(scene, "appointment", index, doers + taken)


def _left_office(scene: Scene, index: int) -> Telling | None:
    lemma = scene.lemmas[index]
    if lemma == "resign" or (
        lemma == "step"
        and "down" in {scene.sheet.lower[c] for c in scene.kids(index, "prt", "advmod")}
    ):
        found = [p for p in _doer(scene, index, "leaver") if p.kind == "person"]
        return _telling(scene, "appointment", index, found) if found else None
    return _dismissed(scene, index)


def _dismissed(scene: Scene, index: int) -> Telling | None:
    gone = [
        p
        for at in _object(scene, index)
        for p in parties(scene, at, "leaver")
        if p.kind == "person"
    ]
    if not gone or scene.lemmas[index] == "step":
        return None
    if scene.lemmas[index] in {"dismiss", "fire"} and not gone:
        return None
    doers = (
        []
        if scene.kids(index, "auxpass") and not scene.objects(index, "by")
        else _doer(scene, index)
    )
    return _telling(scene, "appointment", index, doers + gone)


def _marked(scene: Scene, index: int) -> Telling | None:
    things = [at for at in _object(scene, index) if _holds(scene, at, w.RITE)]
    if not things:
        return None
    found = _doer(scene, index)
    return _telling(scene, "commemoration", index, found) if found else None


def _voted(scene: Scene, index: int) -> Telling | None:
    at = subject_of(scene, index)
    if at is None:
        return None
    name = scene.name_at.get(at)
    house = (
        name is not None
        and name.kind == "organisation"
        and bool(set(name.name.lower().split()) & w.HOUSES)
    )
    if not house:
        return None
    if scene.lemmas[index] == "vote" or scene.kids(index, "dobj"):
        return _telling(scene, "vote", index, parties(scene, at))
    return None


_READERS: dict[str, tuple[Reader, ...]] = {}


def _serve(reader: Reader, lemmas: frozenset[str]) -> None:
    for lemma in lemmas:
        _READERS[lemma] = (*_READERS.get(lemma, ()), reader)


for _reader, _lemmas in (
    (_met, w.MEET),
    (_spoke, w.SPEAK),
    (_phoned, w.PHONE),
    (_travelled, w.TRAVEL),
    (_received, w.RECEIVE),
    (_signed, w.SIGN),
    (_stopped, w.STOP),
    (_withdrew, w.WITHDRAW),
    (_deployed, w.SEND),
    (_gave, w.GIVE),
    (_penalised, w.IMPOSE | {"sanction"}),
    (_demanded, frozenset({"demand"})),
    (_appointed, w.APPOINT),
    (_left_office, w.LEAVE | {"step"}),
    (_marked, w.MARK),
    (
        _drilled,
        frozenset("hold conduct begin start launch join take train participate stage".split()),
    ),
    (_voted, w.BALLOT),
):
    _serve(_reader, _lemmas)
