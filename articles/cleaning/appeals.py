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
    |\bad-(?:lite|free)\s(?:subscription|experience)\b
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
_FRAGMENT = re.compile(
    r"""(?:sign\sup|sign\sin|log\sin|subscribe|subscription\soffers?|submit(?:ting)?|loading|e-?mail
    (?:\saddress)?|thank\syou.{0,40}|thanks.{0,20}|sorry,?\s.{0,60}(?:issues?|problem|wrong|error).{0,30}
    |(?:please\s)?try\sagain\s?(?:later)?|something\swent\swrong|donate(?:\snow)?|no\sthanks|close
    |(?:did\syou\sknow\s)?.{0,40}\bad-(?:lite|free)\b.{0,120}|read\sour\sprivacy\s(?:policy|notice))[\W_]*+""",
    re.IGNORECASE | re.VERBOSE,
)
_TO_THE_READER = re.compile(r"\b(?:you|your|our|us|here|today|sign up)\b", re.IGNORECASE)
_REPORTED = re.compile(r"[”\"’'],?\s(?:\S+\s){0,4}(?:said|says|told|added|wrote)\b|\bsaid\b")


def appeals(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find sign-up boxes, subscription offers and donation appeals, each a whole paragraph.

    Either the words occur nowhere else, or the paragraph addresses the reader from its first word
    and names the thing asked for. Spoken words and reported speech are the body's.
    """
    found = {
        index: reason
        for index, paragraph in enumerate(paragraphs)
        if (reason := _reason(paragraph)) is not None
    }
    for index in sorted(found):
        for beside in (*_fragments(paragraphs, index, -1), *_fragments(paragraphs, index, 1)):
            found.setdefault(beside, found[index])
    yield from (Passage(index, found[index]) for index in sorted(found))


def _reason(paragraph: str) -> str | None:
    """What a paragraph asks for as a whole, if it asks for anything."""
    if not paragraph or len(paragraph) > _LONGEST or is_quotation(paragraph):
        return None
    if _REPORTED.search(paragraph):
        return None
    asking = _IMPERATIVE.match(paragraph) and _TO_THE_READER.search(paragraph)
    if _DONATE_CERTAIN.search(paragraph) or (asking and _DONATE_THING.search(paragraph)):
        return "donation appeal"
    if _SUBSCRIBE_CERTAIN.search(paragraph) or (asking and _SUBSCRIBE_THING.search(paragraph)):
        return "sign-up or subscription"
    return None


def _fragments(paragraphs: Sequence[str], index: int, step: int) -> Iterator[int]:
    """The lines of a form next to an appeal: its buttons and its messages."""
    beside = index + step
    while 0 <= beside < len(paragraphs) and _FRAGMENT.fullmatch(paragraphs[beside]):
        yield beside
        beside += step
