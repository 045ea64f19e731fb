"""How an event stands: announced, under way, held, postponed, cancelled or denied."""

from __future__ import annotations

from entities.language.events.scene import Scene
from entities.language.events.telling import Telling
from entities.language.events.words import HOLD, TAKE_PLACE
from entities.language.findings import EventStatus

DENY = frozenset("deny refute dispute".split())
CANCEL = frozenset("cancel scrap abandon shelve axe".split())
POSTPONE = frozenset("postpone delay defer reschedule".split())
PLAN = frozenset(
    """plan schedule expect set due slate arrange agree prepare intend aim promise vow pledge
    announce poise await book resolve decide choose opt""".split()
)
WISH = frozenset(
    """want urge ask call demand propose offer seek consider hope suggest press beg request invite
    threaten refuse decline fail reject oppose imagine wish need try encourage recommend favour
    advise warn fear doubt question weigh mull secure eye envision envisage favor dream""".split()
)
"""Verbs under which a thing is only wished, weighed or refused."""
_NOT_DONE = frozenset({"refuse", "decline", "fail", "reject"})
_UNREAL = frozenset({"would", "could", "may", "might", "should", "can", "must", "ought"})
_SAID = frozenset("say announce confirm tell reveal add state report declare disclose".split())
_IF = frozenset({"if", "unless", "whether"})
_OFTEN = frozenset("regularly often always usually frequently sometimes routinely daily".split())
"""What is done many times is no one event."""
_AHEAD = frozenset("upcoming forthcoming planned scheduled future proposed impending next".split())
_NOW = frozenset("ongoing current continuing".split())
_WILL = frozenset({"will", "wo", "shall", "'ll", "’ll"})
_DONE = frozenset({"VBD", "VBN"})
_PLAN_OF = frozenset("plan schedule arrange expect set due slate book".split())
_DUE = frozenset({"due", "set", "scheduled", "ready", "likely"})
_CHAIN = frozenset({"xcomp", "ccomp", "pcomp", "prep", "acl", "advcl", "conj"})
_SEEN = frozenset({"see", "watch", "let", "make", "have", "hear", "help"})
_IDEA_OF = frozenset("on to against about from into towards over without".split())
_MINDED = frozenset("interested open opposed committed capable close averse interest".split())
"""Adjectives of a mind that has not acted: "interested in talking with"."""
_HONOUR = frozenset("privilege honour honor pleasure forward".split())
"""Nouns of which what they are about is done."""
_DOES = frozenset("begin start continue manage proceed go come use get finish help happen".split())
"""Verbs under which an infinitive was done."""
_MEANS = frozenset("fly travel go come arrive gather use leave sit visit head cross drive".split())
"""Verbs of what is done in order to do another thing, which then is done too."""
_FIRST = frozenset({"first", "last", "only", "second", "third", "latest"})
_PLANS = frozenset({"plan", "intention", "invitation", "date"})
_OFFERS = frozenset(
    """offer call demand proposal request chance prospect possibility hope idea talk likelihood
    opposition threat need desire wish bid push pressure appeal effort attempt openness willingness
    readiness interest condition precondition path route return guarantee assurance obstacle
    alternative""".split()
)
"""Nouns of which what they are about is only wished or weighed: "the prospect of talks"."""
_NONE = frozenset({"no", "never", "neither", "nor", "without"})


class Unreal(Exception):
    """What is told is wished, asked or supposed, and is no event."""


def judge(scene: Scene, telling: Telling) -> None:
    """Set the status of a telling.

    Raises Unreal where the words only wish, ask or suppose.
    """
    sheet = scene.sheet
    trigger = telling.trigger
    if _asked(scene, trigger):
        raise Unreal
    if _bidden(scene, trigger) or _idea(scene, trigger):
        raise Unreal
    if not sheet.tags[trigger].startswith("VB") and _by_attribute(scene, telling):
        return
    verb = trigger if sheet.tags[trigger].startswith("VB") else telling.verb
    if verb is None or not _tells(scene, telling, verb):
        return
    _by_verb(scene, telling, verb)


