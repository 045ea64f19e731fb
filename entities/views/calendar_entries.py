"""An event as an entry of a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.views.days import day_words
from entities.ical import Entry
from entities.models import EventStatus

if TYPE_CHECKING:
    from django.http import HttpRequest

    from entities.models import Event

_STATUS: dict[str, Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]] = {
    EventStatus.ANNOUNCED: "TENTATIVE",
    EventStatus.UNDER_WAY: "CONFIRMED",
    EventStatus.HELD: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.DENIED: "CANCELLED",
}


def entry_of(event: Event, request: HttpRequest) -> Entry:
    """An event that has days, fetched `with_estimated()` and `with_outlets()`.

    A vague one is an entry of many days whose summary says that it is not known which.
    """
    if not (event.earliest and event.latest):
        raise ValueError("an event without a day is no entry of a calendar")
    place = event.place
    there = place and place.latitude is not None and place.longitude is not None
    return Entry(
        uid=f"event-{event.pk}@{request.get_host()}",
        first=event.earliest,
        last=event.latest,
        summary=_summary(event),
        description=_description(event),
        url=request.build_absolute_uri(event.get_absolute_url()),
        status=_STATUS[event.status],
        place=place.name if place else "",
        geo=(place.latitude or 0.0, place.longitude or 0.0) if place and there else None,
        categories=(event.kind,),
    )


def _summary(event: Event) -> str:
    mark = "≈ " if event.estimated else ""  # type: ignore[attr-defined]
    if not event.vague:
        return f"{mark}{event.title}"
    return f"{mark}{event.title} ({_vague(event)})"


def _vague(event: Event) -> str:
    if not event.precision:
        return _("day not known")
    return _("known to the %(precision)s") % {"precision": event.precision}


def _description(event: Event) -> str:
    """What, how it stands, when and how sharply, who, and who reports it; one line each."""
    reports = ngettext("told in %d report", "told in %d reports", event.reports) % event.reports
    outlets: str = event.outlets or ""  # type: ignore[attr-defined]
    who = ", ".join(each.entity.name for each in event.taking_part.all())
    lines = [
        f"{event.get_kind_display()}, {event.get_status_display()}",
        day_words(event.earliest, event.latest) + (f", {_vague(event)}" if event.vague else ""),
        _("The day follows from an estimate.") if event.estimated else "",  # type: ignore[attr-defined]
        who,
        f"{reports}: {outlets}" if outlets else reports,
    ]
    return "\n".join(line for line in lines if line)
