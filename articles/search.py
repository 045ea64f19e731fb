"""One question to the archive, and the reports that answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Q
from django.db.models.functions import Substr

from articles.forgiving import near_names, read_query
from articles.keyset import in_order
from articles.models import TEXT_SEARCH, Article, Source, Story
from articles.search_orders import order_of
from articles.tally import ids
from entities.models import (
    DateMention,
    Entity,
    EntityKind,
    Event,
    Mention,
    Printing,
    Quote,
    Telling,
)

if TYPE_CHECKING:
    from datetime import date

    from articles.forgiving import ReadQuery
    from articles.keyset import Order
    from articles.querysets import ArticleQuerySet, StoryQuerySet
    from entities.date_querysets import DateMentionQuerySet
    from entities.event_querysets import EventQuerySet
    from entities.querysets import EntityQuerySet
    from entities.quote_querysets import QuoteQuerySet

_WIDENED = 4
"""People whose printed forms widen the words that may name them."""


MOST_RANKED = 10_000
"""Reports of which it is made out how well each holds the words: of more, reading all of them takes
longer than the order tells."""


@dataclass(frozen=True)
class Question:
    """What a reader asks for; every part left empty asks nothing. Days are inclusive."""

    words: str = ""
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    any_of_them: bool = False
    """Whether one of the people, places, organisations and events is enough; else all must be."""
    sources: tuple[Source, ...] = ()
    happened_from: date | None = None
    happened_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    estimates: bool = True
    """Whether days that are only estimated count: of reports, and of what undated reports tell."""
    vague: bool = True
    """Whether what is known to a week, month or year counts as happening in all of it."""
    originals: bool = False
    """Whether reprints are left out."""
    order: str = ""

    @cached_property
    def near(self) -> list[Entity]:
        """Whoever the words may name, in whatever spelling."""
        return near_names(self.words)

    @cached_property
    def query(self) -> ReadQuery:
        people = [each for each in self.near if each.kind == EntityKind.PERSON]
        return read_query(self.words, people[:_WIDENED])

    @property
    def named(self) -> bool:
        return bool(self.entities or self.events)

    @property
    def bounded(self) -> bool:
        """Whether something is asked of the reports besides whom and what they name."""
        asked = self.words or self.sources or self.originals
        return bool(asked or self.happened or self.published)

    @property
    def happened(self) -> bool:
        return bool(self.happened_from or self.happened_to)

    @property
    def published(self) -> bool:
        return bool(self.published_from or self.published_to)

    def order_of(self, kind: str) -> Order:
        """How the answer of this kind is ordered."""
        ranked = bool(self.words) and bool(kind or self.order or not self.common)
        return order_of(kind, self.order, words=ranked)

    @cached_property
    def common(self) -> bool:
        """Whether so many reports answer that which of them hold the words best is not made out:
        the newest come first."""
        return bool(self.words) and len(self.found) > MOST_RANKED

    @cached_property
    def found(self) -> list[int]:
        """The ids of the first reports that answer, in no order: at most `MOST_RANKED` and one."""
        return ids(answering(self), most=MOST_RANKED + 1)

    def told(self) -> DateMentionQuerySet:
        """What the texts say of the days asked for."""
        found = DateMention.objects.within(self.happened_from, self.happened_to)
        if not self.vague:
            found = found.exact()
        return found if self.estimates else found.stated()


def find(question: Question) -> ArticleQuerySet:
    """The reports that answer every part of the question, in the order it asks for."""
    found = answering(question)
    if question.order == "printed":
        found = found.with_copies()
    return in_order(found, question.order_of(""))


def answering(question: Question) -> ArticleQuerySet:
    """The reports that answer every part of the question, in no order."""
    found = _bounded(question)
    return found.filter(_named(question)) if question.named else found


def _bounded(question: Question) -> ArticleQuerySet:
    """The reports of the words, outlets and days, whomever they name."""
    found = Article.objects.all()
    if question.words:
        found = found.with_words(question.query)
    if question.sources:
        found = found.filter(source__in=question.sources)
    if question.originals:
        found = found.independent()
    if question.happened:
        found = found.telling(question.told())
    if question.published:
        found = found.published_between(
            question.published_from, question.published_to, estimates=question.estimates
        )
    return found


def _named(question: Question) -> Q:
    by_name = (Mention.objects.filter(entity=each).articles() for each in question.entities)
    told = (Telling.objects.filter(event=each).values("article_id") for each in question.events)
    return _joined([Q(pk__in=each) for each in (*by_name, *told)], question)


def _joined(parts: list[Q], question: Question) -> Q:
    whole = Q()
    for part in parts:
        whole = whole | part if question.any_of_them else whole & part
    return whole


def stories_with(found: ArticleQuerySet) -> StoryQuerySet:
    """The stories that these reports stand in, the newest first."""
    return Story.objects.standing().filter(pk__in=found.order_by().values("story")).newest()


def stories_of(question: Question) -> StoryQuerySet:
    """The stories of the reports that answer the question."""
    return in_order(stories_with(answering(question)), question.order_of("stories"))


def people_of(question: Question) -> EntityQuerySet:
    """The people whom the reports found name, with `named_in` so many of them, the most first."""
    people = Entity.objects.kind(EntityKind.PERSON).named()
    if question == Question():
        named = people.with_named_in_all()
    else:
        named = people.most_named_in(answering(question).order_by().values("pk"))
    return in_order(named, question.order_of("people"))


def events_of(question: Question) -> EventQuerySet:
    """The events that the people and places asked for take part in or saw, on the days asked for,
    in whose title or telling sentence the words stand."""
    found = Event.objects.told()
    if question.named:
        parts = [
            Q(pk__in=Event.objects.involving(each).order_by().values("pk")) | _told_at(each)
            for each in question.entities
        ]
        if question.events:
            parts.append(Q(pk__in=[each.pk for each in question.events]))
        found = found.filter(_joined(parts, question))
    if question.happened:
        found = found.within(question.happened_from, question.happened_to)
        if not question.vague:
            found = found.filter(earliest=F("latest"))
        if not question.estimates:
            found = found.with_estimated(DateMention.objects.stated()).filter(
                Q(("estimated", False))
            )
    if question.words or question.sources or question.originals or question.published:
        # Whether it happened then is asked of the event, not of what else its reports tell.
        reports = _bounded(_without_happened(question)).order_by().values("pk")
        tellings = Telling.objects.filter(article__in=reports)
        if question.words:
            length = F("sentence_end") - F("sentence_start")
            sentence = Substr("article__text", F("sentence_start") + 1, length)
            told = SearchVector("event__title", sentence, config=TEXT_SEARCH)
            tellings = tellings.annotate(told=told).filter(told=question.query)
        found = found.filter(pk__in=tellings.values("event"))
    return in_order(found, question.order_of("events"))


def _told_at(place: Entity) -> Q:
    """Events told of in a sentence that names the place: "met at the Pentagon" is in Washington."""
    if place.kind != EntityKind.PLACE:
        return Q(pk__in=[])
    named = Telling.objects.filter(
        article__mentions__entity=place,
        article__mentions__start__gte=F("sentence_start"),
        article__mentions__end__lte=F("sentence_end"),
    )
    return Q(pk__in=named.values("event"))


def _without_happened(question: Question) -> Question:
    return replace(question, happened_from=None, happened_to=None)


def quotes_of(question: Question) -> QuoteQuerySet:
    """The quotations in which the words stand, printed by the reports asked for, each by or about
    the people, places and organisations asked for."""
    printings = Printing.objects.all()
    if question.bounded:
        printings = printings.filter(article__in=_bounded(question).order_by().values("pk"))
    if question.words:
        said = SearchVector("text", config=TEXT_SEARCH)
        printings = printings.annotate(said=said).filter(said=question.query)
    if question.events:
        told = [
            Q(article__in=Telling.objects.filter(event=each).values("article_id"))
            for each in question.events
        ]
        printings = printings.filter(_joined(told, question))
    found = Quote.objects.printed()
    if question.bounded or question.events:
        found = found.filter(pk__in=printings.values("quote"))
    concerned = [
        Q(pk__in=Quote.objects.by(each).values("pk"))
        | Q(pk__in=Quote.objects.about(each).values("pk"))
        for each in question.entities
    ]
    found = found.filter(_joined(concerned, question))
    return in_order(found.with_first_said(), question.order_of("quotes"))
