"""What editors decided."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entities.ruling_querysets import RulingQuerySet


class Ruling(models.Model):
    """An editor's decision: an append-only row, out of which and the reading the state follows.

    `about` is the name of a `Kind` of `entities.rulings.frame`; `subjects` is what the ruling
    concerns, in words of `entities.rulings.subjects`; `payload` says the decision with keys that
    outlive every derivation (a report's identity, an entity's key, words and what stands around
    them). `stands` is kept by the frame: whether no standing ruling withdraws this one.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    about = models.CharField(max_length=30)
    subjects = ArrayField(models.CharField(max_length=300), default=list)
    payload = models.JSONField(default=dict)
    article = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="rulings",
    )
    was = models.TextField(blank=True, help_text=_("Before, in words."))
    now = models.TextField(blank=True, help_text=_("After, in words."))
    rule = models.CharField(max_length=120, blank=True, help_text=_("Whose finding it overrules."))
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rulings"
    )
    editor_name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    why = models.CharField(max_length=400, blank=True)
    withdraws = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawals"
    )
    stands = models.BooleanField(default=True, editable=False)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            # RulingQuerySet.concerning(): what a report or an entity is to obey, and its history
            GinIndex(fields=["subjects"], name="ruling_subjects"),
            # RulingQuerySet.standing(): all rulings of some kinds
            models.Index(fields=["about", "at"], name="ruling_standing", condition=Q(stands=True)),
            # RulingQuerySet.newest(): the log, by day
            models.Index(fields=["-at", "-id"], name="ruling_newest"),
        ]

    def __str__(self) -> str:
        return self.now or self.about

    @property
    def signed(self) -> str:
        """Who decided and when, as provenance shows it."""
        return f"editor {self.editor_name or 'unknown'}, {self.at:%Y-%m-%d}"


class KeptReading(models.Model):
    """What the machine read in an article, as it was before any ruling: `entities.rulings.kept`.

    Undoing a ruling derives the article anew from this, without a language model.
    """

    article = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="kept_reading"
    )
    data = models.BinaryField(help_text=_("A Reading as compressed JSON."))

    def __str__(self) -> str:
        return f"reading of article {self.article_id}"
