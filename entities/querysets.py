"""The named queries over entities, their mentions and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, F, Max, Min

if TYPE_CHECKING:
    from datetime import date

    from entities.models import DateMention, Entity, Mention


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

    def in_articles(self, articles: models.QuerySet[models.Model]) -> EntityQuerySet:
        """Entities named in these articles, with `named_in` articles each, most named first."""
        return (
            self.filter(mentions__article__in=articles)
            .annotate(
                named_in=Count("mentions__article", distinct=True), named_times=Count("mentions")
            )
            .order_by(F("named_in").desc(), F("named_times").desc(), "name")
        )


class MentionQuerySet(models.QuerySet["Mention"]):
    def of(self, entity: Entity) -> MentionQuerySet:
        return self.filter(entity=entity)

    def not_ruled(self) -> MentionQuerySet:
        """Those no editor has decided."""
        return self.filter(ruling__isnull=True)

    def articles(self) -> models.QuerySet[Mention, int]:
        """The ids of the articles they stand in, for use in a subquery."""
        return self.values_list("article_id", flat=True)

    def names_seen(self) -> models.QuerySet[Mention, dict[str, object]]:
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


class DateMentionQuerySet(models.QuerySet["DateMention"]):
    def placed(self) -> DateMentionQuerySet:
        return self.filter(earliest__isnull=False)

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
