"""What is kept of each report so that nothing is read twice, and what was refused."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from articles.models.article import Article, Source
from articles.querysets import PassageQuerySet, RefusedQuerySet


class Fingerprint(models.Model):
    """Hashed shingles of an article's text, in order, to find copies by containment."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="fingerprint"
    )
    hashes = ArrayField(models.BigIntegerField())

    def __str__(self) -> str:
        return f"{self.article_id}: {len(self.hashes)} hashes"


class Shingle(models.Model):
    """One hash by which an article's fingerprint is found, by its primary key alone.

    An index of the arrays took fifteen times as long to ask and three times to fill. The article is
    not checked by the database, row by row, as it only ever comes with the fingerprint.
    """

    pk = models.CompositePrimaryKey("hash", "article_id")
    hash = models.BigIntegerField()
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="shingles", db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.article_id}: {self.hash}"


class Boilerplate(models.Model):
    """A fingerprint that recurs in different reports of one outlet: its furniture, no copy."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="boilerplate")
    hash = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "boilerplate"
        constraints = [
            models.UniqueConstraint(fields=["source", "hash"], name="boilerplate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.hash}"


class SharedPassage(models.Model):
    """Two separate texts that print one passage, as of a wire report; `left` has the smaller id."""

    left = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passages_right")
    right = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passages_left")
    share = models.FloatField()
    reason = models.CharField(max_length=300)

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="shared_passage_once"),
            models.CheckConstraint(
                name="shared_passage_ordered", condition=models.Q(left__lt=models.F("right"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} and {self.right_id} share {self.share:.0%}"


class StoryTerm(models.Model):
    """One telling term of a report, to find the reports that share it, nearest in time first."""

    term = models.CharField(max_length=120)
    day = models.DateField(null=True, blank=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="story_terms")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "term"], name="story_term_once"),
        ]
        # candidates.find(): per term, from the index alone
        indexes = [models.Index(fields=["term", "day", "article"], name="story_term_by_day")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.term}"


class StoryProfile(models.Model):
    """What `articles.stories.similarity` remembers of an article, so that it is never re-read.

    `data` is a packed `articles.stories.profile.Profile`; `digest` changes when it does, so that
    what was derived of it may be remembered.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="profile"
    )
    digest = models.CharField(max_length=32)
    data = models.TextField()

    def __str__(self) -> str:
        return f"{self.article_id}: {self.digest}"


class Refused(models.Model):
    """An item that was not taken in, or not whole, so that nothing is lost without a trace."""

    origin = models.CharField(max_length=1000)
    reason = models.TextField()
    dropped = models.BooleanField()
    # Where to look for it again: an address or a file; and what it was, as far as it was kept.
    address = models.CharField(max_length=2000, blank=True)
    raw = models.BinaryField(default=b"")
    at = models.DateTimeField(auto_now=True)

    objects = RefusedQuerySet.as_manager()

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
