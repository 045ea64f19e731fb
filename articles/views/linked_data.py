"""What a page is, in schema.org's words: a page of this site *about* a report, a person, an event.

This site publishes none of the reports: each is a NewsArticle by its outlet at its own address,
which the page is about or cites.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from entities.models import EntityKind

if TYPE_CHECKING:
    from datetime import date

    from articles.citing import Citation
    from entities.models import Entity, Event

Data = dict[str, Any]

_TYPES = {
    EntityKind.PERSON: "Person",
    EntityKind.PLACE: "Place",
    EntityKind.ORGANISATION: "Organization",
}


def page_about(about: Data, *, name: str, page: str, root: str, cites: Data | None = None) -> Data:
    """`page` and `root` are full addresses, of the page and of the site."""
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": page,
            "url": page,
            "name": name,
            "isPartOf": {"@type": "WebSite", "name": "Attaché", "url": root},
            "about": about,
            "citation": cites,
        }
    )


def report(cited: Citation) -> Data:
    return _said(
        {
            "@type": "NewsArticle",
            "@id": cited.address,
            "headline": cited.title,
            "url": cited.address,
            "datePublished": _day(cited.published),
            "inLanguage": cited.language,
            "author": [{"@type": "Person", "name": name} for name in cited.authors],
            "publisher": {"@type": "Organization", "name": cited.outlet} if cited.outlet else None,
        }
    )


def quotation(words: str, speaker: Entity | None, full: Callable[[str], str]) -> Data:
    """`full` makes an address of this site full."""
    by = {**entity(speaker), "url": full(speaker.get_absolute_url())} if speaker else None
    return _said({"@type": "Quotation", "text": words, "creator": by})


def entity(named: Entity) -> Data:
    where = None
    if named.latitude is not None and named.longitude is not None:
        where = {
            "@type": "GeoCoordinates",
            "latitude": named.latitude,
            "longitude": named.longitude,
        }
    return _said(
        {
            "@type": _TYPES.get(EntityKind(named.kind), "Thing"),
            "name": named.name,
            "description": named.line,
            "geo": where,
        }
    )


def event(told: Event) -> Data:
    """With a day only where one day is known: a month is no day's event."""
    known = told.earliest if told.earliest == told.latest else None
    return _said(
        {
            "@type": "Event",
            "name": told.title,
            "startDate": _day(known),
            "location": entity(told.place) if told.place else None,
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "", [])}
