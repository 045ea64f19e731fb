"""What editors decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from entities.models.entity import Entity


class Ruling(models.Model):
    """An editor's decision: an append-only row that every later reading obeys.

    A ruling on a mention is anchored by the words and their surroundings, not by offsets, so that
    it holds in a changed text; `entity` None says "not a name". A ruling on the day of publication
    has only its `day`, None for "not known".
    """

    class About(models.TextChoices):
        MENTION = "mention", _("a mention")
        PUBLISHED = "published", _("the day of publication")

    about = models.CharField(max_length=10, choices=About.choices, default=About.MENTION)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="rulings"
    )
    words = models.CharField(max_length=300, blank=True)
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="rulings"
    )
    day = models.DateField(null=True, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rulings"
    )
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        if self.about == self.About.PUBLISHED:
            return f"published on {self.day or 'an unknown day'}"
        return f"“{self.words}” is {self.entity or 'not a name'}"
