"""What is kept of each report so that nothing is read twice, and what was refused."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.models.article import Article


class Fingerprint(models.Model):
    """Hashed shingles of an article's text, to find copies by containment."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="fingerprint"
    )
    hashes = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [GinIndex(fields=["hashes"], name="fingerprint_hashes")]  # reprints.candidates()

    def __str__(self) -> str:
        return f"{self.article_id}: {len(self.hashes)} hashes"


class StoryProfile(models.Model):
    """What `articles.stories.similarity` remembers of an article, so that it is never re-read."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    terms = ArrayField(models.CharField(max_length=120))
    data = models.JSONField()

    class Meta:
        indexes = [GinIndex(fields=["terms"], name="profile_terms")]  # group.candidates()

    def __str__(self) -> str:
        return f"{self.article_id}: {len(self.terms)} terms"


class Refused(models.Model):
    """An item that was not taken in, or not whole, so that nothing is lost without a trace."""

    origin = models.CharField(max_length=1000)
    reason = models.TextField()
    dropped = models.BooleanField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "refused"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                models.functions.MD5("origin"), models.functions.MD5("reason"), name="refused_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"
