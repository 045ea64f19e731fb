"""Who takes part: from a word of the parse to the named people, bodies and countries it means."""

from __future__ import annotations

from entities.language.events.scene import Scene
from entities.language.events.telling import Party
from entities.language.events.words import BODY_OF, PLURAL_OFFICE
from entities.language.quotes.cues import Cue
from entities.language.quotes.words import HUMAN, folded

_POSSESSIVE = {"his": "he", "her": "she", "him": "he"}
_SPEAKER = frozenset({"i", "my", "me", "myself", "we", "us"})
_LONGEST_LIST = 40
"""Members of a list that are read; the parse of a longer one is a chain without end."""
_NOT_HIM = frozenset("new former next late other another acting previous future".split())
"""Words that tell the holder of an office from the one the report is about."""
_STATES = frozenset("nation country government force navy army military troop ally".split())
"""Two of these are no two people."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT = ("nsubj", "nsubjpass")


def parties(scene: Scene, index: int, part: str = "") -> list[Party]:
    """The named parties that a noun phrase's head means, with all that are joined by "and"."""
    out: list[Party] = []
    waiting = [index]
    for _ in range(_LONGEST_LIST):
        if not waiting:
            break
        at = waiting.pop(0)
        out += [each for each in _one(scene, at, part) if each not in out]
        waiting = _listed(scene, at) + scene.kids(at, "conj") + waiting
    return out


def _listed(scene: Scene, index: int) -> list[int]:
    """Names that "X and President Y" is parsed to describe Y by, and that are one more each."""
    return [
        at
        for at in scene.kids(index, "nmod")
        if at in scene.name_at
        and scene.name_at[at] is not scene.name_at.get(index)
        and scene.kids(at, "cc")
    ]


def subject(scene: Scene, verb: int, part: str = "") -> list[Party]:
    """The named parties that do what a verb says, also where another verb bears its subject."""
    index = subject_of(scene, verb)
    if index is None:
        return []
    return parties(scene, index, part)


def subject_of(scene: Scene, verb: int) -> int | None:
    """The token that heads the subject of a verb, its own or that of the verb it hangs on."""
    sheet = scene.sheet
    for _ in range(6):
        passive = bool(scene.kids(verb, "auxpass"))
        if passive and (agents := scene.objects(verb, "by")):
            return agents[0]
        own = scene.kids(verb, *_SUBJECT)
        if own:
            return _antecedent(scene, verb, own[0])
        tied, head = sheet.deps[verb], sheet.heads[verb]
        if tied == "acl":
            if agents := scene.objects(verb, "by"):
                return agents[0]
            if sheet.tags[verb] != "VB":
                return head if sheet.tags[verb] == "VBG" else None
            verb, tied, head = head, sheet.deps[head], sheet.heads[head]
        if tied in {"dobj", "pobj"} and not sheet.tags[verb].startswith("VB"):
            # "had the privilege of chairing", "detailed plans to chair"
            verb = head
            continue
        if tied == "xcomp" and (objects := scene.kids(head, "dobj")):
            return objects[0]
        if tied not in {"conj", "xcomp", "advcl", "pcomp", "dep", "prep", "acomp"} or head == verb:
            return None
        verb = head
    return None


def _antecedent(scene: Scene, verb: int, index: int) -> int:
    """What a relative pronoun stands for; any other word itself."""
    sheet = scene.sheet
    if sheet.lower[index] in _RELATIVE and sheet.deps[verb] == "relcl":
        return sheet.heads[verb]
    return index


def _one(scene: Scene, index: int, part: str) -> list[Party]:
    word = scene.sheet.lower[index]
    if index < scene.report_from:
        return []
    if word in _SPEAKER:
        return _speaker(scene, index, part)
    if word in _POSSESSIVE:
        return _pronoun(scene, index, _POSSESSIVE[word], part)
    if index in scene.name_at:
        return [_party(scene, index, part)]
    for child in scene.kids(index, "appos"):
        if child in scene.name_at and scene.name_at[child].kind != "place":
            return parties(scene, child, part)
    if scene.lemmas[index] in BODY_OF | PLURAL_OFFICE and (owners := _owners(scene, index, part)):
        return owners
    return _both(scene, index, part) or _described(scene, index, part)


def _described(scene: Scene, index: int, part: str) -> list[Party]:
    """Whom a pronoun or a description of the report means, where it is safe to say."""
    word, office = scene.sheet.lower[index], folded(scene.sheet.words[index])
    pronoun = word in {"he", "she"}
    if scene.words_before(index) & _NOT_HIM:
        return []
    if not pronoun and (index in scene.speech_at or office not in HUMAN):
        return []
    name = scene.resolver.resolve(Cue(index, None, "event")).name
    if name is None:
        return []
    if pronoun and _either(scene, index):
        return []
    unsafe = _named_later(scene, index, name) if pronoun else not _has_office(scene, name, office)
    return [] if unsafe else [Party(name, scene.kind_of[name], index, index + 1, part)]


def _either(scene: Scene, index: int) -> bool:
    """Whether a pronoun may mean either of two: "X interviewed Y after he spoke"."""
    verb = scene.sheet.heads[index]
    if scene.sheet.deps[verb] != "advcl" or index < scene.sheet.heads[verb]:
        return False
    main = scene.sheet.heads[verb]
    sides = (scene.kids(main, *_SUBJECT), scene.kids(main, "dobj", "dative"))
    return all(
        any((name := scene.name_at.get(at)) and name.kind == "person" for at in side)
        for side in sides
    )


def _has_office(scene: Scene, name: str, office: str) -> bool:
    """Whether the text says that somebody has the office by which a description calls him."""
    member = scene.cast.members.get(("person", name))
    if member is None:
        return True
    wanted = {"minister", "secretary"} if office in {"minister", "secretary"} else {office}
    return bool(wanted & {folded(word) for word in member.words})


