"""The named queries over the dates that texts speak of, and over the counts made of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, F, Value
from django.db.models.functions import Substr

if TYPE_CHECKING:
    from entities.models import DateMention, DayCount, Entity
A_YEAR = timedelta(days=366)
"""The most days of a year."""

FROM_ESTIMATE = "from an estimated date"
"""How the rule of a date ends that was placed from an estimated day of publication."""


class DateMentionQuerySet(models.QuerySet["DateMention"]):
    def placed(self) -> DateMentionQuerySet:
        return self.filter(earliest__isnull=False)

    def to_place(self) -> models.QuerySet[DateMention, dict[str, Any]]:
        """Each that could not be placed, as `pk`, the newest report's first; `alike` is 1."""
        found = self.unplaced().annotate(alike=Value(1)).order_by("-article_id", "start")
        return found.values("pk", "alike")

    def unplaced(self) -> DateMentionQuerySet:
        """What means a day or stretch of days and could not be placed, in a report whose own day is
        known: where that is not, setting it places them all. An editor's own are not asked again.

        TIMEX3 writes lengths as "P3Y" or "PT1H" and the vague as "FUTURE_REF".
        """
        nowhere = self.filter(earliest__isnull=True, article__published__isnull=False)
        nowhere = nowhere.exclude(value__regex="^(P|T|FUTURE|PAST|PRESENT)")
        return nowhere.exclude(rule__startswith="editor ")

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
        found = self.filter(
            earliest__range=(earliest, last), latest__gte=first, earliest__lt=F("latest")
        ).annotate(stretch=F("latest") - F("earliest"))
        if shortest > 2:
            found = found.filter(stretch__gte=timedelta(days=shortest - 1))
        found = found.filter(stretch__lt=timedelta(days=longest))
        return found.order_by("stretch", "earliest", "article_id", "start")

    def beyond_a_year(self) -> DateMentionQuerySet:
        """Known to more than a year, such as a decade or century; the sharpest first."""
        found = self.filter(latest__gt=F("earliest") + A_YEAR)
        return found.order_by(F("latest") - F("earliest"), "earliest", "article_id", "start")

    def sharpest_of_all(self) -> DateMentionQuerySet:
        """Days first, then stretches by their length; in each the order of the text."""
        return self.order_by(F("latest") - F("earliest"), "article_id", "start")

    def on(self, day: date) -> DateMentionQuerySet:
        """Speaks of exactly this day."""
        return self.exact().filter(earliest=day)

    def around(self, day: date) -> DateMentionQuerySet:
        """Speaks of a week, month or other stretch that this day lies in."""
        return self.filter(earliest__lte=day, latest__gte=day).exclude(earliest=day, latest=day)

    def stated(self) -> DateMentionQuerySet:
        """Placed from what is stated, not from an estimate of when the report was published."""
        return self.exclude(rule__endswith=FROM_ESTIMATE)

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

    def independent_first(self) -> DateMentionQuerySet:
        """Those of texts of their own before those of copies, then the oldest report's first."""
        return self.order_by(
            F("article__reprint_of").asc(nulls_first=True),
            F("article__published").asc(nulls_last=True),
            "article_id",
            "start",
        )

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


class DayCountQuerySet(models.QuerySet["DayCount"]):
    def days(self) -> DayCountQuerySet:
        """Single days that some report speaks of, in order."""
        return self.filter(span="day", reports__gt=0).order_by("first")

    def months(self) -> DayCountQuerySet:
        """Months with such a day, in order."""
        return self.filter(span="month", reports__gt=0).order_by("first")

    def between(self, first: date, last: date) -> DayCountQuerySet:
        return self.filter(first__range=(first, last))

    def as_counts(self) -> dict[date, int]:
        """Reports by the first day of each span."""
        return dict(self.values_list("first", "reports"))
