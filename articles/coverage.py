"""Who told a story: its separate texts with their copies, its days, and the stories around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Substr

from articles.comparison.facts import Comparison
from articles.comparison.gather import MOST_TEXTS, gather
from articles.faces import DayTold, Faces, faces
from articles.models import Article, Story
from articles.reprints.differences import Differences, differences
from articles.stories.chain import Relative, chain
from entities.models import DateMention, Event, Quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST_SENTENCE = 400
_MOST_QUOTES = 6
_MOST_EVENTS = 12


_MOST_COPIES = 40
"""Copies of a story compared with their originals, paragraph by paragraph, for its page."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that prints another's text again; `differences` None where that was not looked at,
    because the story has too many or the original is elsewhere."""

    article: Article
    differences: Differences | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text of its own with the reports that print it again."""

    article: Article
    copies: list[Copy]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report that speaks of a day."""

    article: Article
    text: str
    anchor: str

    @property
    def url(self) -> str:
        """Where it stands in its report."""
        return f"{self.article.get_absolute_url()}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the story: how many texts speak of it, one in its words, and what was printed."""

    day: date
    texts: int
    sentence: Sentence | None
    printed: list[Article]


@dataclass(frozen=True, slots=True)
class Coverage:
    reports: list[Article]
    texts: list[Text]
    faces: Faces
    days: list[Day]
    before: list[Relative]
    after: list[Relative]
    near: list[Relative]
    """Related stories that no date puts before or after."""
    quotes: list[Quote]
    """Those that most texts of the story print, each once."""
    events: list[Event]
    """Those that most texts of the story tell of, in the order of their days."""
    comparison: Comparison
    compared: list[Article]
    """The texts of `comparison`: the story's own, of a long story the earliest."""
    whole: Mapping[int, str]
    """The whole texts of what was compared, by report."""

    headline_from: Article | None
    """The report whose title the story goes by; None where an editor named it."""

    @property
    def sentence_urls(self) -> dict[date, str]:
        """Where each day is spoken of: the sentence that this page shows for it."""
        return {each.day: each.sentence.url for each in self.days if each.sentence}


def coverage(story: Story) -> Coverage:
    """Everything the page of a story tells, in twelve queries."""
    listed = Article.objects.filter(story=story).oldest().for_list().with_opening()
    reports = list(listed.select_related("source", "story", "reprint_of", "other_story"))
    texts = texts_of(reports)
    compared = [each.article for each in texts[:MOST_TEXTS]]
    whole = _whole(compared, texts)
    found = gather(
        [each.pk for each in compared], whole, most_events=_MOST_EVENTS, most_quotes=_MOST_QUOTES
    )
    own = faces([story]).get(story.pk, Faces())
    linked = chain(story)
    return Coverage(
        reports=reports,
        texts=[_with_differences(each, whole) for each in texts],
        faces=own,
        days=_days(story, reports, own.days),
        before=linked.before,
        after=linked.after,
        near=linked.near,
        quotes=found.quotes,
        events=_with_estimated(found.events),
        comparison=found.comparison,
        compared=compared,
        whole=whole,
        headline_from=next((each for each in reports if each.pk == story.headline_from_id), None),
    )


def _with_estimated(events: Sequence[Event]) -> list[Event]:
    """These events in their order, each with whether its day is an estimate."""
    known = Event.objects.with_estimated(DateMention.objects.stated())
    found = known.in_bulk([each.pk for each in events])
    return [found[each.pk] for each in events if each.pk in found]


def compared(story: Story) -> tuple[list[Article], Mapping[int, str], Comparison]:
    """The separate texts of a story, of a long one the earliest, whole and compared."""
    own = Article.objects.filter(story=story).independent().oldest().for_list()[:MOST_TEXTS]
    texts = list(own)
    ids = [each.pk for each in texts]
    whole = dict(Article.objects.filter(pk__in=ids).values_list("pk", "text"))
    return texts, whole, gather(ids, whole).comparison


def texts_of(reports: Sequence[Article]) -> list[Text]:
    """Texts of their own, earliest first. A copy whose original is elsewhere stands alone."""
    here = {report.pk for report in reports}
    copies = defaultdict(list)
    for report in reports:
        copies[report.reprint_of_id].append(report)
    return [
        Text(report, [Copy(copy, None) for copy in copies[report.pk]])
        for report in reports
        if report.reprint_of_id is None or report.reprint_of_id not in here
    ]


def _whole(compared: Sequence[Article], texts: Sequence[Text]) -> Mapping[int, str]:
    """The whole texts of the reports that are compared: those of their own, and first copies."""
    copied = [each for each in texts if each.copies]
    copies = [copy.article.pk for each in copied for copy in each.copies][:_MOST_COPIES]
    originals = {each.article.pk for each in copied} if copies else set()
    wanted = {each.pk for each in compared} | originals | set(copies)
    return dict(Article.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _with_differences(text: Text, whole: Mapping[int, str]) -> Text:
    original = whole.get(text.article.pk)
    if original is None:
        return text
    return Text(
        text.article,
        [
            Copy(each.article, differences(original, whole[each.article.pk]))
            if each.article.pk in whole
            else each
            for each in text.copies
        ],
    )


def _days(story: Story, reports: Sequence[Article], told: Sequence[DayTold]) -> list[Day]:
    texts = {each.day: each.texts for each in told}
    sentences = _sentences(story, list(texts), {report.pk: report for report in reports})
    printed = defaultdict(list)
    for report in reports:
        if report.published:
            printed[report.published].append(report)
    return [
        Day(day, texts.get(day, 0), sentences.get(day), printed[day])
        for day in sorted(set(texts) | set(printed))
    ]


def _sentences(
    story: Story, days: Sequence[date], reports: dict[int, Article]
) -> dict[date, Sentence]:
    """The earliest report's sentence for each day."""
    rows = (
        DateMention.objects.filter(
            article__story=story,
            article__reprint_of=None,
            earliest=F("latest"),
            earliest__in=days,
        )
        .annotate(
            sentence=Substr(
                "article__text",
                F("sentence_start") + 1,
                F("sentence_end") - F("sentence_start"),
            )
        )
        .order_by("earliest", F("article__published").asc(nulls_last=True), "article", "start")
    )
    found: dict[date, Sentence] = {}
    for each in rows:
        text: str = each.sentence  # type: ignore[attr-defined]
        if each.earliest and text.strip() and each.article_id in reports:
            report = reports[each.article_id]
            found.setdefault(each.earliest, Sentence(report, text[:_LONGEST_SENTENCE], each.anchor))
    return found
