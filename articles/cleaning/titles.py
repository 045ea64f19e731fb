"""The title of a report: the one it states, its first line, or the start of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.cleaning.captions import has_caption_marks
from articles.cleaning.passages import is_quotation
from articles.draft import TitleOrigin

_LONGEST_HEADLINE = 150
_LONGEST_TITLE = 90
_ENDS_SENTENCE = re.compile(r"""[.!:;,…]["'”’)\]]*$""")
# A full stop ends a sentence unless it stands behind a title, an initial or inside a number.
_SENTENCE = re.compile(
    r"""(?:(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bLt)
    (?<!\bCol)(?<!\bGov)(?<!\bProf)(?<!\b[A-Z])\.|[!?])["'”’)\]]*(?=\s+["'“‘(]?[A-Z0-9])""",
    re.VERBOSE,
)
# A town in capitals, or an agency in brackets, before a dash.
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z'’-]*(?:[ ,/][^–—]{0,50}?)?|[A-Z][\w .,/'’-]{0,50}\([^()]{2,50}\))"
    r"\s?(?:--|[–—]|(?<=\s)-)\s+(?=\S)"
)
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]+(?=\s)")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title with how it was found; `index` is the paragraph that it was, if it was one."""

    words: str
    origin: TitleOrigin
    index: int | None = None


def find_title(paragraphs: Sequence[str]) -> FoundTitle:
    """The title of a report that states none, from the paragraphs left after cleaning."""
    standing = [index for index, paragraph in enumerate(paragraphs) if paragraph]
    if len(standing) > 1:
        first, second = (paragraphs[index] for index in standing[:2])
        if is_headline(first, above=second):
            return FoundTitle(first, "first line", standing[0])
    if not standing:
        return FoundTitle("", "first sentence")
    return FoundTitle(_opening(paragraphs[standing[0]]), "first sentence")


def is_headline(line: str, *, above: str) -> bool:
    """Whether a first line is a headline: short, not a sentence, and running text follows it."""
    if len(line) > _LONGEST_HEADLINE or len(line.split()) < 2 or has_caption_marks(line):
        return False
    if _ENDS_SENTENCE.search(line) or (is_quotation(line) and line[-1] in "\"”’'"):
        return False
    return len(above) > len(line) and len(above.split()) >= 10


def is_same_headline(line: str, title: str) -> bool:
    """Whether a first line says the title again, give or take case and punctuation."""
    said, known = (re.findall(r"\w+", words.casefold()) for words in (line, title))
    return bool(said) and said == known


def _opening(paragraph: str) -> str:
    """The first sentence without its dateline, cut at a clause or a word to 90 characters."""
    undated = _DATELINE.sub("", paragraph, count=1) if _DATELINE.match(paragraph) else paragraph
    end = _SENTENCE.search(undated)
    sentence = undated[: end.end()] if end else undated
    if len(sentence) <= _LONGEST_TITLE:
        return sentence.removesuffix(".")
    room = sentence[: _LONGEST_TITLE - 1]
    clauses = [clause.start() for clause in _CLAUSE.finditer(room)]
    cut = next((start for start in reversed(clauses) if start >= 40), room.rfind(" "))
    kept = room[: cut if cut > 0 else len(room)]
    return kept.rstrip(" ,;:–—-") + "…"
