"""Quotations, and every place where one was printed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entities.models.entity import Entity
from entities.models.mention import Naming
from entities.quote_querysets import FIRST, PrintingQuerySet, QuoteQuerySet

TEXT_SEARCH = "attache"
"""The text-search configuration that a migration makes: English with all accents taken off."""


class Quote(models.Model):
    """One quotation, however often and however cut it was printed.

    Derived from its printings by `entities.quoting`: the longest text, the speaker where the
    printings agree, the first day of print. Where a report without a date may have printed it
    first, that day is not known: `estimate_earliest/latest` say between which days it lies. One
    whose printings met another's has `moved_to`.
    """

    text = models.TextField()
    speaker = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.SET_NULL, related_name="quotes"
    )
    first_printed = models.DateField(null=True, blank=True)
    estimate_earliest = models.DateField(null=True, blank=True)
    estimate_latest = models.DateField(null=True, blank=True)
    reports = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0, help_text=_("Reprints counted once."))
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from"
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = [FIRST.desc(nulls_last=True), "-id"]
        indexes = [
            # QuoteQuerySet.by(): a person's quotations, newest first
            models.Index("speaker", FIRST.desc(nulls_last=True), name="quote_by_speaker"),
            # QuoteQuerySet.newest(): /quotes/
            models.Index(FIRST.desc(nulls_last=True), F("id").desc(), name="quote_newest"),
            # EntityQuerySet.most_quoted(), and how many there are
            models.Index(
                fields=["speaker"],
                condition=Q(moved_to__isnull=True, reports__gt=0),
                name="quote_speakers",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="quote_known_or_estimated",
                condition=Q(estimate_earliest=None, estimate_latest=None)
                | Q(first_printed=None, estimate_earliest__lte=F("estimate_latest")),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """The text without the comma or dash by which a report led on to who said it."""
        return self.words_of(self.text)

    @staticmethod
    def words_of(text: str) -> str:
        return text.rstrip(" ,;:–—-") or text

    def get_absolute_url(self) -> str:
        return reverse("quote", args=[self.pk])


class Printing(models.Model):
    """A quotation where it stands in one report. Offsets are into `Article.text`.

    `parts` holds [start, end] of each run of words between marks; `grams` the hashed word runs by
    which other printings are found. `speaker_start/end` span the words that name the speaker.
    """

    class Sort(models.TextChoices):
        SPEECH = "speech", _("whole sentences")
        FRAGMENT = "fragment", _("words within a sentence")

    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="printings")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="printings"
    )
    naming = models.ForeignKey(
        Naming, null=True, blank=True, on_delete=models.SET_NULL, related_name="printings"
    )
    speaker = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.SET_NULL, related_name="printings"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    parts = models.JSONField(default=list)
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.SPEECH)
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    cue = models.CharField(max_length=120, blank=True)
    provenance = models.CharField(max_length=200)
    reason = models.CharField(max_length=400, blank=True)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    grams = ArrayField(models.BigIntegerField(), default=list)

    objects = PrintingQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end"], name="printing_once"),
            models.CheckConstraint(name="printing_not_empty", condition=Q(start__lt=F("end"))),
        ]
        indexes = [
            # quoting._near(), of every report: a list of what is to be put in later would be read
            # from end to end each time.
            GinIndex(fields=["grams"], fastupdate=False, name="printing_grams"),
            # articles.search.quotes_of(): the words of what was said
            GinIndex(SearchVector("text", config=TEXT_SEARCH), name="printing_said"),
        ]

    def __str__(self) -> str:
        return self.text
