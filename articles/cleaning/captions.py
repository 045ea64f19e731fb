"""Words that belong to a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, is_quotation

REASON = "picture caption"

_LONGEST = 400
_POSITION = re.compile(
    r"""\((?:(?:far|top|bottom|front|back|second|third)[\s-])?(?:(?:from\s)?(?:the\s)?
    (?:left|right|centre|center|middle)|pictured|in\sforeground|foreground|background)
    (?:,\s[^()]{1,40})?\)""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(
    r"""(?:photo(?:graph)?s?|pictures?|pictured|image|images|caption|photographer|file\sphoto
    |photo\scredit|image\scredit|picture\scredit|credit)(?:\s(?:by|credit|courtesy))?\s*:\s\S.*
    |(?:enlarge\sthis\simage|toggle\scaption|hide\scaption)\b.*
    |facebook\stwitter\spinterest\s\S.*
    |(?:left|right|above|below)(?:\sto\sright)?:\s.*""",
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY = (
    r"(?:AP|AFP|Getty(?:\sImages)?|Reuters|REUTERS|EPA(?:-EFE)?|PA(?:\sWire)?|Bloomberg|UPI|TASS)"
)
_CREDIT = re.compile(
    rf"""(?:\((?:{_AGENCY}|file|Photo|photo|Image|image|Picture|picture)\b[^()]{{0,80}}
    (?:[Pp]hoto|[Ii]mage|/|:|by)[^()]{{0,80}}\)\W*
    |\([^()]{{0,60}}/\s?{_AGENCY}\)\W*
    |\s(?:[Pp]hoto(?:graph)?(?:er)?|[Pp]icture|[Ii]mage|[Cc]redit)(?:\sby|:)\s[^.]{{3,60}}
    |[A-Z][\w.'’-]+\s[A-Z][\w.'’-]+/\s?{_AGENCY}(?:[\s/].{{0,40}})?
    |\|\s{_AGENCY}(?:\s[Pp]hotos?)?
    |\(file(?:\sphoto)?\)|\bfile\sphoto\b\W*)$""",
    re.VERBOSE,
)
_POSE = re.compile(
    r"\b(?:pictured|shaking hands|looks? on|poses? (?:for|with)|gestures? (?:as|during|while)"
    r"|speaks? (?:during|to (?:reporters|the media)|at a)|in this (?:file|handout) (?:photo|image))"
    r"\b"
)
_SCENE = re.compile(r"\b(?:after|ahead of|before|during|at|outside|inside|following)\b")
_NAME_RUN = re.compile(r"[A-Z][\w'’.-]+(?:\s(?:of\s|the\s)?[A-Z][\w'’.-]+)+")
_MAYBE_VERB = re.compile(r"\b[a-z]{2,}(?:s|ed)\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|may|must|to|said|met|told|held|won"
    r"|put|set|made|took|gave|paid|hit|cut|meet|hold|urge|warn|back|agree|sign|vow|call)\b"
)
_NO_VERB = frozenset(("affairs", "as", "forces", "its", "his", "leaders", "members", "ministers"))
_SPOKEN = re.compile(r"\bsaid\b|\(@\w")


def has_caption_marks(paragraph: str) -> bool:
    """Whether a paragraph can only be a caption: "(left)", "Picture:", a photographer's credit."""
    if len(paragraph) > _LONGEST or is_quotation(paragraph) or _SPOKEN.search(paragraph):
        return False
    # A report may say in passing who is where; a caption says it twice or without a full stop.
    positions = len(_POSITION.findall(paragraph))
    placed = positions > 1 or (positions == 1 and not paragraph.endswith((".", "”", '"')))
    return bool(placed or _LABEL.fullmatch(paragraph) or _CREDIT.search(paragraph))


def reads_as_caption(words: str) -> bool:
    """Whether words found where a title should be are a caption.

    Beyond plain marks: a pose ("shaking hands"), or ten words and more that name two people or
    offices and a scene ("at the …", "after a …") without any word that could be a verb.
    """
    if len(words) > _LONGEST:
        return False
    listed = words.split()
    if (
        has_caption_marks(words)
        or is_position_marked(words)
        or (_POSE.search(words) and len(listed) >= 8)
    ):
        return True
    capitals = sum(word[0].isupper() for word in listed if word[0].isalpha())
    # A headline in capitals throughout shows no verb by its small letters.
    if len(listed) < 10 or capitals > 0.7 * len(listed) or not _SCENE.search(words):
        return False
    verbs = set(_MAYBE_VERB.findall(words)) - _NO_VERB
    return not verbs and not _VERB.search(words) and len(_NAME_RUN.findall(words)) >= 2


def is_position_marked(words: str) -> bool:
    """Whether words place people in a picture, "(left)": no headline does."""
    return len(words) <= _LONGEST and bool(_POSITION.search(words))


def repeats(paragraph: str, caption: str) -> bool:
    """Whether a paragraph says again, in the same order, nearly all of a known caption's words."""
    said, known = paragraph.casefold().split(), caption.casefold().split()
    if len(said) < 5 or len(said) > 1.3 * len(known):
        return False
    remaining = iter(known)
    found = sum(any(word == other for other in remaining) for word in said)
    return found >= 0.85 * len(said)


def captions(paragraphs: Sequence[str], *, known: str = "") -> Iterator[Passage]:
    """Find captions by their marks, and those that repeat a `known` one. Any other stays."""
    for index, paragraph in enumerate(paragraphs):
        if not paragraph:
            continue
        if has_caption_marks(paragraph) or (known and repeats(paragraph, known)):
            yield Passage(index, REASON)
