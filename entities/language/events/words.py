"""The words that tell of events, by kind, and the words that may stand around them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MEETING = _set(
    """meeting talk discussion bilateral encounter clash quarrel altercation confrontation dialogue
    negotiation consultation sit-down exchange showdown argument spat bust-up row debate breakfast
    lunch dinner conversation engagement tete-a-tete shouting-match match"""
)
"""Nouns of people who talk face to face."""
QUARREL = _set(
    """clash quarrel altercation confrontation exchange showdown argument spat bust-up row debate
    dialogue breakfast lunch dinner conversation engagement match encounter"""
)
"""Of those, the ones that are a meeting only where it is said between whom."""
CALL = _set("call teleconference videoconference conversation")
VISIT = _set("visit trip tour stopover journey")
CONFERENCE = _set("summit conference forum symposium ministerial gathering")
SPEECH = _set("speech address statement keynote remarks lecture")
PACT = _set(
    """convention agreement pact treaty accord deal memorandum declaration arrangement contract
    partnership protocol truce ceasefire armistice mou"""
)
AID = _set(
    """aid assistance weapon arm ammunition missile tank drone shell artillery vehicle system
    package munition equipment howitzer mortar rifle launcher battery radar interceptor rocket
    hardware weaponry gun bomb grenade arms"""
)
"""Nouns of what is given; craft that also sail and fly under their own flag are in CRAFT."""
CRAFT = _set("jet aircraft helicopter warship frigate ship submarine plane fighter boat vessel")
FORCES = _set(
    """troop soldier force battalion brigade regiment squadron destroyer carrier marine paratrooper
    contingent peacekeeper corvette battlegroup minesweeper minehunter bomber personnel sailor
    adviser trainer company division unit fleet detachment flotilla"""
)
"""Nouns of those who are sent and do not change hands."""
EXERCISE = _set("exercise drill manoeuvre maneuver wargame")
STOPPED = _set(
    """aid assistance sharing delivery shipment sale export cooperation co-operation participation
    supply support talk negotiation intelligence exercise drill flight funding training patrol
    transfer treaty membership contact arm weapon"""
)
"""Nouns of what can be suspended."""
HALT = _set("suspension freeze halt pause moratorium")
PENALTY = _set("sanction embargo tariff penalty restriction ban")
SANCTIONED = _set(
    """company firm bank individual entity oligarch businessman person people vessel tanker ship
    body group oligarchs exporter supplier broker"""
)
"""Nouns of those that are punished, where they are not named."""
CEREMONY = _set(
    """commemoration ceremony reception parade memorial service wreath-laying remembrance"""
)
RITE = _set("anniversary centenary bicentenary memory fallen landings jubilee")
"""What a ceremony is held for."""

MEET = _set("meet huddle confer")
SPEAK = _set("speak talk")
PHONE = _set("phone telephone ring")
TRAVEL = _set("travel fly visit arrive journey land tour head go")
RECEIVE = _set("host welcome receive greet")
SIGN = _set("sign ink initial conclude renew ratify strike reach seal agree finalise finalize")
GIVE = _set(
    """send deliver supply provide donate give transfer ship hand pledge promise commit announce
    approve offer sell gift dispatch earmark authorise authorize unveil"""
)
GIVE_IN_WORDS = _set(
    "pledge promise commit announce approve offer unveil earmark authorise authorize"
)
STOP = _set(
    """suspend halt pause freeze stop cut end withhold cease scrap block interrupt curtail
    discontinue"""
)
WITHDRAW = _set("withdraw pull evacuate")
SEND = _set("deploy send station dispatch move")
HOLD = _set(
    """hold have conduct host attend make give deliver chair join begin start open launch conclude
    lead finish wrap complete take stage organise organize convene run co-host co-chair address
    end enter pay schedule arrange plan cancel postpone discuss undertake embark announce condemn
    continue resume break skip miss boycott"""
)
"""Verbs whose subject takes part in the event that is their object."""
UTTER = _set("give deliver make hold begin open conclude end finish use read")
"""Verbs whose subject speaks the speech that is their object; others only attend it."""
TAKE_PLACE = _set("take happen occur begin start end open conclude last follow focus come")
IMPOSE = _set("impose announce slap extend tighten adopt introduce lift ease place levy expand")
APPOINT = _set("appoint name nominate elect promote confirm swear")
LEAVE = _set("resign dismiss sack fire")
MARK = _set("mark commemorate celebrate honour honor remember")
DRILL = _set("hold conduct begin start launch join take train participate stage host")
BALLOT = _set("vote approve ratify reject pass adopt back endorse")

HOUSES = _set(
    """parliament commons lords congress senate bundestag knesset duma sejm diet riksdag storting
    folketing seimas saeima riigikogu eduskunta rada verkhovna lawmakers mps assembly legislature
    dáil oireachtas lok sabha rajya cabinet house council committee"""
)
"""Words of names of parliaments and councils, and of those who sit there."""
AUDIENCE_NOT = _set(
    """reporter journalist medium press bbc newspaper reuter condition anonymity behalf affiliate"""
)
"""Whoever speaks to these only comments."""
CROWD = _set("nation french british troop delegate audience crowd cadet assembly people conference")
"""Who is spoken to in a speech."""
PLURAL_OFFICE = _set(
    """minister leader secretary president chief ambassador envoy official foreign defence general
    commander chancellor premier diplomat delegation government force navy army military troop
    counterpart negotiator country nation ally delegate soldier"""
)
BODY_OF = _set(
    """government military army navy forces ministry administration delegation parliament troops
    troop force official negotiator side airforce"""
)
"""Nouns that stand for the country or body they belong to: "the government of Japan"."""
