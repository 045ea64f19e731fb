"""The words that introduce speech, and those that name who speaks. Written for Attaché."""

from __future__ import annotations

from pathlib import Path

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "read": "reads reading",
    "sing": "sings sang sung singing",
    "swear": "swears swore swearing",
    "put": "puts putting",
    "begin": "begins began beginning",
    "go on": "went going goes",
    "hold": "holds held holding",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "cry": "cries cried crying",
    "quip": "quips quipped quipping",
    "quote": "quotes quoted quoting",
    "blog": "blogs blogged blogging",
    "text": "texts texted texting",
    "think": "thinks thought thinking",
    "find": "finds found finding",
    "shout": "shouts shouted shouting",
    "admit": "admits admitted admitting",
    "retort": "retorts retorted retorting",
    "defend": "defends defended defending",
}

_SPEECH = """say tell add ask write speak state note explain reply respond answer argue insist
stress declare announce remark comment observe claim assert contend maintain warn recall recount
admit acknowledge concede confirm deny predict suggest tweet retweet post text blog email quip joke
shout yell scream cry exclaim whisper mutter murmur continue conclude reiterate repeat underline
underscore emphasise emphasize highlight urge demand vow pledge promise swear testify lament
complain boast brag joke reveal disclose report read sing chant propose advise caution counsel
retort interject protest reassure assure agree confess elaborate clarify charge allege recommend
deadpan tease wonder reflect inform proclaim affirm reaffirm signal reckon laugh sigh plead pray
press inquire query muse opine intone recite jeer heckle interrupt counter rejoin stammer snap
type scrawl gush rave rant fume implore beg begin offer specify summarise summarize outline
rule hold quote thank welcome hail praise condemn scold chide"""

_LABEL = """attack condemn reject call describe label labelled dub brand denounce dismiss deride
slam blast criticise criticize characterise characterize refer term mock ridicule liken compare
accuse think find put praise hail prefer"""

_TALK = """press defend dismiss criticise criticize attack praise question challenge address discuss
argue speak talk respond complain warn urge condemn welcome thank reflect react echo object agree
take stress recall insist lament explain promise pledge vow call tweet write post accuse blast slam
plead pray push appeal raise reject rebuke mock announce point describe tell say ask add note"""


def _forms(lemma: str) -> list[str]:
    """The forms of a verb: regular ones by rule, irregular ones from the table."""
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith(("ss", "sh", "ch", "x")):
        return [lemma, lemma + "es", lemma + "ed", lemma + "ing"]
    return [lemma, lemma + "s", lemma + "ed", lemma + "ing"]


def _table(lemmas: str) -> dict[str, str]:
    return {form: lemma for lemma in lemmas.split() for form in _forms(lemma)}


SPEECH = _table(_SPEECH)
"""Forms of verbs that introduce what somebody says, to their lemmas."""

LABEL = _table(_LABEL)
"""Forms of verbs that say what somebody calls a thing."""

TALK = SPEECH | LABEL | _table(_TALK) | {"know": "know"}
"""Forms of verbs after whose sentence a quotation of their subject may stand alone.

"Know" is for "wanted to know".
"""

DOCUMENT = frozenset(
    """statement readout release communique communiqué report letter memo memorandum document tweet
    post message email note paper draft text transcript summary declaration notice briefing
    dispatch editorial article study survey filing complaint ruling order review website""".split()
)
"""Nouns of things that "say": the organisation or person that they come from speaks."""

SPOKEN_FOR = frozenset(
    """spokesman spokeswoman spokesperson spokesmen spokespeople official officials source
    sources aide""".split()
)
"""Nouns of people who speak for an organisation without being named."""

FEMALE = frozenset(
    """mrs ms miss lady dame baroness madam madame queen princess duchess countess sister mother
    congresswoman spokeswoman chairwoman businesswoman actress woman daughter wife widow girl
    grandmother aunt niece empress fräulein frau señora servicewoman airwoman policewoman""".split()
)
MALE = frozenset(
    """mr sir lord king prince duke earl baron brother father congressman spokesman chairman
    businessman actor man son husband widower boy grandfather uncle nephew emperor herr señor
    serviceman airman policeman pope""".split()
)

_FOLDER = Path(__file__).parent / "data"


def _names(file: str, more: str) -> frozenset[str]:
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return frozenset((*(line.lower() for line in lines if not line.startswith("#")), *more.split()))


FEMALE_NAMES = _names(
    "female.txt",
    """ashley birgit brittany carmen carol christina condoleezza diane emma evelyn florence hillary
    jacinda joan kimberly nicola oksana priti sharon shirley stephanie ségolène tulsi kari""",
)
MALE_NAMES = _names(
    "male.txt",
    """ahmed andriy barack billy bobby brandon dmitry dmytro dylan fumio hassan hulusi jordan keir
    kyle mohammed naftali narendra oleksandr oleksii rajnath rustem shinzo terry tyler volodymyr
    willie yaşar yoav yuri""",
)
"""Given names that one gender alone bears: the files' and some leaders' that those leave open."""

HUMAN = (
    FEMALE
    | MALE
    | frozenset(
        """minister secretary president chancellor premier general admiral colonel captain major
        commander brigadier marshal lieutenant sergeant officer soldier ambassador envoy diplomat
        senator representative lawmaker legislator mp mps peer councillor mayor governor leader
        chief head director chair chairperson analyst expert professor historian researcher fellow
        author lawyer judge adviser advisor aide official spokesperson candidate nominee veteran
        activist critic journalist reporter correspondent columnist editor strategist negotiator
        delegate economist pilot sailor resident witness insider attaché consul commissioner
        politician democrat republican conservative doctor scientist engineer teacher student
        pastor bishop host anchor backbencher counterpart player coach singer executive owner
        manager founder partner voter friend source deputy undersecretary undersecretary
        lieutenant frontbencher prosecutor sheriff detective inspector texan billionaire""".split()
    )
)
"""Nouns of people, by which a description can name a speaker."""

