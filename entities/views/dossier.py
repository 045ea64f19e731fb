"""What the page of one person, place or organisation shows, gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Count

from articles.models import Article, Story
from entities.calendar import Counts, Month, build_year
from entities.models import DateMention, Entity, EntityKind, Mention
from entities.views.companions import Companion, companions
from entities.views.coverage import Report, reports_naming, stories_naming

MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Activity:
    """The days of one year on which something is reported, and the years there are."""

    year: int
    years: Sequence[int]
    months: Sequence[Month]

    @property
    def days(self) -> list[Any]:
        return [day for month in self.months for day in month.days if day.has_something]


@dataclass(frozen=True, slots=True)
class Dossier:
    entity: Entity
    coverage: dict[str, Any]
    roles: list[dict[str, Any]]
    names: list[dict[str, Any]]
    activity: Activity | None
    reports: list[Report]
    page: Page[Article]
    stories: list[Story]
    companions: dict[str, list[Companion]]
    alike: list[Entity]

    @property
    def index(self) -> str:
        """The address name of the index this entity stands in."""
        return {"person": "people"}.get(self.entity.kind, f"{self.entity.kind}s")

    @property
    def coordinates(self) -> str:
        """Latitude and longitude as an atlas prints them, to a tenth of a degree; "" if unknown."""
        latitude, longitude = self.entity.latitude, self.entity.longitude
        if latitude is None or longitude is None:
            return ""
        north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
        return f"{abs(latitude):.1f}° {north}, {abs(longitude):.1f}° {east}"


def dossier(entity: Entity, *, page: str, year: str) -> Dossier:
    """Everything on the page; `page` and `year` as asked for in the address."""
    mentions = Mention.objects.of(entity)
    reports, shown = reports_naming(entity, page=page)
    people = entity.kind == EntityKind.PERSON
    return Dossier(
        entity=entity,
        coverage=mentions.coverage(),
        roles=list(mentions.roles()) if people else [],
        names=list(mentions.names_seen()),
        activity=_activity(entity, year=year),
        reports=reports,
        page=shown,
        stories=stories_naming(entity),
        companions=companions(entity),
        alike=list(Entity.objects.easily_confused_with(entity)[:MOST_ALIKE]),
    )


def _activity(entity: Entity, *, year: str) -> Activity | None:
    """The year asked for, or else the newest that has something; None where no day is known."""
    happened = DateMention.objects.beside(entity).by_day()
    dated = Article.objects.naming(entity.pk).dated().order_by("published")
    published = dict(dated.values_list("published").annotate(Count("id")))
    every = Counts(happened, published)
    years = sorted({day.year for day in every.days}, reverse=True)
    if not years:
        return None
    number = int(year) if year.isascii() and year.isdigit() and int(year) in years else years[0]
    in_year = Counts(
        {day: count for day, count in happened.items() if day.year == number},
        {day: count for day, count in published.items() if day.year == number},
    )
    return Activity(number, years, build_year(number, in_year))
