"""What the page of one person, place or organisation shows, gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page

from articles.models import Story
from entities.calendar import Counts, Month, build_year
from entities.maps import HEIGHT, WIDTH, Map
from entities.models import DateMention, Entity, EntityKind, Event, Mention
from entities.networks import MOST_KNOTS
from entities.sparkline import Sparkline, sparkline
from entities.views.companions import Companion, Company, companions, pairs_shown, say_where
from entities.views.coverage import (
    Coverage,
    Report,
    coverage_of,
    listing_of,
    reports_listed,
    stories_naming,
)
from entities.views.happenings import Happening, happenings, told_of
from entities.views.mapped import map_of
from entities.views.network import Drawn, network_of
from entities.views.positions import Position, first_in_each, positions_of, within
from entities.views.quoted import Quoted, quoted
from entities.views.roles import Office, offices_of, role_rows, samples, with_sentences

MOST_ALIKE = 8
PLACES_DRAWN = 20
_OFTEN = 4
"""A place is drawn on another's map if it is named at least a quarter as often as the first."""
EVENTS_SHOWN = 8

REPORTS_LOOKED_AT = 200
"""Company is counted over this many of the newest reports, so that the page of the most named
costs little more than another's."""


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
    coverage: Coverage
    offices: list[Office]
    names: list[dict[str, Any]]
    activity: Activity | None
    happenings: list[Happening]
    reports: list[Report]
    page: Page[int]
    stories: list[Story]
    companions: dict[str, list[Companion]]
    network: Drawn | None
    """Who is named with whom in the newest reports."""
    alike: list[Entity]
    quoted: Quoted
    events: list[Event]
    map: Map | None
    """Of a place: itself and the places named with it."""

    @property
    def mentions(self) -> int:
        """Names in all reports, those left out of the lists too."""
        return self.entity.mentions_total

    @property
    def own_line(self) -> str:
        """The page's line where an editor worded it: where no report prints it as a role."""
        forms = (form for office in self.offices for form in (office.fullest, *office.forms))
        return "" if any(form.role == self.entity.line for form in forms) else self.entity.line

    @property
    def sparkline(self) -> Sparkline | None:
        return sparkline(self.coverage.published)

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
    coverage = coverage_of(entity)
    mentions = Mention.objects.of(entity)
    listed = [each.pk for each in coverage.named]
    if not coverage.whole:
        mentions = mentions.within(listed)
    listing = listing_of(coverage, page=page)
    newest = coverage.newest(REPORTS_LOOKED_AT)
    company = companions(entity, articles=newest, most=MOST_KNOTS)
    beside = [each.entity for kind in company.values() for each in kind]
    positions = positions_of([entity, *beside], {*newest, *listing.articles})
    together = within(positions, newest)
    first = first_in_each(positions, entity)
    pairs = pairs_shown(entity, company, together)
    roles = role_rows(mentions) if entity.kind == EntityKind.PERSON else []
    # Every sentence of a name that the page shows, and its report: of the list, the company and
    # the roles.
    shown = Mention.objects.for_excerpts().in_bulk([
        *(first[pk] for pk in listing.articles if pk in first),
        *(pair.other.pk for pair in pairs),
        *samples(roles),
    ])  # fmt: skip
    say_where(company, pairs, shown)
    told = told_of(entity, articles=newest)
    return Dossier(
        entity=entity,
        coverage=coverage,
        offices=offices_of(with_sentences(roles, shown)),
        names=list(mentions.names_seen()),
        activity=_activity(entity, coverage, told.by_day, year=year),
        happenings=happenings(told),
        reports=reports_listed(listing, {pk: shown[at] for pk, at in first.items() if at in shown}),
        page=listing.page,
        stories=stories_naming(coverage),
        companions=company,
        network=network_of(entity, company, together, articles=len(newest)),
        alike=list(Entity.objects.easily_confused_with(entity)[:MOST_ALIKE]),
        quoted=quoted(entity, articles=listed),
        events=_events(entity),
        map=_map(entity, company, together),
    )


def _events(entity: Entity) -> list[Event]:
    known = Event.objects.told().with_estimated(DateMention.objects.stated())
    return list(known.involving(entity).newest()[:EVENTS_SHOWN])


def _map(entity: Entity, company: Company, positions: Sequence[Position]) -> Map | None:
    """The place where it is named, and not its government, with what else is named often beside it:
    one report about the far side of the earth would shrink everything to a spot."""
    if entity.kind != EntityKind.PLACE:
        return None
    named = {(each.article, each.entity) for each in positions if not each.sense}
    times = Counter(place for _, place in named)
    beside = [each.entity for each in company[EntityKind.PLACE]]
    places = [each for each in (entity, *beside) if times[each.pk]]
    places.sort(key=lambda each: (-times[each.pk], each.name))
    counted = [(each, times[each.pk]) for each in places[:PLACES_DRAWN]]
    most = max((count for each, count in counted if each != entity), default=0)
    often = [(each, count) for each, count in counted if each == entity or count * _OFTEN >= most]
    return map_of(often, own=entity, size=(WIDTH, HEIGHT))


def _activity(
    entity: Entity, coverage: Coverage, happened: dict[date, int], *, year: str
) -> Activity | None:
    """The year asked for, or else the newest that has something; None where no day is known.

    Which years there are is told by what `happened` in the newest reports: to ask all of them takes
    seconds where an entity is named in every other report.
    """
    published = coverage.published
    years = sorted({day.year for day in (*published, *happened)}, reverse=True)
    if not years:
        return None
    number = int(year) if year.isascii() and year.isdigit() and int(year) in years else years[0]
    if coverage.reports > REPORTS_LOOKED_AT:
        first, last = date(number, 1, 1), date(number, 12, 31)
        spoken_of = DateMention.objects.beside(entity)
        happened = spoken_of.filter(earliest__range=(first, last)).by_day()
    in_year = Counts(
        {day: count for day, count in happened.items() if day.year == number},
        {day: count for day, count in published.items() if day.year == number},
    )
    return Activity(number, years, build_year(number, in_year))