def _bidden(scene: Scene, verb: int) -> bool:
    """Whether a bare verb is an order or a wish: "Mr Holm, meet Mr Pevkur"."""
    sheet = scene.sheet
    if sheet.tags[verb] != "VB" or scene.kids(verb, "aux"):
        return False
    over = scene.lemmas[sheet.heads[verb]]
    return sheet.deps[verb] not in {"conj", "xcomp"} and not (
        sheet.deps[verb] == "ccomp" and over in _SEEN
    )


def _idea(scene: Scene, verb: int) -> bool:
    """Whether a participle only says what a noun is about: "opposition to sending troops"."""
    sheet = scene.sheet
    if sheet.tags[verb] != "VBG" or sheet.deps[verb] != "pcomp":
        return False
    preposition = sheet.heads[verb]
    noun = sheet.heads[preposition]
    if scene.lemmas[noun] in _MINDED:
        return True
    if sheet.lower[preposition] in {"like", "unlike"}:
        return True
    if sheet.lower[preposition] in _IDEA_OF and not (
        scene.lemmas[noun] == "look" and sheet.lower[preposition] == "to"
    ):
        return scene.lemmas[noun] not in _HONOUR
    return sheet.tags[noun].startswith("NN") and scene.lemmas[noun] not in _HONOUR


def _tells(scene: Scene, telling: Telling, verb: int) -> bool:
    """Whether a verb over a noun can say how its event stands: "will welcome the speech" cannot."""
    if verb == telling.trigger or scene.sheet.deps[telling.trigger] == "pobj":
        return True
    lemma = scene.lemmas[verb]
    if lemma in HOLD | TAKE_PLACE | PLAN | CANCEL | POSTPONE | DENY | WISH:
        return True
    return lemma in {"call", "put", "push", "rule", "be"}


def _by_attribute(scene: Scene, telling: Telling) -> bool:
    """Whether the words in front of a noun say how the event stands: "the upcoming talks"."""
    for at in scene.kids(telling.trigger, "amod", "det", "compound", "neg"):
        word, lemma = scene.sheet.lower[at], scene.lemmas[at]
        if word in _NONE:
            return _set(telling, "denied", at)
        if word in {"cancelled", "canceled", "abandoned", "aborted"}:
            return _set(telling, "cancelled", at)
        if word in {"postponed", "delayed"}:
            return _set(telling, "postponed", at)
        if word in _AHEAD:
            _set(telling, "announced", at)
            # "A planned visit was cancelled": the verb has the last word.
            return telling.verb is None or not _called_off(scene, telling.verb)
        if word in _NOW:
            return _set(telling, "under way", at)
        if word in {"possible", "potential", "hypothetical", "any"} or lemma == "possible":
            raise Unreal
    return _by_preposition(scene, telling)


def _by_preposition(scene: Scene, telling: Telling) -> bool:
    """Whether what stands before the phrase does: "ahead of the talks", "plans for a summit"."""
    sheet = scene.sheet
    if sheet.deps[telling.trigger] not in {"pobj", "pcomp"}:
        return False
    above = sheet.heads[telling.trigger]
    if sheet.lower[above] == "of" and sheet.lower[sheet.heads[above]] == "ahead":
        return _set(telling, "announced", above)
    if sheet.lower[above] in {"after", "following", "during"}:
        return _set(telling, "held", above)
    if sheet.lower[above] == "before" and telling.status is None:
        return _set(telling, "announced", above)
    over = scene.lemmas[sheet.heads[above]]
    if sheet.lower[above] in {"for", "of"} and over in {"plan", "preparation", "proposal", "date"}:
        return _set(telling, "announced", sheet.heads[above])
    if sheet.lower[above] == "without":
        raise Unreal
    if sheet.lower[above] == "for" and over in {"prepare", "brace", "ready", "gear"}:
        return _set(telling, "announced", sheet.heads[above])
    if sheet.lower[above] in {"of", "for", "to", "in"} and over in _OFFERS:
        raise Unreal
    return False


def _set(telling: Telling, status: EventStatus, at: int) -> bool:
    telling.status, telling.status_at = status, at
    return True


def _asked(scene: Scene, index: int) -> bool:
    """Whether the sentence is a question."""
    _, high = scene.bounds[scene.sentence[index]]
    return "?" in scene.sheet.words[max(0, high - 3) : high]


