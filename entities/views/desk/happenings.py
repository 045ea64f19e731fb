"""Decide which tellings are one event: merge, tell apart, split."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from django.db.models import OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from articles.templatetags.pages import days_to
from entities.models import Event, Ruling
from entities.rulings import subjects
from entities.rulings.event_bonds import APART, SPLIT
from entities.rulings.frame import history as rulings_on
from entities.rulings.on_entities import NotPossible
from entities.rulings.on_events import event_split, events_apart, events_merged
from entities.views.desk.editing import decide, editors_only, told_apart, version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entities.rulings.frame import Decision

_OFFERED = 12
_LONGEST = 200


@editors_only
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring other events to this one, or tell them apart from it, or look for them."""
    event = get_object_or_404(Event.objects.select_related("moved_to", "place"), pk=pk)
    if event.moved_to:
        return redirect("merge-events", event.now.pk)
    asked = [*request.POST.getlist("with"), *request.GET.getlist("with")]
    chosen = {int(each) for each in asked if each.isdecimal() and len(each) < 10} - {pk}
    others = list(Event.objects.told().filter(pk__in=chosen).with_who_and_where().oldest())
    against = _against([event, *others])
    problem = ""
    if request.method == "POST":
        try:
            into = _into(request, event, others)
            decisions = _brought(request, [event, *others], into, seen=not against)
            return decide(request, decisions, back=into.get_absolute_url())
        except NotPossible as error:
            problem = str(error)
    words = request.GET.get("q", "").replace("\0", "")[:_LONGEST]
    context = {
        "event": event,
        "others": others,
        "all": [event, *others],
        "offered": _offered(event, chosen, words),
        "against": against,
        "words": words,
        "problem": problem,
        "seen": version(),
    }
    status = 422 if problem else 200
    return render(request, "entities/desk/merge_events.html", context, status=status)


def _into(request: HttpRequest, event: Event, others: Iterable[Event]) -> Event:
    into = request.POST.get("into", "")
    return next((each for each in others if str(each.pk) == into), event)


def _brought(
    request: HttpRequest, events: Sequence[Event], into: Event, *, seen: bool
) -> list[Decision]:
    """What the pressed button decides; `seen`: nothing speaks against it that had to be seen."""
    why = request.POST.get("why", "")[:400]
    if len(events) < 2:
        raise NotPossible(_("Choose another event first."))
    if request.POST.get("do") == "apart":
        return [events_apart(events[0], each, why=why) for each in events[1:]]
    if not seen and "sure" not in request.POST:
        raise NotPossible(_("Say that you have seen what speaks against it."))
    return [events_merged(into, [each for each in events if each.pk != into.pk], why=why)]


def _offered(event: Event, chosen: Iterable[int], words: str) -> list[Event]:
    """Those that the words find; without words those with the same people, the nearest first."""
    others = Event.objects.told().exclude(pk__in=[event.pk, *chosen]).with_who_and_where()
    if words:
        return list(others.mentioning(words).newest()[:_OFFERED])
    parties = event.taking_part.values_list("entity", flat=True)
    near = others.filter(pk__in=others.sharing(list(parties), most=100))
    subject = Concat(Value("event:"), Cast(OuterRef("uid"), TextField()))
    near = near.exclude(told_apart(SPLIT, APART, by=subjects.event(str(event.uid)), other=subject))

    def away(other: Event) -> tuple[int, int]:
        if event.earliest is None or other.earliest is None:
            return 36_500, other.pk
        return abs((event.earliest - other.earliest).days), other.pk

    return sorted(near, key=away)[:_OFFERED]


def _against(events: Sequence[Event]) -> list[str]:
    """What rulings and reports say against their being one."""
    found = []
    keys = {subjects.event(str(each.uid)): each for each in events}
    for ruling in Ruling.objects.standing(SPLIT, APART).concerning(keys):
        if len(keys.keys() & set(ruling.subjects)) > 1:
            words = _("%(editor)s ruled on %(day)s: %(now)s. %(why)s")
            day = f"{ruling.at:%-d %B %Y}"
            told = {"editor": ruling.editor_name, "day": day, "now": ruling.now, "why": ruling.why}
            found.append((words % told).strip())
    for one, other in combinations(events, 2):
        found += _differ(one, other)
    return found


def _differ(one: Event, other: Event) -> list[str]:
    found = []
    if _on_other_days(one, other):
        ours, theirs = (days_to(each.earliest, each.latest) for each in (one, other))
        words = _("One was on %(ours)s, the other on %(theirs)s.")
        found.append(words % {"ours": ours, "theirs": theirs})
    if one.place and other.place and one.place_id != other.place_id:
        words = _("One was in %(ours)s, the other in %(theirs)s.")
        found.append(words % {"ours": one.place.name, "theirs": other.place.name})
    parties = [{each.entity_id for each in event.taking_part.all()} for event in (one, other)]
    if all(parties) and not parties[0] & parties[1]:
        words = _("Nobody takes part in both “%(ours)s” and “%(theirs)s”.")
        found.append(words % {"ours": one.title, "theirs": other.title})
    return found


def _on_other_days(one: Event, other: Event) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest


@editors_only
@require_http_methods(["GET", "POST"])
def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Split an event: choose the reports that tell of another."""
    event = get_object_or_404(Event.objects.select_related("moved_to"), pk=pk)
    if event.moved_to:
        return redirect("split-event", event.now.pk)
    problem = ""
    if request.method == "POST":
        chosen = {int(each) for each in request.POST.getlist("report") if each.isdecimal()}
        try:
            decision = event_split(event, chosen, why=request.POST.get("why", "")[:400])
            return decide(request, [decision], back=event.get_absolute_url())
        except NotPossible as error:
            problem = str(error)
    told = event.tellings.values("article")
    reports = Article.objects.filter(pk__in=told).for_list().oldest()
    present = {each.pk for each in reports}
    context = {
        "event": event,
        "reports": [each for each in reports if each.reprint_of_id not in present],
        "problem": problem,
        "seen": version(),
    }
    status = 422 if problem else 200
    return render(request, "entities/desk/split_event.html", context, status=status)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What editors decided about an event, for everybody."""
    event = get_object_or_404(Event, pk=pk)
    rulings = rulings_on([subjects.event(str(event.uid))])[:500]
    context = {"about": event, "rulings": rulings}
    return render(request, "entities/desk/history.html", context)
