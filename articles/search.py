"""One question to the archive, and the reports that answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import F, Prefetch
from django.db.models.functions import Left
from django.utils.html import format_html, format_html_join

from articles.models import SEARCHED_CHARACTERS, Article, Source, Story
from entities.models import DateMention, Entity

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from articles.querysets import ArticleQuerySet, StoryQuerySet
    from entities.date_querysets import DateMentionQuerySet

# ts_headline does not escape what it quotes, so it may not write HTML: it marks the words with two
# characters of the private use area, which become <mark> after everything was escaped.
_MARK, _UNMARK = "\ue000", "\ue001"
_MARKED = re.compile(f"{_MARK}([^{_MARK}{_UNMARK}]*){_UNMARK}")


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks for; every part left empty asks nothing. Days are inclusive."""

    words: str = ""
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    happened_from: date | None = None
    happened_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    estimates: bool = True
    """Whether days that are only estimated count: of reports, and of what undated reports tell."""
    vague: bool = True
    """Whether what is known to a week, month or year counts as happening in all of it."""
    order: str = ""

    @property
    def query(self) -> SearchQuery:
        return SearchQuery(self.words, search_type="websearch", config="english")

    @property
    def happened(self) -> bool:
        return bool(self.happened_from or self.happened_to)

    @property
    def published(self) -> bool:
        return bool(self.published_from or self.published_to)

    def told(self) -> DateMentionQuerySet:
        """What the texts say of the days asked for."""
        found = DateMention.objects.within(self.happened_from, self.happened_to)
        if not self.vague:
            found = found.exact()
        return found if self.estimates else found.stated()


def find(question: Question) -> ArticleQuerySet:
    """The reports that answer every part of the question, in the order it asks for."""
    found = Article.objects.all()
    if question.words:
        found = found.with_words(question.query)
    for entity in question.entities:
        found = found.naming(entity.pk)
    if question.sources:
        found = found.filter(source__in=question.sources)
    if question.happened:
        found = found.telling(question.told())
    if question.published:
        found = found.published_between(
            question.published_from, question.published_to, estimates=question.estimates
        )
    if question.order == "oldest":
        return found.oldest()
    if question.words and question.order != "newest":
        return found.order_by("-rank", F("published").desc(nulls_last=True), "-id")
    return found.newest()


def stories_of(found: ArticleQuerySet) -> StoryQuerySet:
    """The stories that these reports stand in."""
    return Story.objects.standing().filter(pk__in=found.order_by().values("story")).newest()


def with_passages(found: ArticleQuerySet, question: Question) -> ArticleQuerySet:
    """With what a row quotes of each. Dear: only for a query that is cut to a page, where
    Postgres makes the passages after the cut."""
    found = found.for_list().with_opening()
    if question.words:
        found = found.annotate(
            passage=SearchHeadline(
                Left("text", SEARCHED_CHARACTERS),
                question.query,
                config="english",
                start_sel=_MARK,
                stop_sel=_UNMARK,
                max_words=36,
                min_words=18,
                max_fragments=2,
                fragment_delimiter=" … ",
            )
        )
    if question.happened:
        # Days before stretches: three are shown, and a day says more than the month it lies in.
        told = question.told().sharpest_of_all().for_reading()
        found = found.prefetch_related(Prefetch("date_mentions", queryset=told, to_attr="told"))
    return found


def highlighted(passage: str) -> SafeString:
    """A quoted passage as HTML: escaped, with the words found in <mark>, always balanced."""
    pieces = _MARKED.split(passage)  # what stands between marks, and at odd places what is marked
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if odd % 2 else piece.strip(_MARK + _UNMARK),)
            for odd, piece in enumerate(pieces)
        ),
    )
