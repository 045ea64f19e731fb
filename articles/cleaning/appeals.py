"""What a page asks of its readers: their address, a subscription, money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, is_quotation

_LONGEST = 1_000

_SUBSCRIBE_CERTAIN = re.compile(
    r"""\bby\ssigning\sup,?\s(?:you|i)\sagree|\bthank\syou\sfor\s(?:signing\sup|subscribing)
    |\b(?:emailed|delivered|sent)\s(?:direct(?:ly)?\s|straight\s|right\s)?(?:to\s)(?:you\b|your\s
    (?:e-?mail\s)?inbox)
    |\bin\syour\s(?:e-?mail\s)?inbox\b
    |\bmanage\s(?:your\s)?newsletters?\b|\bsubscription\soffers?\b
    |\bwith\san\sad-lite\ssubscription\b
    |\b(?:sign\sup|subscribe|register)\s(?:to|for)\s(?:our|the|your)\s(?:\S+\s){0,5}newsletters?\b
    |\bnewsletters?\W+(?:click|sign\sup|subscribe)\b
    |\byou(?:'|’)re\snot\sa\srobot|\binvalid\semail\saddress|\benter\syour\se-?mail
    |\bagree\sto\sreceive\semail\b
    |\balready\sa\s(?:subscriber|member)\?|\bthis\s(?:article|content)\sis\sfor\ssubscribers
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DONATE_CERTAIN = re.compile(
    r"""\b(?:click|tap)\s(?:here|below)\sto\s(?:donate|contribute|support)
    |\b(?:making|make)\s(?:a|an)\s(?:\S+\s)?(?:donation|contribution)\b.{0,60}\b(?:us|our)\b
    |\bsupport\sof\s(?:our\s)?readers\slike\syou|\bthanks?\s(?:you\s)?(?:to|for)\s
    (?:our\s)?(?:readers|members|supporters)\slike\syou
    |\b(?:support|fund)\s(?:\S+\s)?(?:independent|quality|high-quality|explanatory|our)\sjournalism
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IMPERATIVE = re.compile(
    r"""[\W_]*+(?:please\s)?(?:get|sign\sup|subscribe|register|receive|join|never\smiss|stay|enter
    |want|don(?:'|’)t\smiss|become|support|consider|help|log\sin|start|try|enjoy(?:ing|ed)?|like
    |got|donate|download|for\s(?:more|indispensable)|if\syou|something\sto\sconsider)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SUBSCRIBE_THING = re.compile(
    r"""\bnewsletters?\b|\binbox\b|\bsubscri(?:be|ber|ption)s?\b|\bpush\salerts?\b|\be-?mail\salerts
    |\bmorning\sbriefing\b|\bfree\strial\b|\bour\sapp\b|\bmembership\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DONATE_THING = re.compile(
    r"\bdonat(?:e|ion)s?\b|\bcontribution\b|\bour (?:work|journalism|reporting)\b", re.IGNORECASE
)
_TO_THE_READER = re.compile(r"\b(?:you|your|our|us|here|today|sign up)\b", re.IGNORECASE)
_REPORTED = re.compile(r"[”\"’'],?\s(?:\S+\s){0,4}(?:said|says|told|added|wrote)\b|\bsaid\b")


def appeals(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find sign-up boxes, subscription offers and donation appeals, each a whole paragraph.

    Either the words occur nowhere else, or the paragraph addresses the reader from its first word
    and names the thing asked for. Spoken words and reported speech are the body's.
    """
    for index, paragraph in enumerate(paragraphs):
        if not paragraph or len(paragraph) > _LONGEST or is_quotation(paragraph):
            continue
        if _REPORTED.search(paragraph):
            continue
        asking = _IMPERATIVE.match(paragraph) and _TO_THE_READER.search(paragraph)
        if _DONATE_CERTAIN.search(paragraph) or (asking and _DONATE_THING.search(paragraph)):
            yield Passage(index, "donation appeal")
        elif _SUBSCRIBE_CERTAIN.search(paragraph) or (
            asking and _SUBSCRIBE_THING.search(paragraph)
        ):
            yield Passage(index, "sign-up or subscription")
