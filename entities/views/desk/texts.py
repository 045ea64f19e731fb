"""Decide what a report's dates, quotations and events say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from entities.models import (
    DateMention,
    Entity,
    EntityKind,
    EventKind,
    EventStatus,
    Mention,
    Printing,
    Telling,
)
from entities.rulings import subjects
from entities.rulings.days import Days, UnknownDays, days_of
from entities.rulings.frame import history as rulings_on
from entities.rulings.on_texts import (
    date_is,
    date_is_none,
    event_has,
    event_is_none,
    quote_is_by,
    quote_is_none,
)
from entities.rulings.refs import ref_of
from entities.views.desk.editing import decide, editors_only, gone, queue_address, version
from entities.views.sentences import excerpt_within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entities.rulings.frame import Decision

_OFFERED = 12


def _context(row: DateMention | Printing | Telling, **more: Any) -> dict[str, Any]:
    article = row.article
    return {
        "article": article,
        "row": row,
        "excerpt": excerpt_within(article.text, row.start, row.end),
        "seen": version(),
        **more,
    }


class DateForm(forms.Form):
    """A day, month or year in ISO 8601, or nothing for "not a date"."""

    value = forms.CharField(max_length=30, required=False, strip=True)
    reject = forms.BooleanField(required=False)
    why = forms.CharField(max_length=400, required=False)

    def clean_value(self) -> Days | None:
        value = self.cleaned_data["value"]
        try:
            return days_of(value) if value else None
        except UnknownDays as error:
            raise forms.ValidationError(
                _("Write a day as 2025-03-06, a month as 2025-03, a year as 2025.")
            ) from error

    def clean(self) -> None:
        if not self.errors and not self.cleaned_data["value"] and not self.cleaned_data["reject"]:
            raise forms.ValidationError(_("Write a date, or say that it is none."))


@editors_only
@require_http_methods(["GET", "POST"])
def rule_date(request: HttpRequest, article: int, start: int, end: int) -> HttpResponse:
    rows = DateMention.objects.select_related("article")
    found = rows.filter(article=article, start=start, end=end).first()
    if found is None:
        return gone(request, article)
    form = DateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        decision = _date(found, told["value"], reject=told["reject"], why=told["why"])
        here = f"{found.article.get_absolute_url()}#{found.anchor}"
        back = queue_address(request.POST.get("back", "")) or here
        return decide(request, [decision], back=back)
    status = 422 if form.errors else 200
    return render(request, "entities/desk/date.html", _context(found, form=form), status=status)


def _date(found: DateMention, days: Days | None, *, reject: bool, why: str) -> Decision:
    if reject or days is None:
        return date_is_none(found, why=why)
    return date_is(
        found,
        value=days.value,
        precision=days.precision,
        earliest=days.earliest.isoformat(),
        latest=days.latest.isoformat(),
        why=why,
    )


@editors_only
@require_http_methods(["GET", "POST"])
def rule_quote(request: HttpRequest, article: int, start: int, end: int) -> HttpResponse:
    rows = Printing.objects.select_related("article", "speaker", "quote")
    found = rows.filter(article=article, start=start, end=end).first()
    if found is None:
        return gone(request, article)
    problem = ""
    printed = Printing.objects.filter(quote=found.quote).select_related("article", "speaker")
    if request.method == "POST":
        meant = printed if request.POST.get("scope") == "everywhere" else [found]
        decisions = _said_by(request, meant)
        if decisions:
            return decide(request, decisions, back=_back_from_quote(request, found))
        problem = _("Choose who said it.")
    words = request.GET.get("q", "").replace("\0", "")[:200]
    shown = _context(
        found,
        speakers=_speakers(found, words),
        words=words,
        problem=problem,
        printed=printed.count(),
        back=request.GET.get("back", ""),
    )
    return render(request, "entities/desk/quote.html", shown, status=422 if problem else 200)


def _said_by(request: HttpRequest, printings: Iterable[Printing]) -> list[Decision]:
    """What the form says of each of these printings; nothing where it says nothing."""
    chosen, why = request.POST.get("chosen", ""), request.POST.get("why", "")[:400]
    if chosen == "none":
        return [quote_is_none(each, why=why) for each in printings]
    if chosen == "nobody":
        return [quote_is_by(each, None, why=why) for each in printings]
    speaker = Entity.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if speaker is None:
        return []
    return [quote_is_by(each, ref_of(speaker), why=why) for each in printings]


def _back_from_quote(request: HttpRequest, found: Printing) -> str:
    """Back to where the form was opened: the queue, the quotation's page, or the report."""
    asked = request.POST.get("back", "")
    if asked == "quote":
        return found.quote.get_absolute_url()
    return queue_address(asked) or f"{found.article.get_absolute_url()}#quote-{found.quote_id}"


