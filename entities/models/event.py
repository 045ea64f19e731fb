"""What happened, and every report that tells of it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from entities.event_querysets import EventQuerySet, TellingQuerySet
from entities.models.entity import Entity


class EventKind(models.TextChoices):
    """The kinds of `entities.language.event_kinds.kinds`, as readers see them."""

    MEETING = "meeting", _("meeting or talks")
    CALL = "call", _("call")
    VISIT = "visit", _("visit")
    CONFERENCE = "conference", _("summit or conference")
    STATEMENT = "statement", _("statement or speech")
    AGREEMENT = "agreement", _("agreement or pact")
    AID = "aid", _("aid or arms transfer")
    SUSPENSION = "suspension", _("suspension or withdrawal")
    DEPLOYMENT = "deployment", _("deployment or exercise")
    SANCTION = "sanction", _("sanction or demand")
    APPOINTMENT = "appointment", _("appointment")
    COMMEMORATION = "commemoration", _("commemoration")
    VOTE = "vote", _("vote or parliamentary exchange")


class EventStatus(models.TextChoices):
    ANNOUNCED = "announced", _("announced")
    UNDER_WAY = "under way", _("under way")
    HELD = "held", _("held")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    DENIED = "denied", _("denied")


class Event(models.Model):
    """One happening, however many reports tell of it.

    Derived from its tellings by `entities.happenings`: the sharpest days, all who took part, the
    status of the newest report. One whose tellings met another's has `moved_to`, or nothing where
    no report tells of it any more; its address stays. Rulings know it by `uid`.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=14, choices=EventKind.choices)
    title = models.CharField(max_length=300)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, blank=True)
    # How far its tellings reach, by which another one finds it; see resolution.same_event.
    reach_earliest = models.DateField(null=True, blank=True, editable=False)
    reach_latest = models.DateField(null=True, blank=True, editable=False)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    series = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.SET_NULL, related_name="events_here"
    )
    participants: models.ManyToManyField[Entity, TakingPart] = models.ManyToManyField(
        Entity, through="TakingPart", related_name="events"
    )
    reports = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0, help_text=_("Reprints counted once."))
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from"
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = [F("latest").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(
                name="event_days_ordered",
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__lte=F("latest")),
            ),
        ]
        indexes = [
            # EventQuerySet.newest(): /events/
            models.Index(F("latest").desc(nulls_last=True), F("id").desc(), name="event_newest"),
            # EventQuerySet.within(): day pages, and searches by day
            models.Index(fields=["earliest", "latest"], name="event_days"),
            # happenings._near(): the occurrences of what recurs
            models.Index(fields=["series"], name="event_series", condition=~Q(series="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return self.slug_of(self.title)

    @staticmethod
    def slug_of(title: str) -> str:
        return slugify(title)[:80].strip("-") or "event"

    @property
    def vague(self) -> bool:
        """Known to a stretch of days, not to one."""
        return self.earliest != self.latest

    @property
    def now(self) -> Event:
        """Itself, or what its tellings have become part of: one query for each step there."""
        at = self
        while at.moved_to:
            at = at.moved_to
        return at

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk, self.slug])


class TakingPart(models.Model):
    """Who took part in an event; `role` is the office printed, `part` what was done there."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="taking_part")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="taking_part")
    role = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "entity"], name="taking_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.entity)


class Telling(models.Model):
    """An event as one report tells it. Offsets are into `Article.text`.

    `participants` holds {"name", "kind", "role", "part", "entity", "slug"} of each in the report's
    order, `entity` (an id) and `slug` null where it is not resolved; `places` {"name", "entity"};
    `evidence` {"field", "value", "start", "end", "text"}, what each field rests on.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="tellings")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tellings"
    )
    kind = models.CharField(max_length=14, choices=EventKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    series = models.CharField(max_length=200, blank=True)
    participants = models.JSONField(default=list)
    places = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    provenance = models.CharField(max_length=200)
    reason = models.TextField(blank=True, help_text=_("Why it is told of this event."))
    ruled = models.JSONField(
        default=list, help_text=_("The fields that an editor set: they are the event's own.")
    )

    objects = TellingQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        constraints = [
            models.CheckConstraint(name="telling_not_empty", condition=Q(start__lt=F("end"))),
        ]

    def __str__(self) -> str:
        return self.text
