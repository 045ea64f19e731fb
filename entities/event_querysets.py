"""The named queries over events and their tellings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Least, RowNumber, Substr
from django.db.models.lookups import IsNull

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any

    from entities.models import DateMention, Entity, Event, Quote, Telling

NEAR = 700
"""Characters around the telling of an event, two or three paragraphs, in which what those who took
part say is taken for said there."""

LONGEST_SENTENCE = 2_000
"""Characters of a report fetched to show the sentence that tells of an event."""


class EventQuerySet(models.QuerySet["Event"]):
    def told(self) -> EventQuerySet:
        """Those that some report tells of; the others only keep their address."""
        return self.filter(moved_to__isnull=True, reports__gt=0)

    def to_settle(self) -> models.QuerySet[Event, dict[str, Any]]:
        """Each whose day or whose people the reports leave open, or of which they name several
        days, as `pk`, with `alike`, how many reports tell of it, the most first. What an editor
        looked at is not asked again."""
        days = self.filter(tellings__precision="day").values("pk")
        torn = days.annotate(days=Count("tellings__earliest", distinct=True)).filter(days__gt=1)
        unknown = Q(earliest__isnull=True) | Q(taking_part__isnull=True)
        found = self.told().filter(unknown | Q(pk__in=torn.order_by().values("pk")))
        found = found.exclude(tellings__provenance__startswith="editor ").distinct()
        counted = found.annotate(alike=F("reports")).order_by("-alike", "pk")
        return counted.values("pk", "alike")

    def newest(self) -> EventQuerySet:
        """By their last day, those without a day at the end."""
        return self.order_by(F("latest").desc(nulls_last=True), "-id")

    def oldest(self) -> EventQuerySet:
        return self.order_by(F("earliest").asc(nulls_last=True), "id")

    def within(self, first: date | None, last: date | None) -> EventQuerySet:
        """Those whose days overlap these, ends included; None leaves an end open."""
        found = self.filter(earliest__isnull=False)
        if first:
            found = found.filter(latest__gte=first)
        return found.filter(earliest__lte=last) if last else found

    def announced_after(self, day: date) -> EventQuerySet:
        """Those said to be coming on days after this one, the next first."""
        return self.filter(status="announced", earliest__gt=day).oldest()

    def on(self, day: date) -> EventQuerySet:
        """Those known to have this very day, the most told first."""
        return self.told().filter(earliest=day, latest=day).order_by("-texts", "-reports", "id")

    def involving(self, entity: Entity) -> EventQuerySet:
        """Those in which a person, body or country takes part, or that a place saw."""
        if entity.kind != "place":
            return self.filter(taking_part__entity=entity)
        # Two lists in one, not OR: of that the planner reads every event there is.
        either = Q(taking_part__entity=entity), Q(place=entity)
        part, seen = (self.filter(each).order_by().values("pk") for each in either)
        return self.filter(pk__in=part.union(seen))

    def mentioning(self, words: str) -> EventQuerySet:
        """Those whose title or whose people, bodies, countries or place hold these words."""
        named = self.filter(taking_part__entity__name__icontains=words).values("pk")
        there = Q(place__name__icontains=words) | Q(title__icontains=words)
        return self.filter(there | Q(series__icontains=words) | Q(pk__in=named))

    def most_told_in(self, articles: Iterable[Any], *, most: int) -> list[Event]:
        """Those that most of these reports tell of, in the order of their days."""
        counted = self.told().filter(tellings__article__in=articles)
        told = counted.annotate(reports_here=Count("tellings__article", distinct=True))
        found = told.order_by("-reports_here", "-texts", "id")[:most]
        return sorted(found, key=lambda each: (each.earliest or date.max, each.pk))

    def beside(self, event: Event, entities: Collection[int]) -> EventQuerySet:
        """Others on known days in which some of these take part."""
        same = self.filter(taking_part__entity__in=entities).values("pk")
        return self.told().filter(pk__in=same, earliest__isnull=False).exclude(pk=event.pk)

    def before(self, event: Event) -> EventQuerySet:
        """Those over when this one began, the nearest first; none for one without a day."""
        if event.earliest is None:
            return self.none()
        return self.filter(latest__lt=event.earliest).order_by("-latest", "-id")

    def after(self, event: Event) -> EventQuerySet:
        """Those that began when this one was over, the nearest first."""
        if event.latest is None:
            return self.none()
        return self.filter(earliest__gt=event.latest).order_by("earliest", "id")

    def with_who_and_where(self) -> EventQuerySet:
        return self.select_related("place").prefetch_related("taking_part__entity")

    def with_estimated(self, stated: models.QuerySet[DateMention]) -> EventQuerySet:
        """With `estimated`: whether its days follow only from the estimated day of a report, and
        from none of the `stated` expressions of time."""
        same = {"earliest": OuterRef("earliest"), "latest": OuterRef("latest")}
        # One row of each, not EXISTS: of that the planner makes a list of all events' tellings, to
        # mark the thirty of a page.
        one = Value(True)
        dated = self.model.objects.filter(
            Q(tellings__article__published__isnull=False)
            | Q(tellings__article__estimate_earliest__isnull=True),
            pk=OuterRef("pk"),
            tellings__earliest=OuterRef("earliest"),
            tellings__latest=OuterRef("latest"),
        )
        said = stated.filter(article__tellings__event=OuterRef("pk"), **same)
        known = [Subquery(each.order_by().values(one=one)[:1]) for each in (dated, said)]
        return self.annotate(
            estimated=Q(earliest__isnull=False)
            & Q(IsNull(known[0], True))
            & Q(IsNull(known[1], True))
        )

    def said_at(self, quote: Quote) -> EventQuerySet:
        """Those in which its speaker takes part and beside whose telling a report prints it."""
        if quote.speaker is None:
            return self.none()
        near = quote.printings.filter(
            article__tellings__event=OuterRef("pk"),
            start__gte=F("article__tellings__sentence_start") - NEAR,
            start__lte=F("article__tellings__sentence_end") + NEAR,
        )
        part = self.told().filter(taking_part__entity=quote.speaker)
        return part.filter(Exists(near)).newest()

    def with_outlets(self) -> EventQuerySet:
        """With `outlets`, the names of those whose reports tell of it."""
        names = StringAgg("tellings__article__source__name", "; ", distinct=True)
        # A query of its own: joined, every telling would ask again what is asked of its event.
        own = self.model.objects.filter(pk=OuterRef("pk")).values("pk").annotate(names=names)
        return self.annotate(outlets=Subquery(own.values("names")))

    def sharing(self, entities: Collection[int], *, most: int) -> models.QuerySet[Event, int]:
        """The ids of those in which some of these take part, the most of them first."""
        shared = self.filter(taking_part__entity__in=entities).annotate(
            shared=Count("taking_part__entity", distinct=True)
        )
        return shared.order_by("-shared", "-pk").values_list("pk", flat=True)[:most]


class TellingQuerySet(models.QuerySet["Telling"]):
    def sharpest(self, *, most: int) -> TellingQuerySet:
        """At most so many of each event: those with days first."""
        undated = Case(When(earliest__isnull=True, then=Value(1)), default=Value(0))
        place = Window(RowNumber(), partition_by=F("event"), order_by=[undated, F("id")])
        return self.annotate(place_in_event=place).filter(place_in_event__lte=most)

    def with_sentence(self) -> TellingQuerySet:
        """With `surroundings`, the report's words from `sentence_start` to `sentence_end`."""
        length = Least(F("sentence_end") - F("sentence_start"), Value(LONGEST_SENTENCE))
        return self.annotate(surroundings=Substr("article__text", F("sentence_start") + 1, length))
