"""Whether anything that pages show has changed: a mark that every writing transaction renews."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """The mark of the last writing transaction of some connections.

    Written by triggers of all tables whose rows pages show, once a transaction, so that no way of
    writing is forgotten. A connection writes to its own `slot`: one row for all of them would let
    no two transactions write at the same time. Read by `articles.change.archive_mark`.
    """

    slot = models.IntegerField(primary_key=True)
    mark = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.slot}: {self.mark}"
