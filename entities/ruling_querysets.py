"""The named queries over rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Max

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from entities.models import Ruling


class RulingQuerySet(models.QuerySet["Ruling"]):
    def standing(self, *about: str) -> RulingQuerySet:
        """Those that nobody withdrew, of these kinds or of all, oldest first."""
        found = self.filter(stands=True, withdraws__isnull=True)
        return (found.filter(about__in=about) if about else found).order_by("at", "id")

    def concerning(self, subjects: Iterable[str]) -> RulingQuerySet:
        """Those that share a subject with these."""
        return self.filter(subjects__overlap=list(subjects))

    def standing_on(self, about: Iterable[str], subjects: Iterable[str]) -> list[Ruling]:
        """Those of `standing` that concern these subjects, as they are asked for every report."""
        return list(self.raw(_STANDING_ON, [list(about), list(subjects)]))

    def newest(self) -> RulingQuerySet:
        return self.order_by("-at", "-id")

    def by(self, editor: str) -> RulingQuerySet:
        return self.filter(editor_name=editor)

    def on(self, day: date) -> RulingQuerySet:
        return self.filter(at__date=day)

    def editors(self) -> list[str]:
        """The names of all who ever ruled."""
        named = self.exclude(editor_name="").order_by("editor_name")
        return list(named.values_list("editor_name", flat=True).distinct())

    def newest_id(self) -> int:
        """The version that a form is made with: 0 where there is no ruling yet."""
        return self.aggregate(newest=Max("id"))["newest"] or 0


_STANDING_ON = """
SELECT * FROM entities_ruling
WHERE stands AND withdraws_id IS NULL
  AND about = ANY(%s::varchar[]) AND subjects && %s::varchar[]
ORDER BY at, id
"""
