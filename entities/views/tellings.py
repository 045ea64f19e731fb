"""How reports tell of one event: each text in its own words, copies folded under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.db.models.functions import Left

from articles.models import Article
from entities.language.findings import MAX_CHARACTERS
from entities.models import Event, Quote, TakingPart, Telling
from entities.views.grounds import Grounds, grounds_of
from entities.views.sentences import Excerpt, excerpt_within

TEXTS_A_PAGE = 20
QUOTES_SHOWN = 5
SENTENCES_SHOWN = 2
SILENT_SHOWN = 12


@dataclass(slots=True)
class Text:
    """A report that stands for itself: its sentences that tell of the event, the first of them
    `told` and the others in `more`, the tellings they are of, and its copies."""

    article: Article
    told: list[Excerpt]
    more: list[Excerpt]
    tellings: list[Telling]
    copies: list[Article] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Move:
    """A status, the first day on which a report gave it, and that report; None where none of them
    is dated."""

    status: str
    day: date | None
    article: Article | None


@dataclass(frozen=True, slots=True)
class Tellings:
    texts: list[Text]
    page: Page[int]
    moves: list[Move]
    quotes: list[Quote]
    grounds: Grounds
    silent: list[Article]
    """A report of each outlet that is in the event's stories and does not tell of it."""
    silent_more: int


def tellings_of(event: Event, parts: Sequence[TakingPart], *, page: str) -> Tellings:
    """Everything its page shows of the reports: seven queries, however many there are."""
    rows = list(
        event.tellings.order_by("pk").values_list(
            "article_id",
            "article__published",
            "article__reprint_of",
            "status",
            "article__estimate_latest",
        )
    )
    # An undated report stands where its estimate ends, an announcement before what it announces.
    rows.sort(key=lambda row: (row[1] or row[4] or date.max, row[2] is not None, row[0]))
    present = {row[0] for row in rows}
    heads = dict.fromkeys(row[0] for row in rows if row[2] not in present)
    shown = Paginator(list(heads), TEXTS_A_PAGE).get_page(page)
    copies: dict[int, dict[int, None]] = defaultdict(dict)
    for pk, _, original, *_ in rows:
        if original and original in shown:
            copies[original][pk] = None
    moved = {status: (pk, day) for pk, day, _, status, _ in reversed(rows)}
    wanted = {*shown, *(pk for each in copies.values() for pk in each)}
    articles = Article.objects.for_list().in_bulk(wanted | {pk for pk, _ in moved.values()})
    _fetch_texts(articles[pk] for pk in shown)
    tellings = list(event.tellings.filter(article__in=list(shown)).order_by("article_id", "start"))
    silent = list(Article.objects.silent_beside(present).for_list()[: SILENT_SHOWN + 1])
    return Tellings(
        texts=[
            _text(articles[pk], tellings, [articles[copy] for copy in copies[pk]]) for pk in shown
        ],
        page=shown,
        moves=[
            Move(status, moved[status][1], articles.get(moved[status][0]))
            for status in dict.fromkeys(row[3] for row in rows)
        ],
        quotes=list(Quote.objects.of_event(event, present).with_speaker()[:QUOTES_SHOWN]),
        grounds=grounds_of(event, parts, tellings, articles),
        silent=silent[:SILENT_SHOWN],
        silent_more=max(0, len(silent) - SILENT_SHOWN),
    )


def _fetch_texts(articles: Iterable[Article]) -> None:
    """Texts as far as they are read: a page of reports must not load a book."""
    wanted = {each.pk: each for each in articles}
    found = Article.objects.filter(pk__in=wanted).annotate(start=Left(F("text"), MAX_CHARACTERS))
    for pk, text in found.values_list("pk", "start"):
        wanted[pk].text = text


def _text(article: Article, tellings: Iterable[Telling], copies: list[Article]) -> Text:
    own = [each for each in tellings if each.article_id == article.pk]
    sentences: dict[str, Excerpt] = {}
    for each in own:
        for excerpt in _sentences(each, article.text):
            sentences.setdefault(excerpt.text, excerpt)
    every = list(sentences.values())
    return Text(article, every[:SENTENCES_SHOWN], every[SENTENCES_SHOWN:], own, copies)


def _sentences(telling: Telling, text: str) -> list[Excerpt]:
    """The sentences that say it happened, the telling's own first and then in the text's order."""
    places = [
        (each["start"], each["end"], each["text"])
        for each in telling.evidence
        if each["field"] == "kind"
    ]
    own = (telling.start, telling.end, telling.text)
    ordered = sorted({own, *places}, key=lambda place: (place != own, place[0]))
    found = [
        excerpt_within(text, start, end)
        for start, end, words in ordered
        if text[start:end] == words
    ]
    # A text changed by hand since it was read may hold none of the words where they stood.
    return found or [Excerpt("", telling.text, "")]
