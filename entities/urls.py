"""The addresses of people, places, organisations, quotations, events and dates."""

from __future__ import annotations

from django.urls import include, path, register_converter

from entities.models import EntityKind
from entities.views import card, dates, day, entity, events, index, quotes


class FourDigits:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):04d}"


class TwoDigits:
    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):02d}"


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "dd")

_PERSON = {"kind": EntityKind.PERSON}
_PLACE = {"kind": EntityKind.PLACE}
_ORGANISATION = {"kind": EntityKind.ORGANISATION}

urlpatterns = [
    path("people/", index.index, _PERSON, name="people"),
    path("people/<slug:slug>/", entity.entity, _PERSON, name="person"),
    path("people/<slug:slug>/card/", card.card, _PERSON, name="person-card"),
    path("places/", index.index, _PLACE, name="places"),
    path("places/<slug:slug>/", entity.entity, _PLACE, name="place"),
    path("places/<slug:slug>/card/", card.card, _PLACE, name="place-card"),
    path("organisations/", index.index, _ORGANISATION, name="organisations"),
    path("organisations/<slug:slug>/", entity.entity, _ORGANISATION, name="organisation"),
    path("organisations/<slug:slug>/card/", card.card, _ORGANISATION, name="organisation-card"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("quotes/<int:pk>/", quotes.quote, name="quote"),
    path("events/", events.events, name="events"),
    path("events.ics", events.events_calendar, name="events_calendar"),
    path("events/<int:pk>.ics", events.event_calendar, name="event_calendar"),
    path("events/<int:pk>/", events.event),
    path("events/<int:pk>-/", events.event),
    path("events/<int:pk>-<slug:slug>/", events.event, name="event"),
    path("", include("entities.desk_urls")),
    path("dates/", dates.years, name="dates"),
    path("dates/<yyyy:year>/", dates.year, name="year"),
    path("dates/<yyyy:year>/<dd:month>/", dates.month, name="month"),
    path("dates/<yyyy:year>/<dd:month>/<dd:day>/", day.day, name="day"),
]
