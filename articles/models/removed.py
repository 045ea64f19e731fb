"""Reports that were deleted on purpose: their addresses say so for ever."""

from __future__ import annotations

from django.db import models


class RemovedArticle(models.Model):
    """The number of a report that an editor deleted; nothing else of it is kept."""

    number = models.PositiveBigIntegerField(primary_key=True)
    removed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"report {self.number}"