def _by_verb(scene: Scene, telling: Telling, verb: int) -> None:
    """Ask the verb over a trigger, then those it hangs on, until one says how the event stands."""
    sheet = scene.sheet
    _ask(scene, telling, verb, own=verb)
    if verb == telling.trigger and _is_notion(scene, verb):
        raise Unreal
    if sheet.deps[verb] == "pcomp" and sheet.lower[sheet.heads[verb]] in {"before", "without"}:
        raise Unreal
    undone = _climb(scene, telling, verb)
    if telling.status is None and undone and verb == telling.trigger:
        raise Unreal
    # "The talks come at a hard time" does not say whether they have begun.
    if telling.status is None and (verb == telling.trigger or sheet.tags[verb] in _DONE):
        telling.status, telling.status_at = "held", verb


def _climb(scene: Scene, telling: Telling, verb: int) -> bool:
    """Ask the verbs above one; whether it is an infinitive that none of them says was done."""
    at, to_be_done = verb, telling.status is None and _infinitive(scene, verb)
    for _ in range(4):
        head, tied = scene.sheet.heads[at], scene.sheet.deps[at]
        # Who said it does not say whether what is said in a quotation came about.
        if head == at or tied not in _CHAIN or _leaves_speech(scene, at, head):
            break
        if tied == "acl" and not scene.sheet.tags[head].startswith("VB"):
            _by_noun(scene, telling, head)
            break
        if tied == "conj":
            _share(scene, telling, at, head)
            if to_be_done or not _shares_to(scene, at, head):
                break
            # "plans to go there and meet": the second verb is planned as the first is.
            to_be_done, at = True, head
            continue
        if tied == "prep" and scene.lemmas[head] in _HONOUR:
            # "will have the privilege of chairing", "look forward to meeting"
            _ask(scene, telling, scene.sheet.heads[head], own=verb)
        elif tied == "prep" and scene.lemmas[head] == "look":
            _ask(scene, telling, head, own=verb)
        if tied in {"advcl", "prep"}:
            if telling.status is None and to_be_done and scene.lemmas[head] in _MEANS:
                _ask(scene, telling, head, own=verb)
                to_be_done = False
            break
        if scene.lemmas[head] in _DOES and tied == "xcomp":
            to_be_done = False
        _ask(scene, telling, head, own=verb)
        at = head
    return to_be_done


def _leaves_speech(scene: Scene, at: int, head: int) -> bool:
    return (at in scene.speech_at) != (head in scene.speech_at)


def _is_notion(scene: Scene, verb: int) -> bool:
    """Whether a participle is a name for an act and not its telling: "voting on it could drag"."""
    sheet = scene.sheet
    bare = sheet.tags[verb] == "VBG" and not scene.kids(verb, "aux")
    return bare and sheet.deps[verb] in {"csubj", "nsubj", "amod", "compound", "dobj", "ROOT"}


def _infinitive(scene: Scene, verb: int) -> bool:
    return scene.sheet.tags[verb] == "VB" and _purpose(scene, verb)


def _shares_to(scene: Scene, verb: int, first: int) -> bool:
    bare = scene.sheet.tags[verb] == "VB" and not scene.kids(verb, "aux", "nsubj")
    return bare and _infinitive(scene, first)


def _share(scene: Scene, telling: Telling, verb: int, first: int) -> None:
    """What "will fly there and meet" says of both verbs: its "will", not its meaning."""
    sheet = scene.sheet
    if telling.status is not None or scene.kids(verb, "aux", "nsubj"):
        return
    words = {sheet.lower[child] for child in scene.kids(first, "aux")}
    if scene.kids(first, "neg") and sheet.tags[verb] == "VB":
        raise Unreal
    if words & _WILL:
        _set(telling, "announced", first)
    elif words & _UNREAL and sheet.tags[verb] == "VB":
        raise Unreal


def _by_noun(scene: Scene, telling: Telling, noun: int) -> None:
    """ "plans to visit", "an offer to meet"."""
    if scene.sheet.lower[scene.sheet.heads[noun]] in {"like", "unlike"}:
        raise Unreal
    if scene.lemmas[noun] in _PLANS:
        _set(telling, "announced", noun)
    elif scene.lemmas[noun] in _OFFERS:
        raise Unreal
    elif scene.words_before(noun) & _FIRST or scene.lemmas[noun] in _FIRST:
        _set(telling, "held", noun)


