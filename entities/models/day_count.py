"""How many reports speak of each day and month."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from entities.date_querysets import DayCountQuerySet


class DayCount(models.Model):
    """Reports that speak of a day, or of some day of a month; only what is known to the day counts.

    Derived from the date mentions by `entities.day_counts` in the transaction that changes them:
    a year's page would otherwise read every date that an archive says of that year.
    """

    class Span(models.TextChoices):
        DAY = "day", _("a day")
        MONTH = "month", _("a month")

    span = models.CharField(max_length=5, choices=Span.choices)
    first = models.DateField()
    reports = models.IntegerField()

    objects = DayCountQuerySet.as_manager()

    class Meta:
        ordering = ["span", "first"]
        constraints = [
            # DayCountQuerySet.between(): all calendar pages, answered from the index alone
            models.UniqueConstraint(
                fields=["span", "first"], include=["reports"], name="day_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span} {self.first}: {self.reports} reports"
