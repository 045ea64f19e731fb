"""The named queries over articles and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import Article, Story



class ArticleQuerySet(models.QuerySet["Article"]):
    def newest(self) -> ArticleQuerySet:
        """By day of publication, newest first; undated reports come last."""
        return self.order_by(F("published").desc(nulls_last=True), F("id").desc())

    def oldest(self) -> ArticleQuerySet:
        return self.order_by(F("published").asc(nulls_last=True), F("id").asc())

    def for_list(self) -> ArticleQuerySet:
        """With what a list row shows, without the texts."""
        return self.select_related("source", "story", "reprint_of").defer("text", "search")

    def independent(self) -> ArticleQuerySet:
        """Texts of their own: reprints left out."""
        return self.filter(reprint_of__isnull=True)

    def unfinished(self) -> ArticleQuerySet:
        """What a stop or a crash left between two steps of the pipeline."""
        return self.exclude(state="grouped")

    def stale(self, read_by: str) -> ArticleQuerySet:
        """Read by another model or older rules than `read_by`."""
        return self.exclude(read_by=read_by)


class StoryQuerySet(models.QuerySet["Story"]):
    def standing(self) -> StoryQuerySet:
        """Stories with reports in them; moved ones only keep their address."""
        return self.filter(moved_to__isnull=True, reports__gt=0)

    def newest(self) -> StoryQuerySet:
        return self.order_by(F("last_day").desc(nulls_last=True), F("id").desc())

    def linked_with(self, story_ids: Iterable[int]) -> StoryQuerySet:
        """Stories of the same saga as any of these."""
        ids = list(story_ids)
        return self.filter(
            models.Q(links_left__left__in=ids) | models.Q(links_right__right__in=ids)
        ).distinct()