SAME_HEAD = {
    "lawmaker": "mp",
    "legislator": "mp",
    "backbencher": "mp",
    "parliamentarian": "mp",
    "advisor": "adviser",
    "pm": "premier",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gen": "general",
    "adm": "admiral",
    "col": "colonel",
    "capt": "captain",
    "maj": "major",
    "brig": "brigadier",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "cmdr": "commander",
    "prof": "professor",
    "dr": "doctor",
    "amb": "ambassador",
    "envoy": "ambassador",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "boss": "chief",
    "democratic": "democrat",
    "retired": "former",
    "ex": "former",
    "ex-minister": "minister",
}
"""Descriptions that mean the same office, folded to one word."""

NATION = {
    word: code
    for code, words in {
        "gb": "uk u.k. british britain britain's london england english whitehall",
        "us": "us u.s. american america usa washington pentagon",
        "fr": "french france",
        "de": "german germany",
        "ua": "ukrainian ukraine",
        "ru": "russian russia",
        "pl": "polish poland",
        "no": "norwegian norway",
        "se": "swedish sweden",
        "fi": "finnish finland",
        "dk": "danish denmark",
        "ee": "estonian estonia",
        "lv": "latvian latvia",
        "lt": "lithuanian lithuania",
        "nl": "dutch netherlands",
        "be": "belgian belgium",
        "it": "italian italy",
        "es": "spanish spain",
        "pt": "portuguese portugal",
        "gr": "greek greece",
        "tr": "turkish turkey türkiye",
        "ro": "romanian romania",
        "bg": "bulgarian bulgaria",
        "hu": "hungarian hungary",
        "cz": "czech czechia",
        "sk": "slovak slovakia",
        "ca": "canadian canada",
        "au": "australian australia",
        "nz": "zealand",
        "jp": "japanese japan",
        "kr": "korean korea",
        "cn": "chinese china beijing",
        "in": "indian india",
        "pk": "pakistani pakistan",
        "il": "israeli israel",
        "ir": "iranian iran",
        "iq": "iraqi iraq",
        "sy": "syrian syria",
        "sa": "saudi",
        "eg": "egyptian egypt",
        "ie": "irish ireland",
        "at": "austrian austria",
        "ch": "swiss switzerland",
        "ge": "georgian georgia",
        "md": "moldovan moldova",
        "ph": "philippine philippines filipino",
        "tw": "taiwanese taiwan",
    }.items()
    for word in words.split()
}
"""Words that tie an office to a country, to the country's ISO 3166 code."""

FIELD = frozenset(
    """defence foreign prime finance interior home trade health justice education treasury
    energy transport culture vice deputy shadow assistant opposition general state navy army air
    security national environment first armed labor veterans""".split()
)
"""Words that set one office apart from another of the same noun."""

LESSER = frozenset(
    {
        "retired",
        "deputy",
        "vice",
        "shadow",
        "assistant",
        "former",
        "junior",
        "acting",
        "opposition",
    }
)
"""Words that make another office of an office."""

BODY = frozenset(
    """ministry department government alliance embassy agency council committee parliament army
    navy company union commission office organisation organization group party institute bank
    foundation association corps force command centre center coalition senate house court
    police administration secretariat board federation university think-tank manufacturer
    firm""".split()
)
"""Nouns of bodies of people, by which a description can name an organisation that speaks."""

METONYM = frozenset(
    """pentagon kremlin élysée elysée elysee whitehall white_house downing_street number_10
    capitol_hill foggy_bottom quai_d'orsay""".split()
)
"""Buildings whose names stand for those who work there, with an underscore for a space."""

HEADS_OF = {
    "chairs": "chair",
    "chaired": "chair",
    "leads": "leader",
    "led": "leader",
    "heads": "head",
    "headed": "head",
    "commands": "commander",
    "commanded": "commander",
    "represents": "representative",
    "directs": "director",
    "edits": "editor",
}
"""Verbs by which a report says what somebody is: "Berg, who chairs the committee"."""

OFFICE = frozenset(
    """minister secretary president chancellor premier general admiral colonel captain major
    commander brigadier marshal ambassador senator representative mp mayor governor chair
    commissioner envoy consul attaché congressman congresswoman""".split()
)
"""Nouns of offices that a report may use of somebody whose office it has not said."""

PARTISAN = frozenset(
    "republican democrat conservative politician veteran texan billionaire year-old".split()
)
"""Nouns that a report uses of somebody it has named before, without having said so of them."""

GENERAL = {
    "officer": frozenset(
        """general admiral colonel captain major commander brigadier marshal lieutenant
        sergeant""".split()
    ),
    "soldier": frozenset("general colonel captain major brigadier lieutenant sergeant".split()),
    "diplomat": frozenset("ambassador consul attaché commissioner".split()),
    "leader": frozenset("president premier chancellor prime leader".split()),
    "lawmaker": frozenset("mp senator representative deputy".split()),
    "politician": frozenset("minister secretary mp senator representative leader".split()),
}
"""Nouns that may stand for any of several offices."""


_UNSEEN = "\u200b\u200e\u200f\ufeff"
"""Marks of direction and breadth that pages leave behind a word."""


def folded(word: str) -> str:
    """A word of a description, with offices of one meaning and both spellings made one."""
    word = word.lower().strip(_UNSEEN).rstrip(".").replace("defense", "defence").removesuffix("'s")
    word = word.removesuffix("’s")
    return SAME_HEAD.get(word, word)
