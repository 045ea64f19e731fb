"""The named queries over sources, articles and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Left, TruncMonth
from django.utils.text import slugify

from articles.reprints.publishers import publisher
from entities.date_querysets import FROM_ESTIMATE
from entities.models import DateMention, Mention, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from articles.models import (
        Article,
        ArticleVersion,
        Refused,
        Remark,
        SharedPassage,
        Source,
        Story,
    )

OPENING = 600
"""Characters of a report that lists load to show how it begins."""

NEARLY_JOINED = "likeness 0.25"
"""How `Article.other_story_reason` begins at half the likeness that joins a story
(`articles.stories.settle.JOINS`): such reasons sort by their likeness."""


HARDLY_A_COPY = ("60 %", "70 %")
"""How `Article.reprint_reason` begins, and no longer begins, where a little less of the text would
have made it one of its own (`articles.reprints.fingerprints.COPIED`)."""

NEARLY_A_COPY = 0.4
"""The share of a text in another from which on two texts that share a passage may be one."""


def _pair(one: str, other: str) -> models.Func:
    """The subjects that a ruling on these two reports has."""
    subjects = (Concat(Value("report:"), F(each)) for each in (one, other))
    return models.Func(
        *subjects,
        template="ARRAY[%(expressions)s]::varchar[]",
        output_field=ArrayField(models.CharField(max_length=300)),
    )


def _ruled() -> Exists:
    """Whether an editor said what the two reports of a `pair` are to each other."""
    return Exists(Ruling.objects.standing("copy").filter(subjects__contains=OuterRef("pair")))


class SourceQuerySet(models.QuerySet["Source"]):
    def with_counts(self) -> SourceQuerySet:
        """With `reports`, how many are texts of its `own`, and the `first` and `last` day."""
        return self.annotate(
            reports=Count("articles"),
            own=Count("articles", filter=Q(articles__reprint_of__isnull=True)),
            first=Min("articles__published"),
            last=Max("articles__published"),
        ).order_by("-reports", "name")

    def with_reports(self) -> SourceQuerySet:
        """With `reports`, how many there are of each; the most first."""
        # Counted outlet by outlet, each from an index: joined, every report would be sorted.
        own = self.model.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
        counted = own.annotate(reports=Count("articles")).values("reports")
        return self.annotate(reports=Subquery(counted)).order_by("-reports", "name")

    def filed_under(self, name: str) -> Source:
        """The outlet of this name, made where there is none, at an address nobody else has."""
        found = self.filter(name=name[:200]).first()
        if found:
            return found
        wanted = free = slugify(name)[:70].strip("-") or "outlet"
        number = 1
        while self.filter(slug=free).exists():
            number += 1
            free = f"{wanted}-{number}"
        described = {"slug": free, "publisher": publisher(name)}
        return self.get_or_create(name=name[:200], defaults=described)[0]

    def printing(self, articles: models.QuerySet[Any, Any]) -> SourceQuerySet:
        """Outlets of these articles, with how many of them each `printed`."""
        return (
            self.filter(articles__in=articles)
            .annotate(printed=Count("articles"))
            .order_by("-printed", "name")
        )


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest(self) -> ArticleQuerySet:
        """By day of publication, newest first; undated reports come last."""
        return self.order_by(F("published").desc(nulls_last=True), F("id").desc())

    def oldest(self) -> ArticleQuerySet:
        return self.order_by(F("published").asc(nulls_last=True), F("id").asc())

    def with_copies(self) -> ArticleQuerySet:
        """With `copies`, how many reports print the text again."""
        text = Coalesce(OuterRef("reprint_of"), OuterRef("pk"))
        copies = self.model.objects.order_by().filter(reprint_of=text).values("reprint_of")
        printed = Subquery(copies.annotate(copies=Count("pk")).values("copies"))
        return self.annotate(copies=Coalesce(printed, 0))

    def for_list(self) -> ArticleQuerySet:
        """With what a list row shows, without the texts."""
        return self.select_related("source", "story", "reprint_of").defer(
            "text", "search", "reprint_of__text", "reprint_of__search"
        )

    def whole(self) -> ArticleQuerySet:
        """With what a report's own page shows of its surroundings."""
        return self.select_related("source", "story", "other_story", "reprint_of__source").defer(
            "search", "reprint_of__text", "reprint_of__search"
        )

    def beside(self, article: Article) -> ArticleQuerySet:
        """The other texts of the report's story, oldest first."""
        return (
            self.independent()
            .filter(story=article.story_id, story__isnull=False)
            .exclude(pk__in=[article.pk, article.reprint_of_id or article.pk])
            .oldest()
            .for_list()
        )

    def silent_beside(self, articles: Iterable[int]) -> ArticleQuerySet:
        """In the stories of these articles, the first report of each outlet that has none of them:
        whoever reports on the story and leaves out what these tell."""
        tell = self.model.objects.filter(pk__in=articles)
        outlets = tell.filter(source__isnull=False).values("source")
        others = self.filter(story__in=tell.values("story"), source__isnull=False)
        others = others.exclude(source__in=outlets)
        first = F("published").asc(nulls_last=True)
        return others.order_by("source_id", first, "id").distinct("source_id")

    def with_opening(self) -> ArticleQuerySet:
        """With `opening`, the beginning of the text."""
        return self.annotate(opening=Left("text", OPENING))

    def independent(self) -> ArticleQuerySet:
        """Texts of their own: reprints left out."""
        return self.filter(reprint_of__isnull=True)

    def without_source(self) -> ArticleQuerySet:
        """Reports that do not say who printed them."""
        return self.filter(source__isnull=True)

    def with_words_as_typed(self, words: str) -> ArticleQuerySet:
        """Reports that have these words and no other spelling of them."""
        return self.filter(search=SearchQuery(words, config="attache", search_type="websearch"))

    def newest_day(self) -> date | None:
        """The last day that a report was published on."""
        newest: date | None = self.aggregate(newest=Max("published"))["newest"]
        return newest

    def dated(self) -> ArticleQuerySet:
        return self.filter(published__isnull=False)

    def undated(self) -> ArticleQuerySet:
        return self.filter(published__isnull=True)

    def to_be_dated(self) -> models.QuerySet[Article, dict[str, Any]]:
        """Each text of its own whose day nobody stated, as `pk`, with `alike`, how many expressions
        of time in it wait for that or rest on an estimate, the most first. An editor who says that
        the day is not known is not asked again."""
        asked = self.undated().independent().exclude(published_provenance__startswith="set by ")
        waiting = Q(date_mentions__earliest__isnull=True)
        waiting |= Q(date_mentions__rule__endswith=FROM_ESTIMATE)
        each = asked.values("pk").annotate(alike=Count("date_mentions", filter=waiting))
        return each.order_by("-alike", "pk")

    def to_be_placed(self) -> models.QuerySet[Article, dict[str, Any]]:
        """Each text of its own that nearly stood in another story, as `pk`, the likest to that
        other first; `alike` is 1. What an editor placed is not asked again."""
        asked = self.independent().filter(
            story__isnull=False, story_pin__isnull=True, other_story__moved_to__isnull=True
        )
        nearest = Left("other_story_reason", len(NEARLY_JOINED))
        near = asked.annotate(nearest=nearest, alike=Value(1)).filter(
            other_story__isnull=False, nearest__gte=NEARLY_JOINED
        )
        near = near.exclude(other_story=F("story"))
        return near.order_by("-nearest", "pk").values("pk", "alike")

    def hardly_copies(self) -> models.QuerySet[Article, dict[str, Any]]:
        """Each copy that carries little more of its original than a copy must, as `pk`, the least
        first; `alike` is 1. What an editor looked at is not asked again."""
        found = self.filter(reprint_of__isnull=False, reprint_reason__range=HARDLY_A_COPY)
        found = found.annotate(pair=_pair("identity", "reprint_of__identity"))
        found = found.exclude(_ruled()).order_by("reprint_reason", "pk")
        return found.annotate(alike=Value(1)).values("pk", "alike")

    def leading(self, stories: Iterable[Story]) -> ArticleQuerySet:
        """One report of each story: the one whose title is its headline, or else the likest."""
        return (
            self.independent()
            .filter(story__in=[each.pk for each in stories])
            .annotate(
                titled=Case(
                    When(title=F("story__headline"), then=Value(0)),
                    When(title_origin="first sentence", then=Value(2)),
                    default=Value(1),
                )
            )
            .order_by("story_id", "titled", F("published").asc(nulls_last=True), "id")
            .distinct("story_id")
        )

    def naming(self, entity_id: int) -> ArticleQuerySet:
        """Reports that name this person, place or organisation."""
        return self.filter(Exists(Mention.objects.filter(entity=entity_id, article=OuterRef("pk"))))

    def telling(self, told: models.QuerySet[DateMention]) -> ArticleQuerySet:
        """Reports in which one of these expressions of time stands."""
        return self.filter(Exists(told.filter(article=OuterRef("pk"))))

    def published_between(
        self, first: date | None, last: date | None, *, estimates: bool = False
    ) -> ArticleQuerySet:
        """Dated reports of the inclusive range, and on request those that may be of it by an
        estimate; None leaves that end open."""
        within = _stretch("published", "published", first, last)
        if estimates:
            within |= _stretch("estimate_earliest", "estimate_latest", first, last)
        return self.filter(within)

    def by_day(self) -> dict[date, int]:
        """How many of these dated reports were published on each day."""
        counted = self.order_by("published").values_list("published").annotate(counted=Count("*"))
        return dict(counted)

    def by_month(self) -> dict[date, int]:
        """How many of these dated reports were published in each month, by its first day."""
        month = TruncMonth("published")
        counted = self.order_by().values_list(month).annotate(counted=Count("*"))
        return dict(counted)

    def maybe_within(self, first: date, last: date) -> ArticleQuerySet:
        """Undated reports whose estimate overlaps the inclusive range."""
        return self.filter(_stretch("estimate_earliest", "estimate_latest", first, last))

    def sharpest_estimate_first(self) -> ArticleQuerySet:
        """Reports with an estimate, by the number of days it leaves."""
        return self.order_by(
            F("estimate_latest") - F("estimate_earliest"), "estimate_earliest", "id"
        )

    def with_words(self, query: SearchQuery) -> ArticleQuerySet:
        """Reports that hold the words, with `rank`: how well, as a number that an address can
        hold without losing any of it."""
        exact: models.DecimalField[Decimal, Decimal] = models.DecimalField(
            max_digits=9, decimal_places=8
        )
        rank = Cast(SearchRank(F("search"), query), exact)
        return self.filter(search=query).annotate(rank=rank)

    def unfinished(self) -> ArticleQuerySet:
        """What a stop or a crash left between two steps of the pipeline."""
        return self.exclude(state="grouped")

    def stale(self, read_by: str) -> ArticleQuerySet:
        """Read by another model or older rules than `read_by`."""
        return self.exclude(read_by=read_by)


