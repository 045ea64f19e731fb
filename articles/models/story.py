"""Stories, and which of them belong to one saga."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify

from articles.querysets import StoryQuerySet


class Story(models.Model):
    """One happening and its echo: the reports that tell of it.

    The headline and the days are derived from the reports by `articles.stories.group`. Editors'
    rulings know the story by `uid`, which is the same wherever they are carried.
    """

    uid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    headline = models.CharField(max_length=300)
    headline_from = models.ForeignKey(
        "articles.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    reports = models.PositiveIntegerField(default=0)
    separate_texts = models.PositiveIntegerField(default=0)
    outlets = models.PositiveIntegerField(default=0)
    publishers = models.PositiveIntegerField(default=0)
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from"
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = [F("last_day").desc(nulls_last=True), "-id"]
        indexes = [
            # StoryQuerySet.newest(): home and /stories/
            models.Index(F("last_day").desc(nulls_last=True), F("id").desc(), name="story_newest"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def slug(self) -> str:
        return self.slug_of(self.headline)

    @staticmethod
    def slug_of(headline: str) -> str:
        return slugify(headline)[:80].strip("-") or "story"

    def get_absolute_url(self) -> str:
        return reverse("story", args=[self.pk, self.slug])


class StoryLink(models.Model):
    """Two stories of one saga that point at each other; `left` has the smaller id."""

    left = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="links_right")
    right = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="links_left")
    score = models.FloatField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="story_link_once"),
            models.CheckConstraint(name="story_link_ordered", condition=Q(left__lt=F("right"))),
        ]

    def __str__(self) -> str:
        return f"{self.left} ~ {self.right}"


class StoryPin(models.Model):
    """A report that an editor put into a story, and where the machine had it, for an undo.

    Derived from the standing rulings by `articles.stories.rulings`.
    """

    article = models.OneToOneField(
        "articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="story_pin"
    )
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="pins")
    machine = models.ForeignKey(
        Story, null=True, on_delete=models.SET_NULL, related_name="machine_pins"
    )
    machine_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.article_id} in {self.story}"
