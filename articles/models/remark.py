"""What readers say is wrong on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from articles.querysets import RemarkQuerySet

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import User

LONGEST = 2_000
"""Characters of a remark."""


class Remark(models.Model):
    """One reader's words about one page, until an editor closes it.

    `page` is the page's address on this site with what it was asked; `sender` tells one address of
    the network from another for a day, and cannot be turned back into it.
    """

    page = models.CharField(max_length=500)
    said = models.TextField(max_length=LONGEST)
    sender = models.CharField(max_length=32, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            # A button pressed twice is one remark.
            models.UniqueConstraint(
                models.F("page"), models.functions.MD5("said"), name="remark_once"
            ),
        ]
        indexes = [
            # RemarkQuerySet.open: the desk.
            models.Index(fields=["-at"], condition=models.Q(closed_at=None), name="remark_open"),
            # RemarkQuerySet.lately: how much came in the last hour, by sender or in all.
            models.Index(fields=["at", "sender"], name="remark_lately"),
        ]

    def __str__(self) -> str:
        return self.page

    def close(self, *, by: User, now: datetime) -> None:
        """It is dealt with; the words stay."""
        self.closed_at, self.closed_by = now, by
        self.save(update_fields=["closed_at", "closed_by"])