def _stretch(earliest: str, latest: str, first: date | None, last: date | None) -> Q:
    """Whether what these columns hold is there and overlaps the range. An estimate lies in both
    columns or in neither, so that one of them tells."""
    overlaps = Q(**{f"{earliest}__isnull": False})
    if first:
        overlaps &= Q(**{f"{latest}__gte": first})
    if last:
        overlaps &= Q(**{f"{earliest}__lte": last})
    return overlaps


class PassageQuerySet(models.QuerySet["SharedPassage"]):
    def nearly_copies(self) -> models.QuerySet[SharedPassage, dict[str, Any]]:
        """Each two texts that share much of one, as `pk`, the most first; `alike` is 1. What an
        editor looked at is not asked again."""
        found = self.filter(share__gte=NEARLY_A_COPY)
        found = found.annotate(pair=_pair("left__identity", "right__identity"))
        found = found.exclude(_ruled()).order_by("-share", "pk")
        return found.annotate(alike=Value(1)).values("pk", "alike")


class VersionQuerySet(models.QuerySet["ArticleVersion"]):
    def for_list(self) -> VersionQuerySet:
        """All that tells versions apart, without what they hold."""
        return self.defer("raw", "text", "removed")

    def with_the_one_before(self, number: int) -> VersionQuerySet:
        """This version and then the one it took the place of, with their clean texts."""
        return self.filter(number__in=[number - 1, number]).defer("raw").order_by("-number")