def _speakers(found: Printing, words: str) -> list[Entity]:
    """Whoever the report names, or whom the words find."""
    if words:
        return list(Entity.objects.matching(words).most_named()[:_OFFERED])
    return speakers_near(found)[:_OFFERED]


def speakers_near(found: Printing) -> list[Entity]:
    """Whoever the report names and can speak, those named closest to the quotation first."""
    named = Mention.objects.filter(article=found.article_id, entity__isnull=False)
    rows = named.exclude(kind=EntityKind.PLACE).select_related("entity")
    # Whoever is named inside the quotation is hardly who speaks.
    outside = [each for each in rows if each.end <= found.start or found.end <= each.start]
    outside.sort(key=lambda each: max(found.start - each.end, each.start - found.end))
    return list(dict.fromkeys(each.entity for each in outside if each.entity))


class EventForm(forms.Form):
    """What happened, as an editor has it."""

    reject = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=EventKind.choices)
    status = forms.ChoiceField(choices=EventStatus.choices)
    day = forms.CharField(max_length=30, required=False)
    why = forms.CharField(max_length=400, required=False)

    def clean_day(self) -> Days | None:
        value = self.cleaned_data["day"].strip()
        try:
            return days_of(value) if value else None
        except UnknownDays as error:
            raise forms.ValidationError(
                _("Write a day as 2025-03-06, a month as 2025-03, a year as 2025.")
            ) from error


@editors_only
@require_http_methods(["GET", "POST"])
def rule_event(request: HttpRequest, article: int, start: int, end: int, kind: str) -> HttpResponse:
    rows = Telling.objects.select_related("article", "event").order_by("pk")
    there = list(rows.filter(article=article, start=start, end=end))
    found = min(there, key=lambda each: each.kind != kind.replace("-", " "), default=None)
    if found is None:
        return gone(request, article)
    form = EventForm(request.POST or None, initial={"kind": found.kind, "status": found.status})
    if request.method == "POST" and form.is_valid():
        decision = _event(request, found, form)
        back = queue_address(request.POST.get("back", "")) or found.event.get_absolute_url()
        return decide(request, [decision], back=back)
    shown = _context(found, form=form, **event_fields(found))
    return render(request, "entities/desk/event.html", shown, status=422 if form.errors else 200)


def event_fields(found: Telling) -> dict[str, Any]:
    """What the fields of an event's form offer, and what is chosen there."""
    return {
        "named": list(Entity.objects.in_articles([found.article_id])),
        "chosen": {each["entity"] for each in found.participants},
        "places": {each["entity"] for each in found.places},
        "day": _day_words(found.earliest, found.latest, found.precision),
        "kinds": EventKind.choices,
        "statuses": EventStatus.choices,
    }


def _event(request: HttpRequest, found: Telling, form: EventForm) -> Decision:
    """Only the fields that differ from what was found are the editor's own."""
    told = form.cleaned_data
    if "leave" in request.POST:
        return event_has(found, {}, in_words="as it is", why=told["why"])
    if told["reject"]:
        return event_is_none(found, why=told["why"])
    fields: dict[str, Any] = {
        name: told[name] for name in ("kind", "status") if told[name] != getattr(found, name)
    }
    days = told["day"]
    told_days = (days.earliest, days.latest) if days else (None, None)
    if told_days != (found.earliest, found.latest):
        fields["date"] = {
            "earliest": days.earliest.isoformat() if days else None,
            "latest": days.latest.isoformat() if days else None,
            "precision": days.precision if days else "",
        }
    for name, before in (("participants", found.participants), ("place", found.places)):
        ids = {int(each) for each in request.POST.getlist(name) if each.isdecimal()}
        if ids != {each["entity"] for each in before if each["entity"]}:
            parts = {each["entity"]: each.get("part", "") for each in before}
            rows = Entity.objects.filter(pk__in=ids).order_by("pk")
            fields[name] = [ref_of(e).plain() | {"part": parts.get(e.pk, "")} for e in rows]
    words = ", ".join(f"{name}: {_in_words(value)}" for name, value in fields.items())
    return event_has(found, fields, in_words=words or _("as it is"), why=told["why"])


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(each["name"] for each in value) or _("nobody")
    if isinstance(value, dict):
        return str(value["earliest"] or _("unknown"))
    return str(value)


def _day_words(earliest: date | None, latest: date | None, precision: str) -> str:
    if earliest is None or latest is None:
        return ""
    length = {"year": 4, "month": 7}.get(precision, 10)
    return earliest.isoformat()[:length] if precision in ("year", "month", "day") else ""


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What editors decided about a report, for everybody."""
    article = get_object_or_404(Article.objects.defer("text", "search"), pk=pk)
    rulings = rulings_on([subjects.report(article.identity)])[:500]
    context = {"about": article, "rulings": rulings}
    return render(request, "entities/desk/history.html", context)
