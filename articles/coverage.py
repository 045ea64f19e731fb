"""Who told a story: its separate texts with their copies, its days, and the stories around it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Substr

from articles.faces import DayTold, Faces, faces
from articles.models import Article, Story, StoryLink
from entities.models import DateMention, Event, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SENTENCE = 400
_MOST_QUOTES = 6
_MOST_EVENTS = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A text of its own with the reports that print it again."""

    article: Article
    copies: list[Article]


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
class Relative:
    """Another story of the same saga, and why it is thought so."""

    story: Story
    reason: str


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

    @property
    def sentence_urls(self) -> dict[date, str]:
        """Where each day is spoken of: the sentence that this page shows for it."""
        return {each.day: each.sentence.url for each in self.days if each.sentence}


def coverage(story: Story) -> Coverage:
    """Everything the page of a story tells, in ten queries."""
    reports = list(Article.objects.filter(story=story).oldest().for_list().with_opening())
    own = faces([story]).get(story.pk, Faces())
    before, after, near = _relatives(story)
    return Coverage(
        reports=reports,
        texts=_texts(reports),
        faces=own,
        days=_days(story, reports, own.days),
        before=before,
        after=after,
        near=near,
        quotes=list(Quote.objects.in_articles(reports).with_speaker()[:_MOST_QUOTES]),
        events=Event.objects.most_told_in(reports, most=_MOST_EVENTS),
    )


def _texts(reports: Sequence[Article]) -> list[Text]:
    """Texts of their own, earliest first. A copy whose original is elsewhere stands alone."""
    here = {report.pk for report in reports}
    copies = defaultdict(list)
    for report in reports:
        copies[report.reprint_of_id].append(report)
    return [
        Text(report, copies[report.pk])
        for report in reports
        if report.reprint_of_id is None or report.reprint_of_id not in here
    ]


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


def _relatives(story: Story) -> tuple[list[Relative], list[Relative], list[Relative]]:
    before: list[Relative] = []
    after: list[Relative] = []
    near: list[Relative] = []
    links = StoryLink.objects.filter(Q(left=story) | Q(right=story))
    for link in links.select_related("left", "right").order_by("-score"):
        other = link.right if link.left_id == story.pk else link.left
        relative = Relative(other, link.reason)
        if other.first_day is None or story.first_day is None:
            near.append(relative)
        elif other.first_day < story.first_day:
            before.append(relative)
        else:
            after.append(relative)
    return before, after, near
