"""The feeds a desk follows, what was seen in them, and what their hosts ask of visitors."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Source

if TYPE_CHECKING:
    from datetime import datetime


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self, now: datetime) -> FeedQuerySet:
        """Those whose turn has come, the longest waiting first."""
        return self.filter(active=True, next_fetch__lte=now).order_by("next_fetch", "pk")

    def for_desk(self) -> FeedQuerySet:
        """As the editors' page lists them: those in trouble first."""
        return self.select_related("source").order_by("-failures", "title", "url")


class Feed(models.Model):
    """An address that is asked again and again: a feed, or a sitemap."""

    url = models.URLField(max_length=2000)
    title = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="feeds"
    )
    active = models.BooleanField(default=True)
    every = models.PositiveIntegerField(
        _("minutes between polls"),
        default=30,
        validators=[MinValueValidator(5), MaxValueValidator(10_080)],
    )
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    next_fetch = models.DateTimeField(default=timezone.now)
    last_fetch = models.DateTimeField(null=True, blank=True, editable=False)
    last_success = models.DateTimeField(null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=500, blank=True, editable=False)
    taken = models.PositiveIntegerField(default=0, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["title", "url"]
        constraints = [
            # An address may be longer than a unique index takes.
            models.UniqueConstraint(models.functions.MD5("url"), name="feed_once"),
        ]
        indexes = [
            # FeedQuerySet.due(): each minute
            models.Index(fields=["next_fetch"], condition=models.Q(active=True), name="feed_due"),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def health(self) -> str:
        """ "new", "well", "in trouble" (it failed lately) or "stopped"."""
        if not self.active:
            return "stopped"
        if self.failures:
            return "in trouble"
        return "well" if self.last_success else "new"

    def rest(self) -> timedelta:
        """How long it is left alone: its own rhythm, doubled for each failure, at most a day."""
        minutes = self.every * 2 ** min(self.failures, 12)
        return timedelta(minutes=min(minutes, max(1_440, self.every)))


class SeenEntry(models.Model):
    """An entry that was dealt with, so that the same one is not fetched at every poll."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="seen")
    key = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    seen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "seen entries"
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="seen_entry_once")]

    def __str__(self) -> str:
        return f"{self.feed_id}: {self.key[:12]}"


class WantedPage(models.Model):
    """A page that is still to be fetched; the row is gone when it is.

    `told` is what its feed said of it, as `articles.following.wanted` writes it.
    """

    url = models.URLField(max_length=2000)
    feed = models.ForeignKey(
        Feed, null=True, blank=True, on_delete=models.CASCADE, related_name="wanted"
    )
    told = models.JSONField(default=dict)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(models.functions.MD5("url"), name="wanted_once")]

    def __str__(self) -> str:
        return self.url


class Host(models.Model):
    """What a host asks of visitors: its robots.txt, and until when it wants to be left alone."""

    name = models.CharField(max_length=300, unique=True)
    robots = models.TextField(blank=True)
    robots_at = models.DateTimeField(null=True, blank=True)
    closed_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
