"""Where one quotation is printed: each text with its own words, copies folded under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator

from articles.models import Article, Story
from entities.models import Entity, Mention, Printing, Quote
from entities.views.wording import Piece, compare

TEXTS_A_PAGE = 20
_SHOWN_FIRST = 3
_REACH = 240
"""Characters shown of the sentence on each side of the quoted words."""

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Printed:
    """The quotation as one report prints it, in its sentence, with what differs marked."""

    printing: Printing
    before: str
    pieces: list[Piece]
    after: str


@dataclass(slots=True)
class Text:
    """A report that stands for itself, its printings, and its copies with theirs.

    A copy's printings are only those that the report itself words otherwise.
    """

    article: Article
    printed: list[Printed] = field(default_factory=list)
    copies: list[Text] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class First:
    """Who printed it first among texts of their own: `articles` of one day, `more` not shown, and
    how many `undated` ones may be older."""

    day: date | None
    articles: list[Article]
    more: int
    undated: int


@dataclass(frozen=True, slots=True)
class Printings:
    texts: list[Text]
    page: Page[int]
    first: First
    stories: list[Story]
    named: list[Entity]


@dataclass(frozen=True, slots=True)
class _Row:
    """A report that prints the quotation, as far as order and folding need it."""

    pk: int
    published: date | None
    reprint_of: int | None


def printings_of(quote: Quote, *, page: str) -> Printings:
    """Everything its page shows of the reports: four queries, however many there are."""
    found = quote.printings.order_by("article_id", "start")
    places = list(found.values_list("article_id", "start", "end", "parts"))
    fields = found.values_list("article_id", "article__published", "article__reprint_of")
    rows = sorted({_Row(*row) for row in fields}, key=_earliest_first)
    present = {row.pk for row in rows}
    heads = [row.pk for row in rows if row.reprint_of not in present]
    shown = Paginator(heads, TEXTS_A_PAGE).get_page(page)
    copies = defaultdict(list)
    for row in rows:
        copies[row.reprint_of].append(row.pk)
    own = [row for row in rows if row.reprint_of is None] or rows
    wanted = {*shown, *(pk for head in shown for pk in copies[head])}
    wanted |= {row.pk for row in own[:_SHOWN_FIRST]}
    articles = Article.objects.for_list().in_bulk(wanted)
    printed = _printed(quote, wanted)
    texts = [
        Text(articles[pk], printed[pk], [_copy(articles[copy], printed) for copy in copies[pk]])
        for pk in shown
    ]
    return Printings(
        texts=texts,
        page=shown,
        first=_first(own, articles),
        stories=_stories(articles.values()),
        named=_named(quote, places),
    )


def _earliest_first(row: _Row) -> tuple[date, bool, int]:
    return row.published or date.max, row.reprint_of is not None, row.pk


def _printed(quote: Quote, article_ids: Iterable[int]) -> dict[int, list[Printed]]:
    found = quote.printings.filter(article__in=article_ids).order_by("article_id", "start")
    by_article: dict[int, list[Printed]] = defaultdict(list)
    known: dict[str, list[Piece]] = {}
    for each in found.with_sentence().select_related("speaker", "naming"):
        by_article[each.article_id].append(_in_its_sentence(each, quote.text, known))
    return by_article


def _in_its_sentence(printing: Printing, whole: str, known: dict[str, list[Piece]]) -> Printed:
    """`known` has what was compared before: copies print the same words in the same sentence."""
    text: str = printing.surroundings  # type: ignore[attr-defined]
    offset = printing.sentence_start
    spans = printing.parts or [[printing.start, printing.end]]
    parts = [text[start - offset : end - offset] for start, end in spans]
    if " … ".join(parts) != printing.text:
        # The text was changed by hand since it was read: its offsets no longer hold.
        return Printed(printing, "", compare(whole, [printing.text]), "")
    stood = text[printing.start - offset : printing.end - offset]
    if stood not in known:
        ends, starts = [end for _, end in spans], [start for start, _ in spans[1:]]
        between = [text[a - offset : b - offset] for a, b in zip(ends, starts, strict=False)]
        known[stood] = compare(whole, parts, between)
    before = _PARAGRAPH.split(text[: printing.start - offset])[-1]
    after = _PARAGRAPH.split(text[printing.end - offset :])[0]
    return Printed(printing, _ending(before.lstrip()), known[stood], _beginning(after.rstrip()))


def _ending(text: str) -> str:
    return text if len(text) <= _REACH else "…" + text[-_REACH:].partition(" ")[2]


def _beginning(text: str) -> str:
    return text if len(text) <= _REACH else text[:_REACH].rpartition(" ")[0] + "…"


def _copy(article: Article, printed: dict[int, list[Printed]]) -> Text:
    known = [each.printing.text for each in printed[article.reprint_of_id or 0]]
    other = [each for each in printed[article.pk] if each.printing.text not in known]
    return Text(article, other)


def _first(own: Sequence[_Row], articles: dict[int, Article]) -> First:
    day = own[0].published if own else None
    together = [row.pk for row in own if day and row.published == day]
    return First(
        day=day,
        articles=[articles[pk] for pk in together[:_SHOWN_FIRST]],
        more=max(0, len(together) - _SHOWN_FIRST),
        undated=sum(row.published is None for row in own),
    )


def _stories(articles: Iterable[Article]) -> list[Story]:
    """The stories of these reports, that with the most of them first."""
    times = Counter(each.story for each in articles if each.story)
    return [story for story, _ in times.most_common()]


def _named(quote: Quote, places: Iterable[tuple[int, int, int, list[list[int]]]]) -> list[Entity]:
    """Who and what the quoted words name, the most often first; not who is speaking."""
    parts: dict[int, list[list[int]]] = defaultdict(list)
    for article, start, end, spans in places:
        parts[article] += spans or [[start, end]]
    times: Counter[Entity] = Counter()
    mentions = Mention.objects.quoted_in(quote).filter(entity__isnull=False)
    for each in mentions.select_related("entity"):
        # Between two parts stands who speaks, and perhaps to whom.
        if each.entity and any(a <= each.start < b for a, b in parts[each.article_id]):
            times[each.entity] += 1
    return [entity for entity, _ in times.most_common() if entity.pk != quote.speaker_id]
