"""Who wrote a report: the line above it, and what is told of the author below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.cleaning.passages import Passage, is_quotation

_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:de|van|von|der|al|bin|la|le)\s)*[A-Z][\w.'’-]*){1,3}"
# Commas part names only where an "and" follows; otherwise what stands behind one is an office.
_BYLINE = re.compile(
    rf"""(?:[Bb]y|BY|[Ww]ritten\sby|[Rr]eport\sby)\s
    (?P<name>{_NAME}(?:(?:,\s{_NAME}){{0,4}},?\sand\s{_NAME})?)
    (?:\s?[,|–—-]\s?[^.!?]{{2,60}})?""",
    re.VERBOSE,
)
_NAME_LINE = re.compile(_NAME)
_NAMED_FIRST = re.compile(
    rf"[\W_]*+(?P<name>{_NAME})\s(?:is|has|was|writes|covers|reports|works|joined)\b"
)
_WORK = r"""(?:reporter|journalist|correspondent|editor|columnist|writer|contributor|blogger
    |broadcaster|commentator|freelancer?|photographer|producer|anchor|analyst|fellow|professor|lecturer
    |author|podcaster|researcher)"""
_SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"\b(?:is|was|has\sbeen|as)\s(?:an?|the|our|editor|chief)\b[^.]{{0,120}}\b{_WORK}\b",
        r"\b(?:writes|covers|reports|reporting|blogs)\s(?:\S+\s){0,3}(?:for|about|on|at|from)\b",
        r"(?:^|\s)@\w{3,}|\bon\s(?:twitter|x|bluesky|mastodon|instagram)\b",
        r"\bfollow\s(?:him|her|them|me|us|[A-Z]\w+)\b",
        r"\bhas\san?\s(?:\S+\s){0,3}degrees?\b|\bholds\san?\b|\bgraduat(?:e|ed)\s(?:of|from|in)\b",
        r"\b(?:appeared|appears)\son\b.{0,40}\b(?:radio|television|tv|podcasts?)\b",
        r"\b(?:keen\s)?interest\sin\b",
        r"\b(?:e-?mail|contact|reach(?:ed)?|write\sto)\b.{0,40}(?:@|\bat\b)",
        r"\b(?:his|her|their)\s(?:latest|new|first|most\srecent)\sbook\b|\bauthor\sof\b",
    )
)
_CONTACT = re.compile(
    r"[\W_]*+(?:follow|email|contact|you can (?:follow|email|reach))\s"
    r".{0,80}(?:@\w|\btwitter\b).{0,80}",
    re.IGNORECASE,
)
_LONGEST = 700
_LONGEST_BYLINE = 160
_TOP = 4


def authors(paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Find a byline near the top, and biographies at the very end with the name line above them."""
    standing = [index for index, paragraph in enumerate(paragraphs) if paragraph]
    for index in standing[:_TOP]:
        line = paragraphs[index]
        if len(line) <= _LONGEST_BYLINE and (byline := _BYLINE.fullmatch(line)):
            yield Passage(index, "byline", byline["name"])
    while len(standing) > 1:
        last, above = standing[-1], standing[-2]
        if _NAME_LINE.fullmatch(paragraphs[above]) and _tells_of(
            paragraphs[last], paragraphs[above]
        ):
            yield Passage(above, "author's name", paragraphs[above])
            yield Passage(last, "author's biography")
            del standing[-2:]
        elif (name := _told_of(paragraphs[last])) is not None:
            yield Passage(last, "author's biography", name)
            standing.pop()
        else:
            return


def _signs(paragraph: str) -> int:
    return sum(bool(sign.search(paragraph)) for sign in _SIGNS)


def _tells_of(paragraph: str, name: str) -> bool:
    """Whether a paragraph is the biography of the person named on the line above it."""
    if is_quotation(paragraph) or len(paragraph) > _LONGEST:
        return False
    first = re.match(r"\w+", paragraph)
    named = first is not None and first.group() in {*re.findall(r"\w+", name), "He", "She", "They"}
    return named and _signs(paragraph) >= 1


def _told_of(paragraph: str) -> str | None:
    """The author a lone biography tells of: "" for a line that only says how to reach them."""
    if is_quotation(paragraph) or len(paragraph) > _LONGEST:
        return None
    if _CONTACT.fullmatch(paragraph):
        return ""
    named = _NAMED_FIRST.match(paragraph)
    return named["name"] if named and _signs(paragraph) >= 2 else None
