"""The sentence around a name, and sentences that speak of a day, folded over their printings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entities.models import DateMention, Entity, Mention
from entities.querysets import SENTENCE_REACH

if TYPE_CHECKING:
    from articles.models import Article

# A full stop after these, or after a single letter, does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Rev|St|No|Jr|Sr|vs)"
    r"|\b\w|\.\w)\.$"
)
_BREAK = re.compile(r"""\n\s*\n|[.!?…]['"’”)\]]*\s+(?=['"‘“(\[]*[^\Wa-z_])""")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three parts: the words in question and what stands on both sides of them."""

    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.words + self.after

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Excerpt:
        """From a sentence `text` whose words in question stand at [start, end)."""
        before = text[:start].lstrip()
        # Where a reading began a sentence too late, say that something stands before it.
        cut_off = before.startswith((",", ";", ":"))
        return cls(f"…{before}" if cut_off else before, text[start:end], text[end:].rstrip())


@dataclass(slots=True)
class Said:
    """A sentence that speaks of a day, once, with every report that prints it."""

    excerpt: Excerpt
    mentions: list[DateMention]
    """One of each report, where the sentence speaks of the day; each with its `article`."""
    reach: range
    """Where the sentence stands in the report of the first of them."""
    who: list[Entity] = field(default_factory=list)

    @property
    def mention(self) -> DateMention:
        return self.mentions[0]

    @property
    def articles(self) -> list[Article]:
        return [each.article for each in self.mentions]

    @property
    def article(self) -> Article:
        return self.articles[0]


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that [start, end) stands in, by paragraph and punctuation.

    Only for showing: what must be exact comes from the reading.
    """
    first, last = 0, len(text)
    for each in _BREAK.finditer(text):
        stop = each.start() if each.group().startswith("\n") else each.end()
        if _ABBREVIATION.search(text[: each.start() + 1]) and text[each.start()] == ".":
            continue
        if each.end() <= start:
            first = each.end()
        elif stop >= end:
            last = stop
            break
    return first, last


def excerpt_of(mention: Mention) -> Excerpt:
    """The sentence of a mention that was fetched `with_surroundings()`."""
    text: str = mention.surroundings  # type: ignore[attr-defined]
    offset: int = mention.surroundings_start  # type: ignore[attr-defined]
    start, end = mention.start - offset, mention.end - offset
    first, last = sentence_at(text, start, end)
    cut = Excerpt.cut(text[first:last], start - first, end - first)
    return Excerpt(f"…{cut.before}" if first == 0 and offset else cut.before, cut.words, cut.after)


def excerpt_within(text: str, start: int, end: int) -> Excerpt:
    """The sentence of a whole text that [start, end) stands in."""
    offset = max(0, start - SENTENCE_REACH)
    around = text[offset : end + SENTENCE_REACH]
    first, last = sentence_at(around, start - offset, end - offset)
    cut = Excerpt.cut(around[first:last], start - offset - first, end - offset - first)
    return Excerpt(f"…{cut.before}" if first == 0 and offset else cut.before, cut.words, cut.after)


def spoken(mention: DateMention) -> Excerpt:
    """The sentence of a date mention that was fetched `for_reading()`."""
    first, sentence = _one_paragraph(mention)
    return Excerpt.cut(sentence, mention.start - first, mention.end - first)


def said(mention_ids: Sequence[int]) -> list[Said]:
    """One entry for each different sentence in which these date mentions stand, in their order.

    A sentence that several reports print alike is one entry; where one report says the day twice
    in it, the first counts.
    """
    mentions = DateMention.objects.for_reading().only(*_SHOWN).in_bulk(mention_ids)
    found: dict[str, Said] = {}
    for each in (mentions[pk] for pk in mention_ids):
        first, sentence = _one_paragraph(each)
        excerpt = Excerpt.cut(sentence, each.start - first, each.end - first)
        entry = found.setdefault(
            " ".join(sentence.split()).casefold(),
            Said(excerpt, [], range(first, first + len(sentence))),
        )
        if each.article not in entry.articles:
            entry.mentions.append(each)
    entries = list(found.values())
    _name_entities(entries)
    return entries


# Of the report, its outlet and its story only what a page shows beside a sentence.
_SHOWN = (
    "article", "start", "end", "text", "value", "precision", "earliest", "latest", "rule",
    "sentence_start", "sentence_end",
    "article__title", "article__published", "article__published_precision",
    "article__estimate_earliest", "article__estimate_latest", "article__reprint_of",
    "article__reprint_kind", "article__source__name", "article__source__slug",
    "article__story__headline", "article__story__separate_texts",
)  # fmt: skip


def _one_paragraph(mention: DateMention) -> tuple[int, str]:
    """The sentence without a heading that the reading took for its beginning, and its offset."""
    text: str = mention.sentence  # type: ignore[attr-defined]
    offset = mention.sentence_start
    breaks = list(_PARAGRAPH.finditer(text))
    first = max((each.end() for each in breaks if each.end() <= mention.start - offset), default=0)
    ends = [each.start() for each in breaks if each.start() >= mention.end - offset]
    return offset + first, text[first : min(ends, default=len(text))]


def _name_entities(entries: Sequence[Said]) -> None:
    """Fill in who and what each sentence names, in the order of the text."""
    by_article: dict[int, list[Said]] = {}
    for entry in entries:
        by_article.setdefault(entry.mention.article_id, []).append(entry)
    reaches = [(each.mention.article_id, each.reach.start, each.reach.stop - 1) for each in entries]
    named = Entity.objects.raw(_NAMED, [list(each) for each in zip(*reaches, strict=True)])
    for entity in named if entries else ():
        article, start = entity.named_in, entity.named_at  # type: ignore[attr-defined]
        for entry in by_article[article]:
            if start in entry.reach and entity not in entry.who:
                entry.who.append(entity)


# Only the sentences' own names: a report names a hundred times as many.
_NAMED = """
SELECT DISTINCT entity.id, entity.kind, entity.name, entity.slug,
    mention.article_id AS named_in, mention.start AS named_at
FROM unnest(%s::int[], %s::int[], %s::int[]) AS reach(article, first, last)
JOIN entities_mention mention ON mention.article_id = reach.article
    AND mention.start BETWEEN reach.first AND reach.last
JOIN entities_entity entity ON entity.id = mention.entity_id AND NOT entity.hidden
ORDER BY named_in, named_at
"""
