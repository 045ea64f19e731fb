"""Questions that a desk asks again and again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import MD5
from django.urls import reverse


class SavedSearch(models.Model):
    """A question under a name, shared by all editors.

    `question` is the query of its address without blanks or page, as the search page writes it.
    """

    name = models.CharField(max_length=120)
    question = models.TextField(max_length=4_000)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "saved searches"
        ordering = ["name", "id"]
        constraints = [
            # A question may be longer than a unique index takes.
            models.UniqueConstraint(MD5("question"), name="saved_search_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('search')}?{self.question}"

    @property
    def feed(self) -> str:
        """Where what it finds can be followed."""
        return f"{reverse('search').rstrip('/')}.atom?{self.question}"
