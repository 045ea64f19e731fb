"""Where names and dates stand in the texts."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entities.date_querysets import A_YEAR, FROM_ESTIMATE, DateMentionQuerySet
from entities.models.entity import Entity, EntityKind
from entities.querysets import MentionQuerySet


class Naming(models.Model):
    """One report's way of naming one entity: all its mentions of it, taken together.

    This is what resolution compares across reports. `block` gathers the namings that could be
    one entity (people by family name); `mark` is the report's fingerprint, by which a sample of
    reports is drawn; `acronyms` holds the keys of the acronyms by which it calls an organisation.
    `pinned` is the key of the entity that an editor chose for these mentions.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="namings", db_index=False
    )
    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=250)
    block = models.CharField(max_length=120)
    mark = models.CharField(max_length=12, default="")
    lone = models.BooleanField(default=False)
    roles = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    acronyms = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    pinned = models.CharField(max_length=250, blank=True)
    entity = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="namings",
        db_index=False,
    )
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "name", "pinned"], name="naming_once"
            ),
        ]
        indexes = [
            # EntityQuerySet.most_named_in(): whom a week's reports name, read from the index alone
            models.Index(fields=["article"], include=["entity"], name="naming_of_article"),
            # resolution.block: the forms of a block and the sample of each
            models.Index(fields=["kind", "block", "key", "mark"], name="naming_forms"),
            # EntityQuerySet.easily_confused_with(): the blocks of one, and who is in a block
            models.Index(fields=["entity", "kind", "block"], name="naming_of_entity"),
            models.Index(fields=["kind", "block", "entity"], name="naming_entities"),
            # resolve._ties(): which organisation an acronym stands for
            GinIndex(fields=["acronyms"], name="naming_acronyms", condition=~Q(acronyms__len=0)),
        ]

    def __str__(self) -> str:
        return self.name


class Circle(models.Model):
    """Whoever and whatever one report names: "kind:key" of each, which resolution compares."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="circle"
    )
    terms = ArrayField(models.CharField(max_length=260), default=list, blank=True)

    def __str__(self) -> str:
        return ", ".join(self.terms)


class Sense(models.TextChoices):
    GOVERNMENT = "government", _("as a government")


class Mention(models.Model):
    """One name where it stands in an article's text. Offsets are into `Article.text`."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="mentions", db_index=False
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
    sense = models.CharField(
        max_length=12,
        blank=True,
        choices=Sense.choices,
        help_text=_("What the words stand for, where that is not the place itself."),
    )
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
            # tally(), EntityQuerySet.in_articles(): whom some reports name, from the index alone
            models.Index(fields=["article", "entity"], name="mention_by_article"),
            # MentionQuerySet.governments(): the reports that name a place as a government
            models.Index(
                fields=["entity", "article"],
                condition=Q(sense="government"),
                name="mention_governments",
            ),
            # rulings.derive.affected(): what a ruling "always" would change, shown beforehand
            models.Index(fields=["text", "kind"], name="mention_by_words"),
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
            # DateMentionQuerySet.within(): searches by happened_from/to
            models.Index(fields=["earliest", "latest"], name="date_mention_days"),
            # DateMentionQuerySet.exact(): day pages, the leading stories of a month
            models.Index(
                fields=["earliest", "article"],
                condition=Q(earliest=F("latest")),
                name="date_mention_exact",
            ),
            # DateMentionQuerySet.vague(): what is known to a week, month or year
            models.Index(
                fields=["earliest", "latest"],
                include=["article", "start", "id"],
                condition=Q(earliest__lt=F("latest")),
                name="date_mention_stretches",
            ),
            # DateMentionQuerySet.beyond_a_year(): decades and centuries on /dates/
            models.Index(
                fields=["earliest"],
                condition=Q(latest__gt=F("earliest") + A_YEAR),
                name="date_mention_beyond_year",
            ),
        ]

    @property
    def estimated(self) -> bool:
        """Whether it was placed from an estimate of when its report was published."""
        return self.rule.endswith(FROM_ESTIMATE)

    @property
    def vague(self) -> bool:
        """Known to a stretch of days, not to one."""
        return self.earliest != self.latest

    @property
    def anchor(self) -> str:
        """The id that the expression has on its report's page; stays when the report is read again
        by other rules, because it tells where the words stand."""
        return self.anchor_of(self.start)

    @staticmethod
    def anchor_of(start: int) -> str:
        return f"d{start}"

    def __str__(self) -> str:
        return self.text