def _both(scene: Scene, index: int, part: str) -> list[Party]:
    """The two people named last, for "the two leaders" and "the pair"."""
    if scene.lemmas[index] not in (PLURAL_OFFICE - _STATES) | {"man", "woman", "pair"}:
        return []
    if scene.lemmas[index] != "pair" and not scene.words_before(index) & {"two", "both"}:
        return []
    low = scene.bounds[max(0, scene.sentence[index] - 2)][0]
    found: list[Party] = []
    for at in range(index - 1, low - 1, -1):
        name = scene.name_at.get(at)
        if name is not None and name.kind == "person":
            party = _party(scene, at, part)
            if party.name not in {each.name for each in found}:
                found.append(party)
        if len(found) == 2:
            return [Party(each.name, each.kind, index, index + 1, part) for each in found[::-1]]
    return []


def _named_later(scene: Scene, index: int, name: str) -> bool:
    """Whether the sentence goes on to name somebody, who then is not the pronoun before."""
    _, high = scene.bounds[scene.sentence[index]]
    return any(
        at in scene.name_at and scene.name_at[at].name == name for at in range(index + 1, high)
    )


def _party(scene: Scene, index: int, part: str) -> Party:
    name = scene.name_at[index]
    sheet = scene.sheet
    return Party(
        name.name, name.kind, sheet.at_or_after(name.start), sheet.at_or_after(name.end), part
    )


def _owners(scene: Scene, index: int, part: str) -> list[Party]:
    """The countries or bodies that officials or forces belong to: "the ministers of X and Y"."""
    bodies = scene.lemmas[index] in BODY_OF
    if not bodies and scene.sheet.tags[index] not in {"NNS", "NNPS"}:
        return []
    heads = [*scene.objects(index, "of", "from")]
    heads += scene.kids(index, "compound", "poss", "nmod") if bodies else []
    out: list[Party] = []
    while heads and len(out) < _LONGEST_LIST:
        at = heads.pop(0)
        heads = [*scene.kids(at, "conj"), *heads]
        if at in scene.name_at and scene.name_at[at].kind != "person":
            out.append(_party(scene, at, part))
    return out


def _speaker(scene: Scene, index: int, part: str) -> list[Party]:
    """Whoever says "I", or "we" of himself and others, in a quotation."""
    quote = scene.speech_at.get(index)
    if quote is None or quote.speaker is None:
        return []
    kind = scene.kind_of.get(quote.speaker, "person")
    return [Party(quote.speaker, kind, index, index + 1, part)]


def _pronoun(scene: Scene, index: int, gender: str, part: str) -> list[Party]:
    """The person that "his" or "her" belongs to: the nearest subject before it that can be."""
    sheet = scene.sheet
    here = scene.sentence[index]
    verb = scene.verb_over(index)
    own = subject_of(scene, verb) if verb is not None else None
    if owner := _owner_above(scene, index, part):
        return _if_gender(scene, owner, index, gender)
    if own is not None and own < index:
        # "X thanked Y for his visit" tells of Y's.
        objects = [] if verb is None else scene.kids(verb, "dobj", "dative")
        gone = [at for at in scene.above(index)[1:4] if scene.sheet.lower[at] == "for"]
        near = [*objects, *(each for at in objects for each in scene.kids(at, "compound"))]
        thanked = [at for at in near if at in scene.name_at and at < index]
        if gone and thanked and (theirs := _one(scene, thanked[0], part)):
            return _if_gender(scene, theirs, index, gender)
        return _if_gender(scene, _one(scene, own, part), index, gender)
    for number in range(here, max(-1, here - 3), -1):
        if number == here - 1 and (owner := _named_before(scene, index, part)):
            return _if_gender(scene, owner, index, gender)
        low, high = scene.bounds[number]
        found = [
            at
            for at in range(low, high)
            if sheet.deps[at] in _SUBJECT and (at < index or _opens(scene, index, at))
        ]
        found.sort(key=lambda at: (at > index, -at if number == here else at))
        for at in found:
            if at != index and (
                found_here := _if_gender(scene, _one(scene, at, part), index, gender)
            ):
                return found_here
    return []


def _owner_above(scene: Scene, index: int, part: str) -> list[Party]:
    """Whose the phrase is that a pronoun stands in: "X's talks with Y during his trip"."""
    for at in scene.above(index)[2:]:
        if scene.sheet.tags[at].startswith("VB"):
            break
        owners = [each for each in scene.kids(at, "poss") if each in scene.name_at]
        if owners and owners[0] < index and scene.name_at[owners[0]].kind == "person":
            return [_party(scene, owners[0], part)]
    return []


def _named_before(scene: Scene, index: int, part: str) -> list[Party]:
    """The person named last in the sentence before a pronoun that no subject explains."""
    low, _ = scene.bounds[scene.sentence[index]]
    for at in range(index - 1, low - 1, -1):
        name = scene.name_at.get(at)
        if name is not None and name.kind == "person":
            return [_party(scene, at, part)]
    return []


def _if_gender(scene: Scene, found: list[Party], index: int, gender: str) -> list[Party]:
    """The person that a pronoun may stand for, at the pronoun's own place."""
    for party in found:
        member = scene.cast.members.get((party.kind, party.name))
        person = member is not None and party.kind == "person"
        if person and (member is None or not member.gender or member.gender == gender):
            return [Party(party.name, party.kind, index, index + 1, party.part)]
    return []


def _opens(scene: Scene, index: int, subject: int) -> bool:
    """Whether a pronoun stands in a phrase before its clause's subject: "After his call, X …"."""
    verb = scene.sheet.heads[subject]
    return verb in scene.above(index)
