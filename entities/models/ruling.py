"""What editors decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from entities.models.entity import Entity


class Ruling(models.Model):
    """An editor's decision: an append-only row that every later reading obeys.

    A ruling on a mention is anchored by the words and their surroundings, not by offsets, so that
    it holds in a changed text. `entity` None says "not a name".
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="rulings"
    )
    words = models.CharField(max_length=300)
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="rulings"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="rulings"
    )
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"“{self.words}” is {self.entity or 'not a name'}"
