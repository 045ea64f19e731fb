"""How reports tell of one event: each text in its own words, copies folded under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator

from articles.models import Article
from entities.models import Event, Quote, Telling
from entities.views.sentences import Excerpt

TEXTS_A_PAGE = 20
QUOTES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class InWords:
    """A telling in its sentence; `evidence` are the words that its other fields rest on."""

    telling: Telling
    excerpt: Excerpt
    evidence: list[tuple[str, str, str]]


@dataclass(slots=True)
class Text:
    """A report that stands for itself, what it tells, and its copies."""

    article: Article
    told: list[InWords] = field(default_factory=list)
    copies: list[Article] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Move:
    """A status, and the first day on which a report gave it; None where none of them is dated."""

    status: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Tellings:
    texts: list[Text]
    page: Page[int]
    moves: list[Move]
    quotes: list[Quote]


def tellings_of(event: Event, *, page: str) -> Tellings:
    """Everything its page shows of the reports: five queries, however many there are."""
    rows = list(
        event.tellings.order_by("pk").values_list(
            "article_id", "article__published", "article__reprint_of", "status"
        )
    )
    rows.sort(key=lambda row: (row[1] or date.max, row[2] is not None, row[0]))
    present = {row[0] for row in rows}
    heads = dict.fromkeys(row[0] for row in rows if row[2] not in present)
    shown = Paginator(list(heads), TEXTS_A_PAGE).get_page(page)
    copies: dict[int, dict[int, None]] = defaultdict(dict)
    for pk, _, original, _ in rows:
        if original and original in shown:
            copies[original][pk] = None
    wanted = {*shown, *(pk for each in copies.values() for pk in each)}
    articles = Article.objects.for_list().in_bulk(wanted)
    told = _told(event, list(shown))
    texts = [Text(articles[pk], told[pk], [articles[each] for each in copies[pk]]) for pk in shown]
    quotes = Quote.objects.in_articles(present).filter(speaker__taking_part__event=event)
    return Tellings(
        texts=texts,
        page=shown,
        moves=_moves((row[3], row[1]) for row in rows),
        quotes=list(quotes.with_speaker()[:QUOTES_SHOWN]),
    )


def _told(event: Event, article_ids: Iterable[int]) -> dict[int, list[InWords]]:
    by_article: dict[int, list[InWords]] = defaultdict(list)
    found = event.tellings.filter(article__in=article_ids).order_by("article_id", "start")
    for each in found.with_sentence():
        by_article[each.article_id].append(_in_words(each))
    return by_article


def _in_words(telling: Telling) -> InWords:
    text: str = telling.surroundings  # type: ignore[attr-defined]
    start, end = telling.start - telling.sentence_start, telling.end - telling.sentence_start
    if text[start:end] == telling.text:
        excerpt = Excerpt(text[:start].lstrip(), telling.text, text[end:].rstrip())
    else:
        # The text was changed by hand since it was read: its offsets no longer hold.
        excerpt = Excerpt("", telling.text, "")
    evidence = dict.fromkeys(
        (each["field"], each["value"], each["text"])
        for each in telling.evidence
        if each["field"] != "kind"
    )
    return InWords(telling, excerpt, list(evidence))


def _moves(told: Iterable[tuple[str, date | None]]) -> list[Move]:
    """The statuses in the order in which dated reports came to them, undated ones last."""
    first: dict[str, date | None] = {}
    for status, day in told:
        first.setdefault(status, day)
    return [Move(status, day) for status, day in first.items()]
