"""The named queries over entities, their mentions and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
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
from django.db.models.functions import Abs, Concat, Greatest, Left, Lower, RowNumber, Substr, Upper

from entities.folded import Folded
from entities.language.findings import PRONOUNS
from entities.overlap import Among, OneOf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from django.contrib.auth.models import AnonymousUser, User

    from entities.models import Entity, Mention, Quote

SENTENCE_REACH = 400
"""Characters fetched on each side of a mention: enough for its sentence, without the report."""


class EntityQuerySet(models.QuerySet["Entity"]):
    def kind(self, kind: str) -> EntityQuerySet:
        return self.filter(kind=kind)

    def named(self) -> EntityQuerySet:
        """Entities that some report names and no editor hid; the others only keep their address."""
        return self.filter(reports__gt=0, hidden=False)

    def shown_to(self, user: User | AnonymousUser) -> EntityQuerySet:
        """Those whose pages this user may see: of hidden ones editors alone."""
        return self if user.has_perm("entities.add_ruling") else self.filter(hidden=False)

    def with_splits(self) -> EntityQuerySet:
        """With `was_split`: whether a standing ruling split a page off from each."""
        rulings = self.model._meta.apps.get_model("entities", "Ruling").objects
        subject = Left(Concat(Value("entity:"), OuterRef("kind"), Value(":"), OuterRef("key")), 300)
        split = rulings.standing("split").filter(subjects__overlap=[subject])
        return self.annotate(was_split=Exists(split))

    def most_named(self) -> EntityQuerySet:
        return self.named().order_by(F("reports").desc(), "name")

    def matching(self, words: str) -> EntityQuerySet:
        """Names that contain the words, in any case, with accents or without."""
        return self.annotate(folded=Folded("name")).filter(folded__contains=Folded(Value(words)))

    def with_words(self, words: str) -> EntityQuerySet:
        """Names with words that begin so: "the" is in "The Hague" and not in "Rotherham"."""
        beginning = Concat(Value(r"\m"), Folded(Value(re.escape(words))))
        folded = self.matching(words).annotate(folded=Folded("name"))
        return folded.filter(folded__regex=beginning)

    def with_any_words(self, phrases: Collection[str]) -> EntityQuerySet:
        """Names that contain one of these phrases, in any case, with accents or without."""
        within = Q(pk__in=[])
        for phrase in phrases:
            within |= Q(folded__contains=Folded(Value(phrase)))
        return self.annotate(folded=Folded("name")).filter(within)

    def spelt_like(self, words: Collection[str], *, threshold: float) -> EntityQuerySet:
        """Names with a word that shares so great a part of its trigrams with one of these."""
        # `%>` is answered by the index on the names but compares with a setting of the session.
        alike = Q()
        for word in words:
            alike |= Q(folded__trigram_word_similar=word.upper())
        setting = "SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)"
        with connection.cursor() as cursor:
            cursor.execute(setting, [str(threshold)])
        return self.annotate(folded=Folded("name")).filter(alike).most_named()

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
        there = (
            Q(mentions__article__in=articles)
            if isinstance(articles, models.QuerySet)
            else Q(Among("mentions__article", articles))
        )
        return (
            self.filter(there, hidden=False)
            .annotate(
                named_in=Count("mentions__article", distinct=True), named_times=Count("mentions")
            )
            .order_by(F("named_in").desc(), F("named_times").desc(), "name")
        )

    def before_and_since(self, first: date, day: date, last: date) -> EntityQuerySet:
        """Whoever the reports published from `day` to `last` name, in `named_in` of them, the most
        first; and in `named_before` of those from `first` until then.

        Counted by namings, as `most_named_in`.
        """
        since = Q(namings__article__published__gte=day)
        counted = self.filter(namings__article__published__range=(first, last)).annotate(
            named_in=Count("namings__article", distinct=True, filter=since),
            named_before=Count("namings__article", distinct=True, filter=~since),
        )
        return counted.filter(named_in__gt=0).order_by(F("named_in").desc(), "name")

    def located(self) -> EntityQuerySet:
        """Places of known coordinates."""
        known = self.filter(latitude__isnull=False, longitude__isnull=False)
        return known.filter(kind="place", hidden=False)

    def seen_in(self, articles: models.QuerySet[Any, Any] | Collection[int]) -> EntityQuerySet:
        """Places to draw on a map of these articles, `named_in` so many of them, the most first.

        A name that stands for a government ("Washington said") puts nothing on a map.
        """
        there = self.located().filter(mentions__article__in=articles, mentions__sense="")
        counted = there.annotate(named_in=Count("mentions__article", distinct=True))
        return counted.order_by(F("named_in").desc(), "name")

    def taking_part_in(
        self, events: models.QuerySet[Any, Any] | None, *, most: int
    ) -> EntityQuerySet:
        """Those who take part in these events, or with None in any, in `events_joined` of them, the
        most first and at most so many of each kind."""
        taking = self.filter(taking_part__isnull=False, hidden=False)
        if events is not None:
            # An array: of IN and a question the planner reads who takes part in every event.
            joined = ArraySubquery(events.order_by().values("pk"))
            taking = self.filter(Q(OneOf("taking_part__event", joined)), hidden=False)
        # Of rows, not of ids: the indexes that hold who takes part have no ids.
        counted = taking.annotate(events_joined=Count("*"))
        order = [F("events_joined").desc(), F("name").asc()]
        place = Window(RowNumber(), partition_by=F("kind"), order_by=order)
        return (
            counted.annotate(place_in_kind=place).filter(place_in_kind__lte=most).order_by(*order)
        )

    def seeing(self, events: models.QuerySet[Any, Any]) -> EntityQuerySet:
        """The places of these events, `events_seen` at each, the most first."""
        there = self.filter(events_here__in=events.order_by().values("pk"), hidden=False)
        counted = there.annotate(events_seen=Count("events_here"))
        return counted.order_by(F("events_seen").desc(), "name")

    def named_with(self, entity: Entity, *, articles: Collection[int], most: int) -> EntityQuerySet:
        """Whoever these articles name beside `entity`: at most `most` of each kind."""
        together = self.in_articles(articles).exclude(pk=entity.pk)
        order = [F("named_in").desc(), F("named_times").desc(), F("name").asc()]
        place = Window(RowNumber(), partition_by=F("kind"), order_by=order)
        return together.annotate(place_in_kind=place).filter(place_in_kind__lte=most)

    def most_named_in(self, articles: models.QuerySet[Any, Any]) -> EntityQuerySet:
        """Entities by the number of these articles that name them, as `named_in`.

        Counted by namings, of which a report has a third as many as mentions.
        """
        counted = self.filter(namings__article__in=articles, hidden=False).annotate(
            named_in=Count("namings__article", distinct=True)
        )
        return counted.order_by(F("named_in").desc(), "name")

    def with_named_in_all(self) -> EntityQuerySet:
        """With `named_in`, as `most_named_in` has it of all articles: that is counted already."""
        return self.annotate(named_in=F("reports"))

    def most_quoted(self) -> EntityQuerySet:
        """Who is quoted, with the number of their `quotations`, the most first."""
        quoted = self.filter(quotes__moved_to__isnull=True, quotes__reports__gt=0, hidden=False)
        # Of rows, not of ids: the index that holds the speakers has no ids.
        return quoted.annotate(quotations=Count("*")).order_by("-quotations", "name")

    def easily_confused_with(self, entity: Entity) -> EntityQuerySet:
        """People of the same family name, places and organisations that share the name's words,
        and anything of another kind under the very same name."""
        same_name = Q(name__iexact=entity.name)
        if entity.kind == "person":
            blocks = entity.namings.filter(kind="person").order_by().values("block").distinct()
            namings = entity.namings.model.objects.filter(OneOf("block", ArraySubquery(blocks)))
            alike = Q(pk__in=namings.filter(kind="person").values("entity").distinct())
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

    def within(self, articles: Collection[int]) -> MentionQuerySet:
        """Those in these articles."""
        return self.filter(Among("article", articles))

    def articles(self) -> models.QuerySet[Mention, int]:
        """The ids of the articles they stand in, for use in a subquery."""
        return self.values_list("article_id", flat=True)

    def names_seen(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each printed form with its count and the first and last day it was published.

        A pronoun stands for a name and is none.
        """
        return (
            self.exclude(text__in=PRONOUNS)
            .values("text")
            .annotate(
                times=Count("id"),
                reports=Count("article", distinct=True),
                first=Min("article__published"),
                last=Max("article__published"),
            )
            .order_by("-times", "text")
        )

    def roles(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each role, in whatever case it is printed, with its reports, the first and last day it
        was published, and one mention (`sample`) that has it."""
        return (
            self.exclude(role="")
            .annotate(folded=Lower("role"))
            .values("folded")
            .annotate(
                role=Max("role"),
                reports=Count("article", distinct=True),
                first=Min("article__published"),
                last=Max("article__published"),
                sample=Min("id"),
            )
            .order_by("-reports", "folded")
        )

    def governments(self) -> MentionQuerySet:
        """Those of a place that mean the government there."""
        return self.filter(sense="government")

    def unsure(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each name that nobody could be found for, as `text` and `kind` with the `first` mention
        of it and `alike`, how many there are: the most frequent first, for deciding it once for
        always helps most there."""
        return _by_name(self.filter(entity__isnull=True, ruling__isnull=True))

    def doubtful(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each name that was joined to a page by more than the name itself, as above. What an
        editor decided for some mention of it is not asked again."""
        joined = self.filter(entity__isnull=False, ruling__isnull=True).exclude(
            naming__reason__in=["", "full name", "same name"]
        )
        ruled = self.filter(ruling__isnull=False, text=OuterRef("text"), kind=OuterRef("kind"))
        joined = joined.exclude(naming__reason__startswith="editor ").exclude(Exists(ruled))
        return _by_name(joined)

    def together(self, entities: Collection[Entity], *, most: int) -> MentionQuerySet:
        """For each two of these, the mentions of the one that stand closest to a mention of the
        `other` in the same report, at most so many; with `other_start` and `other_end`.

        A pronoun names nobody.
        """
        both = self.exclude(text__in=PRONOUNS).filter(
            entity__in=entities, article__mentions__entity__in=entities
        )
        named = both.annotate(
            other=F("article__mentions__entity"),
            other_start=F("article__mentions__start"),
            other_end=F("article__mentions__end"),
            other_text=F("article__mentions__text"),
        ).filter(other__gt=F("entity"))
        gap = named.exclude(other_text__in=PRONOUNS).annotate(
            gap=Abs(F("other_start") - F("start"))
        )
        order = [F("gap").asc(), F("pk").asc()]
        place = Window(RowNumber(), partition_by=[F("entity"), F("other")], order_by=order)
        return gap.annotate(place=place).filter(place__lte=most).order_by("gap", "pk")

    def newest_of_each(self, wanted: Mapping[int, int]) -> MentionQuerySet:
        """The first mention of each entity in each of its newest reports, at most so many by the
        entity's id; by the order in which the reports came, which an index knows."""
        first = self.exclude(text__in=PRONOUNS).order_by("-article_id", "start")
        each = [
            first.filter(entity=pk).distinct("article_id").values("pk")[:most]
            for pk, most in wanted.items()
        ]
        ids = [row["pk"] for row in each[0].union(*each[1:], all=True)] if each else []
        return self.filter(pk__in=ids).order_by("-article_id", "start")

    def forms(self) -> models.QuerySet[Mention, tuple[Any, ...]]:
        """Each printed form of each entity as (entity's id, text), the most frequent first."""
        printed = self.exclude(text__in=PRONOUNS).order_by().values("entity", "text")
        counted = printed.annotate(times=Count("id")).order_by("-times", "text")
        return counted.values_list("entity", "text")

    def positions(
        self, entities: Collection[int], articles: Collection[int]
    ) -> models.QuerySet[Mention, tuple[Any, ...]]:
        """Where these articles name these entities, as (id, article's id, entity's id, start,
        sense), in the order of the texts."""
        named = self.filter(Among("article", articles), Among("entity", entities))
        found = named.order_by("article_id", "start")
        return found.values_list("pk", "article_id", "entity_id", "start", "sense")

    def counted_reports(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """In how many reports the mentions of one entity stand, as a subquery."""
        counted = self.order_by().values("entity").annotate(n=Count("article", distinct=True))
        return counted.values("n")

    def reports(self) -> int:
        """In how many reports they stand."""
        counted: int = self.aggregate(n=Count("article", distinct=True))["n"]
        return counted

    def reports_of_page(self) -> models.QuerySet[Mention, dict[str, Any]]:
        """Each report with what it is known by, and how often it names them, newest first."""
        return (
            self.order_by()
            .values("article", "article__identity", "article__title", "article__published")
            .annotate(times=Count("id"), printed=Min("text"))
            .order_by(F("article__published").desc(nulls_last=True), "-article")
        )

    def quoted_in(self, quote: Quote) -> MentionQuerySet:
        """Those that stand where some report prints this quotation."""
        around = quote.printings.filter(
            article=OuterRef("article"), start__lte=OuterRef("start"), end__gte=OuterRef("end")
        )
        return self.filter(Exists(around), article__in=quote.printings.values("article"))

    def for_excerpts(self) -> MentionQuerySet:
        """With what a list shows of a mention: its surroundings, report, outlet and reason."""
        shown = self.with_surroundings().select_related(
            "naming", "ruling__editor", "article__source", "article__reprint_of"
        )
        texts = ("article__text", "article__search")
        return shown.defer(*texts, *(f"article__reprint_of__{each[9:]}" for each in texts))

    def with_surroundings(self) -> MentionQuerySet:
        """With `surroundings`, the text around each, and `surroundings_start`, its offset."""
        start = Greatest(F("start") - SENTENCE_REACH, Value(0))
        length = F("end") - F("surroundings_start") + SENTENCE_REACH
        return self.annotate(
            surroundings_start=start,
        ).annotate(surroundings=Substr("article__text", F("surroundings_start") + 1, length))


def _by_name(mentions: MentionQuerySet) -> models.QuerySet[Mention, dict[str, Any]]:
    names = mentions.order_by().values("text", "kind")
    return names.annotate(first=Min("id"), alike=Count("id")).order_by("-alike", "text", "first")
