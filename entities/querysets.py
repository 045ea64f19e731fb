"""The named queries over entities, their mentions and dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    Max,
    Min,
    OuterRef,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import Greatest, Left, RowNumber, Substr, Upper

if TYPE_CHECKING:
    from collections.abc import Collection

    from entities.models import DateMention, Entity, Mention, Quote

SENTENCE_REACH = 400
"""Characters fetched on each side of a mention: enough for its sentence, without the report."""


class EntityQuerySet(models.QuerySet["Entity"]):
    def kind(self, kind: str) -> EntityQuerySet:
        return self.filter(kind=kind)

    def named(self) -> EntityQuerySet:
        """Entities that some report names; the others only keep their address."""
        return self.filter(reports__gt=0)

    def most_named(self) -> EntityQuerySet:
        return self.named().order_by(F("reports").desc(), "name")

    def matching(self, words: str) -> EntityQuerySet:
        """Names that contain the words, in any case."""
        return self.filter(name__icontains=words)

    def with_initial(self) -> EntityQuerySet:
        """With `filed_under`, what an index files them by, and its first letter `initial`.

        People are filed by family name, all others without their "the".
        """
        family = Func(F("name"), Value(r"\S+$"), function="SUBSTRING")
        bare = Func(F("name"), Value("^the "), Value(""), Value("i"), function="REGEXP_REPLACE")
        filed_under = Case(
            When(kind="person", then=family), default=bare, output_field=models.TextField()
        )
        return self.annotate(filed_under=Upper(filed_under)).annotate(
            initial=Left("filed_under", 1)
        )

    def beginning_with(self, letter: str) -> EntityQuerySet:
        """Those that A to Z files under this letter."""
        return self.with_initial().filter(Q(initial=letter))

    def by_name(self) -> EntityQuerySet:
        """From A to Z."""
        return self.named().with_initial().order_by("filed_under", "name")

    def initials(self) -> list[str]:
        """The letters that have somebody, in order."""
        filed = self.named().with_initial()
        return sorted(set(filed.values_list(F("initial"), flat=True)))

    def in_articles(self, articles: models.QuerySet[Any, Any] | Collection[int]) -> EntityQuerySet:
        """Entities named in these articles, with `named_in` articles each, most named first."""
        return (
            self.filter(mentions__article__in=articles)
            .annotate(
                named_in=Count("mentions__article", distinct=True), named_times=Count("mentions")
            )
            .order_by(F("named_in").desc(), F("named_times").desc(), "name")
        )

    def named_with(self, entity: Entity, *, articles: Collection[int], most: int) -> EntityQuerySet:
        """Whoever these articles name beside `entity`: at most `most` of each kind."""
        together = self.in_articles(articles).exclude(pk=entity.pk)
        order = [F("named_in").desc(), F("named_times").desc(), F("name").asc()]
        place = Window(RowNumber(), partition_by=F("kind"), order_by=order)
        return together.annotate(place_in_kind=place).filter(place_in_kind__lte=most)

    def easily_confused_with(self, entity: Entity) -> EntityQuerySet:
        """People of the same family name, places and organisations that share the name's words,
        and anything of another kind under the very same name."""
        same_name = Q(name__iexact=entity.name)
        if entity.kind == "person":
            blocks = entity.namings.filter(kind="person").values("block")
            alike = Q(namings__kind="person", namings__block__in=blocks)
        else:
            # The trigram index answers `contains`; the pattern then asks for whole words.
            whole_words = rf"\y{re.escape(entity.name)}\y"
            alike = Q(kind=entity.kind, name__icontains=entity.name, name__iregex=whole_words)
        found = self.filter(Q(pk__in=self.filter(alike).values("pk")) | same_name)
        return found.exclude(pk=entity.pk).most_named()


class MentionQuerySet(models.QuerySet["Mention"]):
    def of(self, entity: Entity) -> MentionQuerySet:
        return self.filter(entity=entity)

    def not_ruled(self) -> MentionQuerySet:
        """Those no editor has decided."""
        return self.filter(ruling__isnull=True)

    def articles(self) -> models.QuerySet[Mention, int]:
        """The ids of the articles they stand in, for use in a subquery."""
        return self.values_list("article_id", flat=True)

    def names_seen(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each printed form with its count and the first and last day it was published."""
        return (
            self.values("text")
            .annotate(
                times=Count("id"),
                reports=Count("article", distinct=True),
                first=Min("article__published"),
                last=Max("article__published"),
            )
            .order_by("-times", "text")
        )

    def roles(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each role as printed with its reports and the first and last day it was published."""
        return (
            self.exclude(role="")
            .values("role")
            .annotate(
                reports=Count("article", distinct=True),
                first=Min("article__published"),
                last=Max("article__published"),
            )
            .order_by("-reports", "role")
        )

    def with_surroundings(self) -> MentionQuerySet:
        """With `surroundings`, the text around each, and `surroundings_start`, its offset."""
        start = Greatest(F("start") - SENTENCE_REACH, Value(0))
        length = F("end") - F("surroundings_start") + SENTENCE_REACH
        return self.annotate(
            surroundings_start=start,
        ).annotate(surroundings=Substr("article__text", F("surroundings_start") + 1, length))


class DateMentionQuerySet(models.QuerySet["DateMention"]):
    def placed(self) -> DateMentionQuerySet:
        return self.filter(earliest__isnull=False)

    def exact(self) -> DateMentionQuerySet:
        """Known to the day."""
        return self.filter(earliest=F("latest"))

    def vague(
        self, first: date, last: date, *, shortest: int = 2, longest: int
    ) -> DateMentionQuerySet:
        """Known to a stretch of `shortest` to `longest` days that overlaps the inclusive range,
        not to one day; the sharpest first."""
        # What is no longer than `longest` cannot begin earlier than that before the range. Without
        # this bound the index on the days would be read from the beginning of time.
        earliest = date.fromordinal(max(1, first.toordinal() - longest))
        found = self.filter(earliest__range=(earliest, last), latest__gte=first)
        return found.sharpest_first(shortest=shortest, longest=longest)

    def sharpest_first(
        self, *, shortest: int = 2, longest: int | None = None
    ) -> DateMentionQuerySet:
        """Known to a stretch of `shortest` to `longest` days, the shortest stretch first."""
        found = self.annotate(stretch=F("latest") - F("earliest"))
        found = found.filter(stretch__gte=timedelta(days=max(shortest, 2) - 1))
        if longest:
            found = found.filter(stretch__lt=timedelta(days=longest))
        return found.order_by("stretch", "earliest", "article_id", "start")

    def on(self, day: date) -> DateMentionQuerySet:
        """Speaks of exactly this day."""
        return self.filter(earliest=day, latest=day)

    def around(self, day: date) -> DateMentionQuerySet:
        """Speaks of a week, month or other stretch that this day lies in."""
        return self.filter(earliest__lte=day, latest__gte=day).exclude(earliest=day, latest=day)

    def within(self, first: date | None, last: date | None) -> DateMentionQuerySet:
        """Speaks of something that overlaps the inclusive range; None leaves that end open."""
        found = self.placed()
        if first:
            found = found.filter(latest__gte=first)
        if last:
            found = found.filter(earliest__lte=last)
        return found

    def beside(self, entity: Entity) -> DateMentionQuerySet:
        """Stands in one sentence with a mention of this entity."""
        return self.filter(
            article__mentions__entity=entity,
            article__mentions__start__gte=F("sentence_start"),
            article__mentions__start__lt=F("sentence_end"),
        )

    def by_day(self) -> dict[date, int]:
        """How many reports speak of each day, among the dates known to the day."""
        counted = self.exact().values_list("earliest").annotate(Count("article", distinct=True))
        return dict(counted.order_by("earliest"))

    def by_month(self) -> dict[date, int]:
        """How many reports speak of a day of each month, keyed by the month's first day."""
        month = models.functions.TruncMonth("earliest")
        counted = self.exact().annotate(month=month).values_list("month")
        return dict(counted.annotate(Count("article", distinct=True)).order_by("month"))

    def last_day_before(self, day: date) -> date | None:
        """The nearest earlier day that some report speaks of."""
        found = self.exact().filter(earliest__lt=day).order_by("-earliest", "-latest")
        return found.values_list("earliest", flat=True).first()

    def first_day_after(self, day: date) -> date | None:
        """The nearest later day that some report speaks of."""
        found = self.exact().filter(earliest__gt=day).order_by("earliest", "latest")
        return found.values_list("earliest", flat=True).first()

    def by_story(self) -> DateMentionQuerySet:
        """The story with the most separate texts first; originals before their copies."""
        return self.order_by(
            F("article__story__separate_texts").desc(nulls_last=True),
            F("article__story").asc(nulls_last=True),
            F("article__reprint_of").asc(nulls_first=True),
            F("article__published").asc(nulls_last=True),
            "article_id",
            "start",
        )

    def for_reading(self) -> DateMentionQuerySet:
        """With `sentence`, the words of the sentence each stands in, and its report and outlet.

        Postgres cuts the sentences out before it sorts, so first find the few rows to show.
        """
        length = F("sentence_end") - F("sentence_start")
        return (
            self.annotate(sentence=Substr("article__text", F("sentence_start") + 1, length))
            .select_related("article__source", "article__story")
            .defer("article__text", "article__search")
        )


class QuoteQuerySet(models.QuerySet["Quote"]):
    def printed(self) -> QuoteQuerySet:
        """Those that some report prints; the others only keep their address."""
        return self.filter(moved_to__isnull=True, reports__gt=0)

    def by(self, entity: Entity) -> QuoteQuerySet:
        """What this person or body is quoted as saying."""
        return self.printed().filter(speaker=entity)

    def about(self, entity: Entity) -> QuoteQuerySet:
        """Those in whose words the entity is named, said by somebody else."""
        named = Exists(
            entity.mentions.filter(
                article=OuterRef("article"), start__gte=OuterRef("start"), end__lte=OuterRef("end")
            )
        )
        quotes = entity.printings.model.objects.filter(named).values("quote")
        return self.printed().filter(pk__in=quotes).exclude(speaker=entity)

    def newest(self) -> QuoteQuerySet:
        return self.order_by(F("first_printed").desc(nulls_last=True), F("id").desc())
