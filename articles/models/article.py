"""Sources, and the reports they printed with all their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.models.story import Story
from articles.querysets import ArticleQuerySet, SourceQuerySet, VersionQuerySet
from entities.models.quote import TEXT_SEARCH

if TYPE_CHECKING:
    from datetime import date

SEARCHED_CHARACTERS = 200_000
"""Postgres refuses a tsvector over 1 MB; a longer text is found by its first 200,000 characters."""


class Source(models.Model):
    """An outlet that printed reports."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    publisher = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Who owns it: outlets of one publisher count once. Empty: its own publisher."),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])


class Article(models.Model):
    """One report by one outlet, as its newest version reads without furniture."""

    class State(models.TextChoices):
        SAVED = "saved", _("saved, not yet read")
        ANNOTATED = "annotated", _("read, not yet in a story")
        PLACED = "placed", _("in its story, which may tell when undated reports were written")
        GROUPED = "grouped", _("in its story")

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        UNKNOWN = "", _("not dated")

    class Reprint(models.TextChoices):
        NONE = "", _("a text of its own")
        SAME = "same text", _("the same text")
        CUT = "cut copy", _("a cut copy")
        EXTENDED = "extended copy", _("an extended copy")
        UPDATE = "updated report", _("an updated report of the same outlet")

    # sha256 of what identifies the report: an address can be 5 kB, too long for a unique index.
    identity = models.CharField(max_length=64, unique=True, editable=False)
    external_id = models.CharField(max_length=500)
    url = models.URLField(max_length=2000, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    title = models.CharField(max_length=500)
    title_origin = models.CharField(max_length=40)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    words = models.PositiveIntegerField()

    published = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_precision = models.CharField(
        max_length=10, choices=Precision.choices, blank=True, default=Precision.UNKNOWN
    )
    published_provenance = models.CharField(max_length=200, blank=True)
    published_words = models.CharField(max_length=200, blank=True)
    # {"day", "at", "provenance"} of what the report itself states, whatever an editor ruled.
    stated = models.JSONField(default=dict, blank=True, editable=False)
    # When the report says it was last changed; says nothing of when it was published.
    changed = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_provenance = models.CharField(max_length=200, blank=True)
    changed_words = models.CharField(max_length=200, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    # An undated report's own day as far as its words and its like tell; see articles.dating.
    estimate_earliest = models.DateField(null=True, blank=True, editable=False)
    estimate_latest = models.DateField(null=True, blank=True, editable=False)
    estimate_evidence = models.JSONField(default=list, blank=True, editable=False)
    estimate_basis = models.CharField(max_length=64, blank=True, editable=False)
    # The dates it tells, as `dating` keeps them; None until it is read.
    told_dates = models.JSONField(null=True, blank=True, editable=False)

    state = models.CharField(max_length=10, choices=State.choices, default=State.SAVED)
    read_by = models.CharField(max_length=120, blank=True)

    reprint_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reprints"
    )
    reprint_kind = models.CharField(
        max_length=20, choices=Reprint.choices, blank=True, default=Reprint.NONE
    )
    reprint_reason = models.CharField(max_length=300, blank=True)
    # Whose text the report says it prints: "(Reuters)", "first published in ...".
    credit = models.CharField(max_length=200, blank=True, editable=False)

    story = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles"
    )
    story_reason = models.TextField(blank=True)
    # The nearest story that was not chosen, and why not; none where no other is near.
    other_story = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    other_story_reason = models.TextField(blank=True, editable=False)

    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=TEXT_SEARCH)
        + SearchVector(Left("text", SEARCHED_CHARACTERS), weight="B", config=TEXT_SEARCH),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = [F("published").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                name="article_dated_or_not",
                condition=Q(published__isnull=True, published_precision="")
                | Q(published__isnull=False) & ~Q(published_precision=""),
            ),
            models.CheckConstraint(
                name="article_estimated_only_undated",
                condition=Q(estimate_earliest__isnull=True, estimate_latest__isnull=True)
                | Q(published__isnull=True, estimate_earliest__lte=F("estimate_latest")),
            ),
            models.CheckConstraint(
                name="article_no_reprint_of_itself", condition=~Q(reprint_of=F("id"))
            ),
            models.CheckConstraint(
                name="article_reprint_has_kind",
                condition=Q(reprint_of__isnull=False) | Q(reprint_kind=""),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="article_search"),  # search: words
            # ArticleQuerySet.newest(): every list of articles
            models.Index(
                F("published").desc(nulls_last=True), F("id").desc(), name="article_newest"
            ),
            # ArticleQuerySet.unfinished(): what a crash left behind
            models.Index(fields=["id"], condition=~Q(state="grouped"), name="article_unfinished"),
            # ArticleQuerySet.maybe_within(): day pages and searches that let estimates in
            models.Index(
                fields=["estimate_earliest", "estimate_latest"],
                condition=Q(estimate_earliest__isnull=False),
                name="article_estimated",
            ),
            # ArticleQuerySet.published_between(): counts and leading stories of calendar pages
            models.Index(fields=["published", "story"], name="article_published_story"),
            # The leading stories of a month: from thousands of dates to the reports' stories
            models.Index(fields=["id"], include=["story"], name="article_story_of"),
            # sources/<slug>/
            models.Index(fields=["source", "published"], name="article_by_source"),
            # SourceQuerySet.with_counts(): all outlets with their reports, from the index alone
            models.Index(
                fields=["source"], include=["id", "published", "reprint_of"], name="article_counted"
            ),
            # Draft lookup when a folder was moved: same id, same bytes
            models.Index(fields=["external_id"], name="article_external_id"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return self.slug_of(self.title)

    @staticmethod
    def slug_of(title: str) -> str:
        return slugify(title)[:80].strip("-") or "report"

    @property
    def independent(self) -> bool:
        """Whether this is a text of its own, not a printing of another's."""
        return self.reprint_of_id is None

    @property
    def day(self) -> date | None:
        """The day of publication where it is known to the day."""
        return self.published if self.published_precision == self.Precision.DAY else None

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, self.slug])


class ArticleVersion(models.Model):
    """One reading of an article's original: the raw bytes, and what cleaning made of them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    raw = models.BinaryField()
    raw_sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=500)
    title = models.CharField(max_length=500)
    text = models.TextField()
    removed = models.JSONField(default=list)
    loaded_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("version", args=[self.article_id, self.article.slug, self.number])
