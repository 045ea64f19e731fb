"""People, places and organisations, and the addresses of their pages."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entities.folded import Folded
from entities.querysets import EntityQuerySet


class EntityKind(models.TextChoices):
    PERSON = "person", _("person")
    PLACE = "place", _("place")
    ORGANISATION = "organisation", _("organisation")


class Entity(models.Model):
    """One person, place or organisation, with a page of its own.

    `key` is what resolution joins by; name, line, slug and the counts are derived from the
    mentions by `entities.resolution.resolve` and may change when reports are added.
    """

    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    key = models.CharField(max_length=250, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=90, editable=False)
    line = models.CharField(
        max_length=200, blank=True, help_text=_("Who or what this is, as most often printed.")
    )
    place_kind = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    reports = models.PositiveIntegerField(default=0, editable=False)
    mentions_total = models.PositiveIntegerField(default=0, editable=False)

    # What editors decided of the page itself; derived from the rulings by entities.rulings.pages.
    hidden = models.BooleanField(default=False, editable=False)
    pinned = models.BooleanField(default=False, editable=False)
    links = models.JSONField(default=list, blank=True, editable=False)

    moved_to = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="moved_from",
        help_text=_("The entity that all its names turned out to be."),
    )

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="entity_key_once"),
            models.UniqueConstraint(fields=["kind", "slug"], name="entity_slug_once"),
        ]
        indexes = [
            # EntityQuerySet.most_named(): index pages and home
            models.Index("kind", F("reports").desc(), "name", name="entity_most_named"),
            # the admin's search and autocompletes: name contains
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="entity_name_trigrams"),
            # EntityQuerySet.matching(), .spelt_like(): live filters, what the search box offers
            GinIndex(OpClass(Folded("name"), "gin_trgm_ops"), name="entity_folded_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(self.kind, args=[self.slug])


class Address(models.Model):
    """A slug that was ever issued for an entity: addresses are kept for ever."""

    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    slug = models.SlugField(max_length=90)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