class StoryQuerySet(models.QuerySet["Story"]):
    def standing(self) -> StoryQuerySet:
        """Stories with reports in them; moved ones only keep their address."""
        return self.filter(moved_to__isnull=True, reports__gt=0)

    def of_articles(self, articles: ArticleQuerySet) -> StoryQuerySet:
        """Those that one of these reports stands in."""
        return self.standing().filter(Exists(articles.filter(story=OuterRef("pk"))))

    def newest(self) -> StoryQuerySet:
        return self.order_by(F("last_day").desc(nulls_last=True), F("id").desc())

    def oldest(self) -> StoryQuerySet:
        return self.order_by(F("first_day").asc(nulls_last=True), F("id").asc())

    def linked_with(self, story_ids: Iterable[int]) -> StoryQuerySet:
        """Stories of the same saga as any of these."""
        ids = list(story_ids)
        return self.filter(Q(links_left__left__in=ids) | Q(links_right__right__in=ids)).distinct()


class RemarkQuerySet(models.QuerySet["Remark"]):
    def open(self) -> RemarkQuerySet:
        """Those that no editor has closed, the newest first."""
        return self.filter(closed_at=None).order_by("-at", "-pk")

    def lately(self, since: datetime) -> RemarkQuerySet:
        """All that came since, closed or not."""
        return self.filter(at__gte=since)


class RefusedQuerySet(models.QuerySet["Refused"]):
    def with_size(self) -> RefusedQuerySet:
        """With `size`, the kept bytes, which themselves are not loaded."""
        length = models.Func(F("raw"), function="octet_length", output_field=models.IntegerField())
        return self.defer("raw").annotate(size=length)
