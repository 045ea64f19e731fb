"""Governments: "Washington" that speaks or decides is no spot on a map.

A capital or a house of government is taken for those who govern there where it does, owns or is
told what only people can. A rule reads the parse; without one nothing is marked.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

_VERBS = frozenset(
    """accept accuse acknowledge act admit adopt aim agree allege allow announce answer approve
    argue arm ask assert assure attack authorise authorize back balk ban believe blame block boast
    break brief call cancel caution celebrate cede charge claim commit complain concede condemn
    confirm consider consult continue cooperate coordinate counter criticise criticize curb cut
    decide declare decline defend defy delay demand denounce deny deploy describe dismiss dispatch
    dispute doubt drop ease embrace emphasise emphasize endorse engage escalate expect expel
    explain express extend favour favor fear finance forge freeze fund give grant guarantee halt
    hail hesitate hope ignore impose indicate inform insist intend intervene invade invite issue
    join justify keep launch lift lobby maintain make manoeuvre mean mediate misjudge mull need
    negotiate note notify object offer oppose order oust overrule pause permit plan play pledge
    postpone praise prefer prepare press pressure promise propose protest provide publish pursue
    push question ratify react reaffirm rebuff rebuke recall recognise recognize refuse reiterate
    reject release remain renew repeat reply request resist resolve respond restate resume
    retaliate reveal rule sanction say scrap scramble seek seem send share shift sign signal speak
    state step stop stress submit suggest summon supply support suspect suspend take talk tell
    threaten try turn underestimate unveil urge use veto violate vow want warn welcome withdraw
    withhold work worry yield""".split()
)
"""Lemmas of what governments do and cities do not."""

_ADDRESSING = frozenset(
    """accuse alarm anger appease ask assure blame brief challenge condemn consult convince
    criticise criticize defy deter enrage force help implore inform infuriate isolate lobby notify
    oppose persuade placate press pressure prod prompt provoke punish push reassure rebuke
    sanction support tell thank threaten trust urge warn""".split()
)
"""Lemmas of verbs whose object is somebody who can answer."""

_OWNED = frozenset(
    """accession account action aggression aid aim allegation alliance ally ambassador ambition
    announcement approach approval arsenal assurance attempt backing blessing budget change
    claim commitment concern condemnation consent cooperation counterpart decision defence
    defense delegation demand denial diplomacy diplomat effort envoy failure foe force goal
    government hand help hope influence insistence intention interest invasion invitation
    leader leadership leverage line loan message military minister missile mood move negotiator
    objection offer official opponent opposition order partner plan pledge policy position
    posture power preference pressure priority promise proposal reaction readiness refusal
    rejection relation relationship reply request resolve response retreat rhetoric rival role
    sanction security silence spokesman spokesperson spokeswoman stance statement stockpile
    strategy support suspension tactic term thinking threat tie tone troop veto view vote war
    warning weapon willingness withdrawal""".split()
)
"""Lemmas of what a government has and a city has not."""

_DIPLOMACY = frozenset(
    """accord accusation agreement aid alliance appeal army arms assistance assurance backing
    call channel clash communication concession confrontation consultation contact cooperation
    coordination criticism deal demand dependence dialogue difference diplomacy disagreement dispute
    divide dialog exchange fallout feud friction gap guarantee help intelligence link loan message
    negotiation objection offer order pact partnership permission pledge pressure proposal
    rapprochement reassurance relation relationship reply request response rift rivalry row sanction
    signal spat split standoff stand-off statement struggle support talk tension threat tie treaty
    trust truce understanding war warning weapon word""".split()
)
"""Lemmas of what passes between governments."""

_STAFF = frozenset(
    """adviser advisor aide insider negotiator official policy policymaker readout source
    spokesman spokesperson spokespeople spokeswoman statement strategist thinking""".split()
)
_MADE_ANYWHERE = frozenset({"call", "flight", "link", "talk", "negotiation", "contact"})
"""What comes "from Rome" because somebody is there."""
_FROM = frozenset({"from", "with", "to", "on", "against", "by", "between", "for", "toward"})
_SUBJECTS = frozenset({"nsubj", "agent"})


@cache
def _speaking() -> frozenset[str]:
    path = Path(__file__).parent / "data" / "governments.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_government(doc: Doc, start: int, end: int) -> bool:
    """Whether the place at tokens start..end stands for the government there."""
    name = doc[start:end].text
    if name.removeprefix("the ").removeprefix("The ") not in _speaking():
        return False
    token = doc[start:end].root
    for _ in range(4):
        if _governs(token):
            return True
        if token.dep_ != "conj":
            return False
        token = token.head
    return False


def _governs(token: Token) -> bool:
    head, dep = token.head, token.dep_
    if dep in _SUBJECTS:
        return head.lemma_.lower() in _VERBS or head.head.lemma_.lower() in _ADDRESSING
    if dep in {"dobj", "nsubjpass", "dative"}:
        return head.lemma_.lower() in _ADDRESSING
    if dep == "poss":
        return head.lemma_.lower() in _OWNED
    if dep in {"compound", "nmod"}:
        return head.lemma_.lower() in _STAFF
    if dep == "pobj":
        return _after_preposition(head)
    return False


def _after_preposition(preposition: Token) -> bool:
    """Whether a place behind a preposition is one that deals: "talks with Moscow"."""
    word, head = preposition.lower_, preposition.head
    if word == "by" and preposition.dep_ == "agent":
        return head.lemma_.lower() in _VERBS
    if word not in _FROM or (word == "from" and head.lemma_.lower() in _MADE_ANYWHERE):
        return False
    # "Relations between", "pressure on" and the like, over "further talks of … with".
    if head.dep_ == "prep" and head.head is not head:
        head = head.head
    if head.pos_ == "VERB":
        return any(
            child.dep_ == "dobj" and child.lemma_.lower() in _DIPLOMACY for child in head.children
        )
    return head.pos_ in {"NOUN", "PROPN", ""} and head.lemma_.lower() in _DIPLOMACY