def _purpose(scene: Scene, verb: int) -> bool:
    return any(scene.sheet.lower[each] == "to" for each in scene.kids(verb, "aux"))


def _ask(scene: Scene, telling: Telling, verb: int, *, own: int) -> None:
    """What one verb in the chain says; a verb nearer the trigger is asked first."""
    sheet, lemma = scene.sheet, scene.lemmas[verb]
    around = scene.kids(verb, "aux", "neg", "mark", "advmod", "prt", "acomp")
    words = {sheet.lower[child] for child in around}
    if words & (_IF | _OFTEN) or _supposed(scene, verb) or _recurs(scene, verb):
        raise Unreal
    if scene.kids(verb, "neg") and "only" not in words:
        _set(telling, "denied", scene.kids(verb, "neg")[0])
        return
    above = verb != own or telling.trigger != own
    if above and (undone := _undone(lemma, words)):
        _set(telling, undone, verb)
        return
    if verb != own and _only_wished(lemma, words, telling):
        raise Unreal
    if telling.status is not None:
        return
    if words & _WILL or ("when" in words and sheet.tags[verb] in {"VBZ", "VBP"}):
        _set(telling, "announced", verb)
    elif words & _UNREAL:
        head = sheet.heads[verb]
        told = scene.lemmas[head] in _SAID and lemma != "have"
        if words & _UNREAL != {"would"} or not told:
            raise Unreal
        _set(telling, "announced", verb)
    elif above and lemma in WISH and (verb != own or telling.kind != "sanction"):
        if verb == own or lemma not in _NOT_DONE:
            raise Unreal
        _set(telling, "denied", verb)
    elif status := _planned(scene, verb, own, above=above, words=words):
        _set(telling, status, verb)


def _recurs(scene: Scene, verb: int) -> bool:
    """Whether a verb is of many times: "flies there every other week"."""
    times = scene.kids(verb, "npadvmod")
    return any(scene.words_before(at) & {"every", "each"} for at in times)


def _supposed(scene: Scene, verb: int) -> bool:
    """Whether a condition hangs on a verb: "would meet if the talks went well"."""
    conditions = scene.kids(verb, "advcl")
    marks = (scene.sheet.lower[at] for each in conditions for at in scene.kids(each, "mark"))
    return any(mark in _IF for mark in marks)


def _called_off(scene: Scene, verb: int) -> bool:
    around = {scene.sheet.lower[each] for each in scene.kids(verb, "prt", "advmod")}
    return _undone(scene.lemmas[verb], around) is not None


def _only_wished(lemma: str, words: set[str], telling: Telling) -> bool:
    """ "Offered to set up talks", "has yet to hold a meeting"."""
    yet = "yet" in words and lemma in {"have", "remain"}
    return yet or (lemma in WISH - _NOT_DONE and telling.kind != "sanction")


def _undone(lemma: str, words: set[str]) -> EventStatus | None:
    """The status that a verb gives to the event that is its object."""
    if lemma == "look" and "forward" in words:
        return "announced"
    held_back = lemma == "hold" and "back" in words
    if held_back or lemma in DENY or (lemma == "rule" and "out" in words):
        return "denied"
    if lemma in CANCEL or (lemma == "call" and "off" in words):
        return "cancelled"
    if lemma in POSTPONE or (lemma in {"put", "push"} and words & {"off", "back"}):
        return "postponed"
    return None


def _to_come(scene: Scene, verb: int) -> bool:
    """Whether a verb before an infinitive means what is ahead: "is to meet", "is going to meet"."""
    lemma = scene.lemmas[verb]
    return lemma == "be" or (lemma == "go" and scene.sheet.tags[verb] == "VBG")


def _planned(
    scene: Scene, verb: int, own: int, *, above: bool, words: set[str]
) -> EventStatus | None:
    """Announced where it is planned or due, under way where it is going on."""
    lemma = scene.lemmas[verb]
    if above and lemma in PLAN and "out" not in words and (verb != own or lemma in _PLAN_OF):
        return "announced"
    if verb != own and (words & _DUE or (_to_come(scene, verb) and _purpose(scene, own))):
        return "announced"
    if scene.sheet.tags[verb] == "VBG" and words & {"is", "are", "'s", "’s", "am"}:
        return "under way"
    return None
