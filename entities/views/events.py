"""One event with all its reports, the list of events, and both as calendar files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from articles.views.paging import page_of
from entities import ical
from entities.models import DateMention, EntityKind, Event, EventKind, EventStatus
from entities.views.calendar_entries import entry_of
from entities.views.desk.choice import divided_event
from entities.views.event_filter import Asked
from entities.views.tellings import tellings_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.views.htmx import HtmxHttpRequest
    from entities.event_querysets import EventQuerySet

_AROUND = 3
_AT_ONCE = 500


def _known() -> EventQuerySet:
    return Event.objects.with_estimated(DateMention.objects.stated())


@require_safe
def event(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = get_object_or_404(_known().select_related("place", "moved_to"), pk=pk)
    if found.moved_to or slug != found.slug:
        answer = redirect(found.now, permanent=True)
        # Asked again each time: a merge that a browser kept in mind may have been undone.
        answer.headers["Cache-Control"] = "no-cache"
        return answer
    parts = list(found.taking_part.select_related("entity"))
    people = [each.entity_id for each in parts if each.entity.kind == EntityKind.PERSON]
    beside = _known().beside(found, people or [each.entity_id for each in parts])
    context = {
        "event": found,
        "tellings": tellings_of(found, parts, page=request.GET.get("page", "")),
        "divided": divided_event(found),
        "before": list(beside.before(found)[:_AROUND])[::-1],
        "after": beside.after(found)[:_AROUND],
    }
    return render(request, "entities/event.html", context)


@require_safe
@vary_on_headers("HX-Request")
def events(request: HtmxHttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    found = asked.events.with_estimated(DateMention.objects.stated())
    context = {
        "asked": asked,
        "kinds": EventKind.choices,
        "statuses": EventStatus.choices,
        "page": page_of(request, found.newest().with_who_and_where()),
    }
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "entities/events.html", context)
    response = render(request, "entities/_events_found.html", context)
    return replace_url(response, asked.address)


@require_safe
def events_calendar(request: HttpRequest) -> StreamingHttpResponse:
    """The same events as a calendar file, all of them that have a day."""
    asked = Asked.of(request.GET)
    return _calendar(request, asked.events, name="events.ics")


@require_safe
def event_calendar(request: HttpRequest, pk: int) -> StreamingHttpResponse | HttpResponse:
    found = get_object_or_404(Event.objects.select_related("moved_to"), pk=pk)
    if found.moved_to:
        return redirect("event_calendar", found.now.pk, permanent=True)
    return _calendar(request, Event.objects.told().filter(pk=pk), name=f"event-{pk}.ics")


def _calendar(request: HttpRequest, found: EventQuerySet, *, name: str) -> StreamingHttpResponse:
    dated = found.with_estimated(DateMention.objects.stated()).filter(earliest__isnull=False)
    rows = dated.oldest().with_who_and_where().with_outlets().iterator(chunk_size=_AT_ONCE)
    lines = ical.calendar(
        (entry_of(each, request) for each in rows), name="Attaché", stamp=timezone.now()
    )
    return StreamingHttpResponse(
        lines,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
