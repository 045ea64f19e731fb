"""What the texts speak of: people, places and organisations, where they stand, and rulings.

Nothing here imports `articles`; an article is a foreign key by name.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entities.querysets import DateMentionQuerySet, EntityQuerySet, MentionQuerySet


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
            # admin and search autocompletes: name contains
            # live filter and autocompletes: name contains
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="entity_name_trigrams"),
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


class Naming(models.Model):
    """One report's way of naming one entity: all its mentions of it, taken together.

    This is what resolution compares across reports. `block` gathers the namings that could be
    one entity (people by family name); `context` holds the keys of whoever and whatever else the
    same report names.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="namings"
    )
    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=250)
    block = models.CharField(max_length=120)
    lone = models.BooleanField(default=False)
    roles = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    context = ArrayField(models.CharField(max_length=260), default=list, blank=True)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="namings"
    )
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "name"], name="naming_once"),
        ]
        indexes = [
            models.Index(fields=["kind", "block"], name="naming_block"),  # resolve.resolve()
        ]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """One name where it stands in an article's text. Offsets are into `Article.text`."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="mentions"
    )
    naming = models.ForeignKey(
        Naming, null=True, on_delete=models.SET_NULL, related_name="mentions", editable=False
    )
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    role = models.CharField(max_length=200, blank=True)
    provenance = models.CharField(
        max_length=200, help_text=_("The rule or model with its version, or the editor.")
    )
    reason = models.CharField(max_length=400, blank=True)
    ruling = models.ForeignKey(
        "Ruling", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end"], name="mention_once"),
            models.CheckConstraint(name="mention_not_empty", condition=Q(start__lt=F("end"))),
        ]
        indexes = [
            # MentionQuerySet.of(): an entity's reports and names seen
            models.Index(fields=["entity", "article"], name="mention_by_entity"),
        ]

    def __str__(self) -> str:
        return self.text


class DateMention(models.Model):
    """One expression of time in an article's text; `earliest`/`latest` are inclusive days."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="date_mentions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    value = models.CharField(max_length=60, blank=True)
    precision = models.CharField(max_length=10, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    rule = models.CharField(max_length=120)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()

    objects = DateMentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end"], name="date_mention_once"),
            models.CheckConstraint(
                name="date_mention_ordered",
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__lte=F("latest")),
            ),
        ]
        indexes = [
            # DateMentionQuerySet.on(), .within(): date pages, searches by happened_from/to
            models.Index(fields=["earliest", "latest"], name="date_mention_days"),
        ]

    def __str__(self) -> str:
        return self.text


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
