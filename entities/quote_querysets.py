"""The named queries over quotations and their printings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, JSONObject, Least, RowNumber, Substr

from entities.event_querysets import NEAR
from entities.overlap import Among, InPart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from entities.models import Entity, Event, Printing, Quote

LONGEST_PRINTING = 20_000
"""Characters of a report fetched to show one printing in its sentence."""


FIRST = Coalesce("first_printed", "estimate_earliest")
"""Where a quotation stands among days: an estimated one at the first day it may have been."""

_NEWEST = [FIRST.desc(nulls_last=True), F("id").desc()]


class QuoteQuerySet(models.QuerySet["Quote"]):
    def printed(self) -> QuoteQuerySet:
        """Those that some report prints; the others only keep their address."""
        return self.filter(moved_to__isnull=True, reports__gt=0)

    def by(self, entity: Entity) -> QuoteQuerySet:
        """What this person or body is quoted as saying."""
        return self.printed().filter(speaker=entity)

    def by_speaker(self, ids: Iterable[int]) -> models.QuerySet[Quote, tuple[Any, ...]]:
        """How many of them each of these said, as (entity's id, number)."""
        said = self.filter(speaker__in=list(ids)).order_by().values("speaker")
        return said.annotate(n=Count("id")).values_list("speaker", "n")

    def of_people(self) -> QuoteQuerySet:
        """Said by a person, not by a ministry or a government."""
        return self.filter(speaker__kind="person")

    def about(self, entity: Entity, *, articles: Collection[int] | None = None) -> QuoteQuerySet:
        """Those in whose words the entity is named, said by somebody else; on request only those
        that these articles print."""
        named = Exists(
            entity.mentions.filter(
                # Not in the "said X of Y" that stands between two parts of it.
                InPart(OuterRef("parts"), JSONObject(start=F("start"), end=F("end"))),
                article=OuterRef("article"),
                start__gte=OuterRef("start"),
                end__lte=OuterRef("end"),
            )
        )
        printings = entity.printings.model.objects.all()
        if articles is not None:
            printings = printings.filter(Among("article", articles))
        quotes = printings.filter(named).values("quote")
        return self.printed().filter(pk__in=quotes).exclude(speaker=entity)

    def newest(self) -> QuoteQuerySet:
        return self.order_by(*_NEWEST)

    def oldest(self) -> QuoteQuerySet:
        return self.order_by(FIRST.asc(nulls_last=True), "id")

    def with_first_said(self) -> QuoteQuerySet:
        """With `first_said`, the day that these lists are ordered by."""
        return self.annotate(first_said=FIRST)

    def with_speaker(self) -> QuoteQuerySet:
        return self.select_related("speaker")

    def with_sort(self) -> QuoteQuerySet:
        """With `whole`: whether some report prints whole sentences of it, not only a few words."""
        speech = self.model.objects.filter(pk=OuterRef("pk"), printings__sort="speech")
        # Not EXISTS: of that the planner makes a list of all printings, to mark those of a page.
        one = Subquery(speech.order_by().values(one=Value(True))[:1])
        return self.annotate(whole=Coalesce(one, Value(False)))

    def sentences_first(self) -> QuoteQuerySet:
        """Whole sentences, then fragments; the newest of each first."""
        return self.with_sort().order_by(F("whole").desc(), *_NEWEST)

    def newest_of_each_sort(self, *, most: int) -> QuoteQuerySet:
        """At most so many whole sentences and so many fragments, each with the `total` of its
        sort."""
        sort = F("whole")
        place = Window(RowNumber(), partition_by=sort, order_by=_NEWEST)
        counted = self.with_sort().annotate(
            place=place, total=Window(Count("pk"), partition_by=sort)
        )
        return counted.filter(place__lte=most).newest()

    def newest_of_all(self, *, most: int) -> QuoteQuerySet:
        """At most so many, each with the `total` of all."""
        return self.annotate(total=Window(Count("pk"))).newest()[:most]

    def in_articles(self, articles: Iterable[Any]) -> QuoteQuerySet:
        """Those printed in these reports, with `texts_here` and `reports_here`, the most first.

        Whole sentences come before fragments, which say little away from their report.
        """
        text = Coalesce("printings__article__reprint_of", "printings__article")
        fragment = Case(When(printings__sort="speech", then=Value(0)), default=Value(1))
        return (
            self.printed()
            .filter(printings__article__in=articles)
            .annotate(
                texts_here=Count(text, distinct=True),
                reports_here=Count("printings__article", distinct=True),
                fragment=Min(fragment),
            )
            .order_by("fragment", "-texts_here", "-reports_here", FIRST.asc(nulls_last=True), "id")
        )

    def of_event(self, event: Event, articles: Iterable[Any]) -> QuoteQuerySet:
        """What those who took part say in these reports; first what is `near`, printed within
        `NEAR` characters of the sentence that tells of the event."""
        near = event.tellings.filter(
            article__printings__quote=OuterRef("pk"),
            article__printings__start__gte=F("sentence_start") - NEAR,
            article__printings__start__lte=F("sentence_end") + NEAR,
        )
        said = self.in_articles(articles).filter(speaker__taking_part__event=event)
        return said.annotate(near=Exists(near)).order_by(
            F("near").desc(),
            "fragment",
            "-texts_here",
            "-reports_here",
            FIRST.asc(nulls_last=True),
            "id",
        )


class PrintingQuerySet(models.QuerySet["Printing"]):
    def without_speaker(self) -> models.QuerySet[Printing, dict[str, Any]]:
        """Each quotation of whole sentences whose speaker nobody could tell, as `quote` with the
        `first` printing of it and `alike`, how many there are, the most printed first. What an
        editor decided is not asked again."""
        nobody = self.filter(speaker__isnull=True, sort="speech")
        asked = nobody.exclude(provenance__startswith="editor ").order_by().values("quote")
        counted = asked.annotate(first=Min("id"), alike=Count("id"))
        return counted.order_by("-alike", "first")

    def with_sentence(self) -> PrintingQuerySet:
        """With `surroundings`, the report's words from `sentence_start` to `sentence_end`."""
        length = Least(F("sentence_end") - F("sentence_start"), Value(LONGEST_PRINTING))
        return self.annotate(surroundings=Substr("article__text", F("sentence_start") + 1, length))
